using Easemob.Messaging.Wire.Msync;
using Google.Protobuf;
using WireBody = Easemob.Messaging.Wire.Msync.MessageBody;

namespace Easemob.Messaging.Tests.Realtime;

/// <summary>What a server sends, written with Google's library and not with ours.</summary>
internal static class ServerFrames
{
    public const string DeviceId = "device-1";

    public static JID Queue(string name, string? device = null)
    {
        var jid = new JID { AppKey = ChannelRig.AppKey, Name = name, Domain = "easemob.com" };
        if (device is not null)
        {
            jid.ClientResource = device;
        }

        return jid;
    }

    public static byte[] Provisioned(string resource = DeviceId, DateTimeOffset? expiresAt = null)
    {
        var provision = new Provision { Status = new Status { ErrorCode = Status.Types.ErrorCode.Ok }, Resource = resource };
        if (expiresAt is { } at)
        {
            provision.AuthToken = ByteString.CopyFromUtf8($$"""{"expires_in":{{at.ToUnixTimeMilliseconds()}}}""");
        }

        return Frame(MSync.Types.Command.Provision, provision);
    }

    public static byte[] Refused(int code, string reason) => Frame(
        MSync.Types.Command.Provision,
        new Provision { Status = new Status { ErrorCode = (Status.Types.ErrorCode)code, Reason = reason }, Resource = DeviceId });

    public static byte[] WithoutStatus() => Frame(MSync.Types.Command.Provision, new Provision { Resource = DeviceId });

    public static byte[] Unread(params string[] queues) => Unread(null, queues);

    public static byte[] Unread(DateTimeOffset? serverTime, params string[] queues)
    {
        var unread = new CommUnreadDL { Status = Ok() };
        unread.Unread.AddRange(queues.Select(queue => new MetaQueue { Queue = Queue(queue), N = 1 }));
        if (serverTime is { } time)
        {
            unread.Timestamp = (ulong)time.ToUnixTimeMilliseconds();
        }

        return Frame(MSync.Types.Command.Unread, unread);
    }

    public static byte[] Notice(string queue, string? device = null) =>
        Frame(MSync.Types.Command.Notice, new CommNotice { Queue = Queue(queue, device) });

    /// <summary>Makes a batch that more follow: it is acknowledged with the key.</summary>
    public static byte[] Batch(string queue, ulong nextKey, params Meta[] items) => Batch(Queue(queue), nextKey, false, items);

    /// <summary>Makes the empty end of a round.</summary>
    public static byte[] Drained(string queue) => Batch(Queue(queue), 0, true);

    public static byte[] Batch(JID? queue, ulong nextKey, bool isLast, params Meta[] items)
    {
        var batch = new CommSyncDL { Status = Ok(), IsLast = isLast };
        if (queue is not null)
        {
            batch.Queue = queue;
        }

        if (nextKey != 0)
        {
            batch.NextKey = nextKey;
        }

        batch.Metas.AddRange(items);
        return Frame(MSync.Types.Command.Sync, batch);
    }

    public static byte[] BatchRefused(string queue) => Frame(
        MSync.Types.Command.Sync,
        new CommSyncDL { Status = new Status { ErrorCode = Status.Types.ErrorCode.Fail, Reason = "no" }, Queue = Queue(queue), IsLast = true });

    public static byte[] Answer(ulong localId, ulong serverId, int code = 0, string? reason = null)
    {
        var status = new Status { ErrorCode = (Status.Types.ErrorCode)code };
        if (reason is not null)
        {
            status.Reason = reason;
        }

        return Frame(
            MSync.Types.Command.Sync,
            new CommSyncDL { Status = status, MetaId = localId, ServerId = serverId, Timestamp = 1_700_000_000_123 });
    }

    public static byte[] AnswerWithoutStatus(ulong localId) =>
        Frame(MSync.Types.Command.Sync, new CommSyncDL { MetaId = localId, ServerId = 5 });

    public static byte[] LogoutAnswer() => Frame(MSync.Types.Command.Logout, new Logout { Status = Ok() });

    public static byte[] UnknownCommand() => Frame((MSync.Types.Command)77, new Logout());

    public static Meta Text(ulong id, string from = "bob", string text = "hello") => Item(
        id,
        Meta.Types.NameSpace.Chat,
        new WireBody
        {
            Type = WireBody.Types.Type.Chat,
            From = new JID { Name = from },
            To = new JID { Name = ChannelRig.UserId },
            Contents = { new WireBody.Types.Content { Type = WireBody.Types.Content.Types.Type.Text, Text = text } },
        },
        from);

    public static Meta SignOut(int operation, string? text = null)
    {
        var body = new StatisticsBody { Operation = (StatisticsBody.Types.Operation)operation };
        if (text is not null)
        {
            body.Reason = text;
        }

        return Item(999, Meta.Types.NameSpace.Statistic, body, "admin");
    }

    private static Meta Item(ulong id, Meta.Types.NameSpace ns, IMessage body, string from) => new()
    {
        Id = id,
        From = Queue(from),
        To = Queue(ChannelRig.UserId),
        Timestamp = 1_700_000_000_000 + id,
        Ns = ns,
        Payload = body.ToByteString(),
    };

    private static Status Ok() => new() { ErrorCode = Status.Types.ErrorCode.Ok };

    private static byte[] Frame(MSync.Types.Command command, IMessage payload) =>
        new MSync { Command = command, Payload = payload.ToByteString() }.ToByteArray();
}
