using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>A frame from a client, decoded.</summary>
internal sealed record IncomingFrame(FrameKind Kind, MSync? Envelope = null)
{
    public Provision? Provision { get; private init; }

    public CommSyncUL? Sync { get; private init; }

    public Logout? Logout { get; private init; }

    public static IncomingFrame Unreadable { get; } = new(FrameKind.Unreadable);

    public static IncomingFrame Read(byte[] bytes)
    {
        try
        {
            MSync frame = MSync.Parser.ParseFrom(bytes);
            return frame.Command switch
            {
                Command.Provision => new(FrameKind.Provision, frame) { Provision = Provision.Parser.ParseFrom(frame.Payload) },
                Command.Unread => new(FrameKind.Unread, frame),
                Command.Sync => Synchronization(frame),
                Command.Logout => new(FrameKind.Logout, frame) { Logout = Logout.Parser.ParseFrom(frame.Payload) },
                _ => Unreadable,
            };
        }
        catch (InvalidProtocolBufferException)
        {
            return Unreadable;
        }
    }

    private static IncomingFrame Synchronization(MSync frame)
    {
        CommSyncUL sync = CommSyncUL.Parser.ParseFrom(frame.Payload);
        FrameKind kind = sync switch
        {
            { Meta.Ns: Meta.Types.NameSpace.Statistic } => FrameKind.Information,
            { Meta.Ns: Meta.Types.NameSpace.Muc } => FrameKind.RoomUpload,
            { Meta: not null } => FrameKind.Upload,
            { Queue: not null } => FrameKind.Pull,
            _ => FrameKind.Unreadable,
        };
        return new(kind, frame) { Sync = sync };
    }
}
