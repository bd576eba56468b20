using Easemob.Messaging.TroubleTests.Realtime.Support;

namespace Easemob.Messaging.TroubleTests.Realtime;

/// <summary>More arrives than the application takes at the moment.</summary>
public class FloodTests
{
    [Fact]
    public async Task Flood_HandlerIsStuck_IsCachedAtOnceAndToldLater()
    {
        const int Count = 10_000;
        await using LiveWorld world = await LiveWorld.StartAsync();
        world.Emulator.Switches.SyncBatchSize = 200;
        world.Emulator.FrameJournal.IsRecording = false;
        LiveDevice device = await world.ConnectAsync();
        using ManualResetEventSlim stuck = new();
        device.Chat.MessageReceived += (_, _) => stuck.Wait(LiveWorld.HangGuard);
        for (int number = 0; number < Count; number++)
        {
            world.Data.Send("bob", LiveWorld.User, $"{number}");
        }

        await world.SettleAsync();

        Assert.InRange(device.Handled.Length, 0, 1);
        Assert.Equal(Count, (await device.LoadAllAsync(LiveWorld.Bob)).Count);
        stuck.Set();
        await world.UntilAsync(() => device.Handled.Length == Count, "for the handler");
        await world.EndAsync(device);
        EndState.AssertTold(world, LiveWorld.Bob);
        Assert.DoesNotContain(device.Told, happened => happened is EventsDropped);
    }

    [Fact]
    public async Task Flood_BeyondWhatWaits_TellsHowMuchWasDroppedAndCachesAll()
    {
        const int Count = 17_000;
        await using LiveWorld world = await LiveWorld.StartAsync();
        world.Emulator.Switches.SyncBatchSize = 200;
        world.Emulator.FrameJournal.IsRecording = false;
        LiveDevice device = await world.ConnectAsync();
        using ManualResetEventSlim stuck = new();
        long dropped = 0;
        device.Chat.MessageReceived += (_, _) => stuck.Wait(LiveWorld.HangGuard);
        device.Chat.EventsDropped += (_, lost) => Interlocked.Add(ref dropped, lost.Count);
        for (int number = 0; number < Count; number++)
        {
            world.Data.Send("bob", LiveWorld.User, $"{number}");
        }

        await world.SettleAsync();
        stuck.Set();

        await world.UntilAsync(() => Interlocked.Read(ref dropped) > 0, "to be told of what was dropped");
        Assert.Equal(Count, device.Handled.Length + Interlocked.Read(ref dropped));
        Assert.Equal(Count, (await device.LoadAllAsync(LiveWorld.Bob)).Count);
        Assert.Equal(device.Handled, device.Handled.Distinct());
    }

    [Fact]
    public async Task Handler_Throws_KeepsNobodyFromBeingTold()
    {
        await using LiveWorld world = await LiveWorld.StartAsync();
        world.ExpectsErrors = true;
        LiveDevice device = await world.ConnectAsync();
        int called = 0;
        device.Chat.MessageReceived += (_, _) => throw new InvalidOperationException("The application's own.");
        device.Chat.MessageReceived += (_, _) => Interlocked.Increment(ref called);

        world.Data.Send("bob", LiveWorld.User, "1");
        world.Data.Send("bob", LiveWorld.User, "2");
        await world.SettleAsync();

        await world.UntilAsync(() => Volatile.Read(ref called) == 2, "for the other handler");
        Assert.DoesNotContain(device.Changes, change => change.State == ConnectionState.Reconnecting);
        await world.EndAsync(device);
        EndState.AssertTold(world, LiveWorld.Bob);
    }
}
