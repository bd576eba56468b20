using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.Realtime;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;
using NameSpace = Easemob.Messaging.Emulator.Protocol.Msync.Meta.Types.NameSpace;

namespace Easemob.Messaging.Emulator.Journal;

/// <summary>Writes a frame's payload, and those of the items in it, as text.</summary>
internal static class FrameSummary
{
    public static string Of(FrameKind kind, ReadOnlySpan<byte> bytes)
    {
        try
        {
            MSync frame = MSync.Parser.ParseFrom(bytes);
            bool isUp = kind.Direction() == FrameDirection.Up;
            IMessage payload = Payload(frame, isUp);
            return string.Join(' ', Items(payload).Select(Item).Prepend($"{frame.Command} {payload}"));
        }
        catch (InvalidProtocolBufferException)
        {
            return $"{bytes.Length} bytes that are no frame";
        }
    }

    private static IMessage Payload(MSync frame, bool isUp) => (frame.Command, isUp) switch
    {
        (Command.Provision, _) => Provision.Parser.ParseFrom(frame.Payload),
        (Command.Logout, _) => Logout.Parser.ParseFrom(frame.Payload),
        (Command.Notice, _) => CommNotice.Parser.ParseFrom(frame.Payload),
        (Command.Unread, true) => CommUnreadUL.Parser.ParseFrom(frame.Payload),
        (Command.Unread, false) => CommUnreadDL.Parser.ParseFrom(frame.Payload),
        (Command.Sync, true) => CommSyncUL.Parser.ParseFrom(frame.Payload),
        (Command.Sync, false) => CommSyncDL.Parser.ParseFrom(frame.Payload),
        _ => frame,
    };

    private static RepeatedField<Meta> Items(IMessage payload) => payload switch
    {
        CommSyncUL { Meta: { } meta } => [meta],
        CommSyncDL batch => batch.Metas,
        _ => [],
    };

    private static string Item(Meta item) => item.Ns switch
    {
        NameSpace.Chat => MessageBody.Parser.ParseFrom(item.Payload).ToString(),
        NameSpace.Muc => MUCBody.Parser.ParseFrom(item.Payload).ToString(),
        NameSpace.Statistic => StatisticsBody.Parser.ParseFrom(item.Payload).ToString(),
        _ => item.Payload.ToStringUtf8(),
    };
}
