using System.Globalization;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;
using ErrorCode = Easemob.Messaging.Emulator.Protocol.Msync.Status.Types.ErrorCode;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Makes the frames that the server sends.</summary>
internal sealed class FrameWriter(ServerState state)
{
    private static readonly Status Ok = new() { ErrorCode = ErrorCode.Ok };

    public Addresses Addresses { get; } = new(state.AppKey);

    public static byte[] Frame(Command command, IMessage payload) => new MSync
    {
        Version = MSync.Types.Version.MsyncV1,
        Command = command,
        Payload = payload.ToByteString(),
    }.ToByteArray();

    public static byte[] Provision(string resource, string sessionId, DateTimeOffset? expiresAt)
    {
        Provision answer = new() { Status = Ok, Resource = resource, SessionId = sessionId };
        if (expiresAt is { } end)
        {
            string milliseconds = end.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            answer.AuthToken = ByteString.CopyFromUtf8($$"""{"expires_in":{{milliseconds}}}""");
        }

        return Frame(Command.Provision, answer);
    }

    public static byte[] Refusal(ErrorCode code, string reason, string resource) => Frame(Command.Provision, new Provision
    {
        Status = new Status { ErrorCode = code, Reason = reason },
        Resource = resource,
    });

    public static byte[] Batch(JID queue, IEnumerable<byte[]> metas, ulong key)
    {
        EncodedSyncDL batch = new() { Status = Ok, NextKey = key, Queue = queue, IsLast = false };
        batch.Metas.AddRange(metas.Select(meta => UnsafeByteOperations.UnsafeWrap(meta)));
        return Frame(Command.Sync, batch);
    }

    public static byte[] LastBatch(JID queue) => Frame(Command.Sync, new EncodedSyncDL { Status = Ok, Queue = queue, IsLast = true });

    public static byte[] Logout(string sessionId) => Frame(Command.Logout, new Logout { SessionId = sessionId, Status = Ok });

    public byte[] Unread(IEnumerable<(QueueName Name, int Count)> queues)
    {
        CommUnreadDL answer = new() { Status = Ok, Timestamp = (ulong)state.Now };
        answer.Unread.AddRange(queues.Select(queue => new MetaQueue { Queue = queue.Name.Address(Addresses), N = (uint)queue.Count }));
        return Frame(Command.Unread, answer);
    }

    public byte[] Notice(QueueName queue) => Frame(Command.Notice, new CommNotice { Queue = queue.Address(Addresses) });

    public byte[] UploadAnswer(ulong clientId, UploadAnswer answer)
    {
        EncodedSyncDL frame = new()
        {
            Status = answer.Code == ErrorCode.Ok ? Ok : new Status { ErrorCode = answer.Code, Reason = answer.Reason },
            MetaId = clientId,
            ServerId = answer.ServerId,
            Timestamp = (ulong)(answer.Timestamp ?? state.Now),
        };
        if (answer.Meta is { } meta)
        {
            frame.Metas.Add(meta.ToByteString());
        }

        return Frame(Command.Sync, frame);
    }

    public byte[] ForcedLogout(string userId, ForcedLogout operation, string? reason)
    {
        StatisticsBody body = new() { Operation = (StatisticsBody.Types.Operation)operation };
        if (!string.IsNullOrEmpty(reason))
        {
            body.Reason = reason;
        }

        Meta meta = SystemMeta(userId, Meta.Types.NameSpace.Statistic, body.ToByteString());
        return Frame(Command.Sync, new EncodedSyncDL
        {
            Status = Ok,
            Metas = { meta.ToByteString() },
            Queue = Addresses.System(),
            IsLast = true,
        });
    }

    /// <summary>Makes an item that comes from no user.</summary>
    public Meta SystemMeta(string userId, Meta.Types.NameSpace ns, ByteString payload) => new()
    {
        Id = state.NextItemId(),
        From = Addresses.System(),
        To = Addresses.Full(userId, isConference: false),
        Timestamp = (ulong)state.Now,
        Ns = ns,
        Payload = payload,
    };
}
