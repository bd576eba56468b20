using System.Text.Encodings.Web;
using System.Text.Json;
using Easemob.Messaging.Wire.Msync;
using Google.Protobuf;
using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Wire;

/// <summary>
/// Writes what this client sends, byte for byte as the vendor's own client does, except that it offers no compression.
/// </summary>
internal static class FrameWriter
{
    // The feature level of the vendor's client whose behaviour this one has.
    private const string ActionVersion = "v5.2";

    // As JSON.stringify does: a token may have a "+", which the framework would escape.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Provision(ProvisionRequest request, ulong traceId)
    {
        var provision = new Provision
        {
            OsType = Msync.Provision.Types.OsType.OsOther,
            Version = request.Version,
            DeviceUuid = request.DeviceId,
            DeviceName = request.DeviceName,
            Resource = request.DeviceId,
            ActionVersion = ActionVersion,
            AuthToken = TokenJson(request),
            SessionId = request.SessionId,
        };
        provision.CompressType.Add(Msync.Provision.Types.CompressType.CompressNone);
        provision.EncryptType.Add(EncryptType.EncryptNone);
        if (request.Reason is { } reason)
        {
            provision.Reason = reason;
        }

        return WriteSigned(request, Command.Provision, provision, traceId);
    }

    public static byte[] Logout(ProvisionRequest request, string reason, ulong traceId) =>
        WriteSigned(request, Command.Logout, new Logout { SessionId = request.SessionId, Reason = reason }, traceId);

    /// <summary>Asks for the queues that hold something; also the heartbeat.</summary>
    public static byte[] Unread(ulong traceId) => Write(new MSync { Command = Command.Unread }, traceId);

    /// <summary>Asks for what follows a key, which acknowledges all up to it; without a key, for what is not acknowledged.</summary>
    public static byte[] Pull(QueueAddress queue, ulong? key, ulong traceId) =>
        Write(new MSync { Command = Command.Sync, Payload = PullPayload(queue.Jid, key) }, traceId);

    /// <summary>Sends something in the name of a user.</summary>
    /// <exception cref="ArgumentException">An id is no number, or a body is an unknown one, which only the service can make.</exception>
    public static byte[] Upload(RealtimeUpload upload, AppKey appKey, string userId, ulong traceId)
    {
        var sync = new CommSyncUL { Meta = UploadEncoder.Encode(upload, appKey, userId) };
        return Write(new MSync { Command = Command.Sync, Payload = sync.ToByteString() }, traceId);
    }

    private static byte[] WriteSigned(ProvisionRequest request, Command command, IMessage payload, ulong traceId) => Write(
        new MSync
        {
            Guid = new JID
            {
                AppKey = request.AppKey.ToString(),
                Name = request.UserId,
                Domain = Domain.User,
                ClientResource = request.DeviceId,
            },
            Auth = Auth(request),
            Command = command,
            Payload = payload.ToByteString(),
            DeviceId = 0,
        },
        traceId);

    private static byte[] Write(MSync frame, ulong traceId)
    {
        frame.Version = MSync.Types.Version.MsyncV1;
        frame.EncryptType.Add(EncryptType.EncryptNone);
        frame.TraceId = traceId;
        return frame.ToByteArray();
    }

    // By hand, so that the address goes back as it came, whatever a newer server may have put into it.
    private static ByteString PullPayload(ReadOnlyMemory<byte> jid, ulong? key)
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
        {
            if (key is { } last)
            {
                output.WriteTag(CommSyncUL.KeyFieldNumber, WireFormat.WireType.Varint);
                output.WriteUInt64(last);
            }

            output.WriteTag(CommSyncUL.QueueFieldNumber, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(jid.Span));
        }

        return ByteString.CopyFrom(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static ByteString TokenJson(ProvisionRequest request)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("token", Auth(request));
            writer.WriteEndObject();
        }

        return ByteString.CopyFrom(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static string Auth(ProvisionRequest request) => $"$t${request.Token}";
}
