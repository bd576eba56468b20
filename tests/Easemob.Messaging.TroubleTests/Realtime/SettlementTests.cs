using System.Diagnostics;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Realtime.Support;

namespace Easemob.Messaging.TroubleTests.Realtime;

/// <summary>What is settled when a connection is there again, and what goes wrong meanwhile.</summary>
public class SettlementTests
{
    [Fact]
    public async Task Settling_LinkLostBetweenTwoMessages_GoesOnWithTheNextAtOnce()
    {
        await using LiveWorld world = await LiveWorld.StartAsync();
        world.IsHurried = false;
        LiveDevice device = await world.ConnectAsync();
        world.Trouble.Next(FrameKind.UploadAnswer, times: 2, FrameFault.Swallow);
        world.Trouble.Next(FrameKind.UploadAnswer, FrameFault.CutBefore);
        world.Trouble.Next(FrameKind.UploadAnswer, FrameFault.CutAfter);
        var limit = Stopwatch.StartNew();

        Task[] sends = [.. Enumerable.Range(0, 3).Select(number => device.Chat.SendMessageAsync(LiveWorld.Text(LiveWorld.Bob, $"{number}")))];
        await Task.WhenAll(sends.Select(send => Assert.ThrowsAsync<EasemobConnectionException>(() => send)));
        await world.SettleAsync();

        Assert.InRange(limit.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(0, world.Trouble.Waiting(FrameKind.UploadAnswer));
        Assert.Equal(3, EndState.History(world, LiveWorld.Bob).Count);
        await EndState.AssertCachedAsync(world, device, LiveWorld.Bob);
    }

    [Fact]
    public async Task Removal_OfMessagesThatThisDeviceHasYetToReceive_TakesThemAwayAllTheSame()
    {
        await using LiveWorld world = await LiveWorld.StartAsync();
        await world.EndAsync(await world.ConnectAsync());
        string[] ids = [.. Enumerable.Range(0, 60).Select(number => world.Data.Send("bob", LiveWorld.User, $"{number}"))];
        await (await world.OtherAsync()).RemoveMessagesFromServerAsync(LiveWorld.Bob, ids[10..50]);

        LiveDevice device = await world.ConnectAsync();
        await world.SettleAsync();

        await EndState.AssertCachedAsync(world, device, LiveWorld.Bob);
        await world.UntilAsync(() => device.Told.OfType<MessagesRemovedOnOtherDevice>().Any(), "to be told");
        Assert.Equal(ids[10..50], device.Told.OfType<MessagesRemovedOnOtherDevice>().SelectMany(removed => removed.MessageIds));
    }

    [Fact]
    public async Task Dispose_WhileHistoryIsCompared_EndsQuietlyAndComparesInTheNextLife()
    {
        await using LiveWorld world = await LiveWorld.StartAsync();
        LiveDevice device = await world.ConnectAsync();
        string[] ids = [.. Enumerable.Range(0, 5).Select(number => world.Data.Send("bob", LiveWorld.User, $"{number}"))];
        await world.SettleAsync();
        world.Emulator.Trouble.Next(EmulatorOperation.History, Fault.NoAnswer);
        int before = world.Emulator.Journal.Of(EmulatorOperation.History).Count;
        await (await world.OtherAsync()).RemoveMessagesFromServerAsync(LiveWorld.Bob, ids[..2]);
        await world.UntilAsync(() => world.Emulator.Journal.Of(EmulatorOperation.History).Count > before, "for the comparison");

        await world.EndAsync(device);

        LiveDevice next = await world.ConnectAsync();
        await world.SettleAsync();
        await EndState.AssertCachedAsync(world, next, LiveWorld.Bob);
    }
}
