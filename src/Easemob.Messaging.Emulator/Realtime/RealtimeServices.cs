using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>What all connections share.</summary>
internal sealed class RealtimeServices
{
    public RealtimeServices(ServerState state, FrameJournal journal, FrameTroubleScript trouble)
    {
        State = state;
        Journal = journal;
        Trouble = trouble;
        Frames = new FrameWriter(state);
        Devices = new DeviceRegistry(state, Frames);
        Courier = new Courier(state, Devices, Frames);
        SignIn signIn = new(this);
        Handler = new FrameHandler(this, signIn, new UploadHandler(this));
        state.MessagePosted += Courier.Deliver;
        state.Notices.Posted += Courier.Tell;
        ChangeTeller changes = new(state, Courier);
        state.Changes.Recalled += changes.TellRecall;
        state.Changes.Edited += changes.TellEdit;
    }

    public ServerState State { get; }

    public FrameJournal Journal { get; }

    public FrameTroubleScript Trouble { get; }

    public FrameWriter Frames { get; }

    public DeviceRegistry Devices { get; }

    public Courier Courier { get; }

    public FrameHandler Handler { get; }

    public GroupReceipts GroupReceipts { get; } = new();

    public Watchers Watchers { get; } = new();
}
