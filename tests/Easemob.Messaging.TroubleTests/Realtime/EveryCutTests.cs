using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Realtime.Support;

namespace Easemob.Messaging.TroubleTests.Realtime;

/// <summary>One session, cut once at each of its frames: it always ends in the same state.</summary>
public class EveryCutTests
{
    private static readonly ConversationKey[] Conversations = [LiveWorld.Bob, LiveWorld.Carol, LiveWorld.Group];

    [Fact]
    public async Task Session_Undisturbed_EndsAsItShould() => Assert.InRange((await RunAsync(null, 0, FrameFault.None)).Up, 15, 100);

    [Fact]
    public Task Session_CutBeforeEachFrameOfTheClient_EndsTheSame() => CutEverywhereAsync(FrameKind.AnyUp, FrameFault.CutBefore);

    [Fact]
    public Task Session_CutAfterEachFrameOfTheClient_EndsTheSame() => CutEverywhereAsync(FrameKind.AnyUp, FrameFault.CutAfter);

    [Fact]
    public Task Session_CutBeforeEachFrameOfTheServer_EndsTheSame() => CutEverywhereAsync(FrameKind.AnyDown, FrameFault.CutBefore);

    [Fact]
    public Task Session_ResetAfterSomeFramesOfTheServer_EndsTheSame() => CutEverywhereAsync(FrameKind.AnyDown, FrameFault.Reset, step: 5);

    [Fact]
    public Task Session_SilentFromSomeFramesOfTheServerOn_EndsTheSame() =>
        CutEverywhereAsync(FrameKind.AnyDown, FrameFault.Silence, step: 4);

    [Fact]
    public Task Session_SilentFromSomeFramesOfTheClientOn_EndsTheSame() => CutEverywhereAsync(FrameKind.AnyUp, FrameFault.Silence, step: 4);

    private static async Task CutEverywhereAsync(FrameKind direction, FrameFault fault, int step = 1)
    {
        (int up, int down) = await RunAsync(null, 0, FrameFault.None);
        int frames = direction == FrameKind.AnyUp ? up : down;
        List<string> failures = [];
        await Parallel.ForEachAsync(
            Enumerable.Range(1, frames).Where(frame => frame % step == 0),
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (frame, _) =>
            {
                try
                {
                    await RunAsync(direction, frame, fault);
                }
#pragma warning disable CA1031 // All are reported together
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    lock (failures)
                    {
                        failures.Add($"{fault} {direction} {frame} of {frames}: {failure}");
                    }
                }
            });
        Assert.True(failures.Count == 0, $"{failures.Count} of {frames / step} failed.\n{string.Join('\n', failures)}");
    }

    /// <summary>Runs the session with a fault at one frame; returns how many frames it had in each direction.</summary>
    private static async Task<(int Up, int Down)> RunAsync(FrameKind? direction, int frame, FrameFault fault)
    {
        await using LiveWorld world = await LiveWorld.StartAsync();
        world.Emulator.Switches.SyncBatchSize = 8;
        string[] bobs = [.. Enumerable.Range(0, 20).Select(number => world.Data.Send("bob", LiveWorld.User, $"bob {number}"))];
        string[] carols = [.. Enumerable.Range(0, 15).Select(number => world.Data.Send("carol", LiveWorld.User, $"carol {number}"))];
        for (int number = 0; number < 15; number++)
        {
            world.Data.SendToGroup("bob", LiveWorld.GroupId, $"group {number}");
        }

        if (direction is { } kind)
        {
            world.Trouble.Next(kind, frame - 1, FrameFault.None);
            world.Trouble.Next(kind, fault);
        }

        LiveDevice device = await world.ConnectAsync();
        world.Data.Send("bob", LiveWorld.User, "live 1");
        world.Data.SendToGroup("carol", LiveWorld.GroupId, "live 2");
        Task<ChatMessage>[] sends =
        [
            device.Chat.SendMessageAsync(LiveWorld.Text(LiveWorld.Bob, "mine 1")),
            device.Chat.SendMessageAsync(LiveWorld.Text(LiveWorld.Group, "mine 2")),
        ];
        await (await world.OtherAsync()).RemoveMessagesFromServerAsync(LiveWorld.Bob, bobs[3..5]);
        world.Data.RecallMessage(carols[7]);
        world.Data.Send("carol", LiveWorld.User, "live 3");
        await world.UntilAsync(() => sends.All(send => send.IsCompleted), "for the sends");
        Assert.All(sends.Where(send => send.IsFaulted), send => Assert.True(((EasemobException)send.Exception!.InnerException!).IsOutcomeUnknown));
        await world.SettleAsync();

        // Frames differ a little from run to run: what came together in one came one by one in another.
        Assert.True(
            direction is not { } struck
            || world.Emulator.FrameJournal.Entries.Any(entry => entry.Fault == fault.ToString())
            || world.Emulator.FrameJournal.Count(struck, LiveWorld.User) < frame,
            "No fault struck.");

        await EndState.AssertCachedAsync(world, device, Conversations);
        Assert.Empty(await device.Chat.Outbox.GetMessagesAsync());
        string[] mine = [.. Conversations.SelectMany(key => EndState.History(world, key)).Where(message => message.From == LiveWorld.User)
            .Select(message => ((TextBody)message.Body).Text)];
        Assert.Equal(["mine 1", "mine 2"], mine.Order());
        (int Up, int Down) count = (world.Emulator.FrameJournal.Count(FrameKind.AnyUp, LiveWorld.User), world.Emulator.FrameJournal.Count(FrameKind.AnyDown, LiveWorld.User));
        await world.EndAsync(device);
        EndState.AssertTold(world, Conversations);
        return count;
    }
}
