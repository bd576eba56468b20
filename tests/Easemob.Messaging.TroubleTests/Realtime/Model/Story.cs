using System.Globalization;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Realtime.Support;

namespace Easemob.Messaging.TroubleTests.Realtime.Model;

/// <summary>One random story, the same for the same seed but for what the network's timing makes of it.</summary>
internal sealed partial class Story(int seed, int steps)
{
    private static readonly ConversationKey[] Listed = [LiveWorld.Bob, LiveWorld.Carol, LiveWorld.Group];

    private static readonly FrameFault[] Faults =
    [
        FrameFault.CutBefore, FrameFault.CutBefore, FrameFault.CutAfter, FrameFault.CutAfter, FrameFault.Reset, FrameFault.Close,
        FrameFault.Silence, FrameFault.Swallow, FrameFault.Duplicate, FrameFault.Reorder, FrameFault.Garbage,
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _log = [];
    private readonly List<Task> _underWay = [];
    private readonly Dictionary<ConversationKey, HashSet<string>> _unread = Listed.ToDictionary(key => key, _ => new HashSet<string>());
    private LiveWorld _world = null!; // set in RunAsync
    private LiveDevice _device = null!; // set in RunAsync
    private LiveDevice? _second;
    private int _texts;

    public async Task RunAsync()
    {
        await using LiveWorld world = _world = await LiveWorld.StartAsync();
        _world.Emulator.Switches.SyncBatchSize = _random.Next(1, 12);
        try
        {
            _device = await _world.ConnectAsync();
            for (int step = 0; step < steps; step++)
            {
                await StepAsync();
            }

            await EndAsync();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Story {seed}: {failure.Message}\n{string.Join('\n', _log)}", failure);
        }
    }

    private async Task StepAsync()
    {
        // An order as the weights have it; what cannot be done at the moment is left out.
        Func<Task> step = _random.Next(100) switch
        {
            < 22 => PeerSendsAsync,
            < 34 => OwnSendAsync,
            < 39 => OtherDeviceSendsAsync,
            < 44 => RecallByOtherAsync,
            < 49 => EditByOtherAsync,
            < 52 => RecallAsync,
            < 55 => EditAsync,
            < 59 => RemoveAsync,
            < 62 => RemoveBeforeAsync,
            < 64 => DeleteAsync,
            < 68 => ReadAsync,
            < 71 => FetchAsync,
            < 90 => TroubleAsync,
            < 94 => RestartAsync,
            < 97 => SecondDeviceAsync,
            _ => SettleAsync,
        };
        await step();
    }

    private async Task EndAsync()
    {
        Note("end");
        _world.Emulator.RealtimeTrouble.Clear();
        await _world.UntilAsync(() => _underWay.All(task => task.IsCompleted), "for what is under way");
        Assert.All(_underWay, task => Assert.True(
            task.Exception?.InnerException is null or EasemobException or ObjectDisposedException, task.Exception?.ToString()));
        // What the second process could not finish waits for it.
        _second ??= await _world.ConnectAsync(place: 2);
        await _world.SettleAsync();
        await ResendAllAsync(_device);
        await ResendAllAsync(_second);
        await FetchRoomAsync();
        await EndState.AssertCachedAsync(_world, _device, [.. Listed, LiveWorld.Room]);
        Assert.Empty(await _device.Chat.Outbox.GetMessagesAsync());
        AssertNothingTwiceOnServer();
        await AssertUnreadAsync();
        foreach (LiveDevice device in _world.OpenDevices.ToArray())
        {
            await _world.EndAsync(device);
        }

        EndState.AssertTold(_world, Listed);
    }

    /// <summary>Sends again, as an application does, what failed or what cost two connections already.</summary>
    private async Task ResendAllAsync(LiveDevice device)
    {
        for (int round = 0; round < 3 && device.Unsettled is { Count: > 0 } unsettled; round++)
        {
            foreach (string id in unsettled)
            {
                Note($"resend {id}");
                try
                {
                    await WithClockAsync(Observe(device.Chat.Outbox.ResendAsync(id)));
                }
                catch (EasemobException failure) when (failure.IsOutcomeUnknown || failure.IsTransient)
                {
                    // A connection that was silent still.
                }
            }

            await _world.SettleAsync();
        }
    }

    private void AssertNothingTwiceOnServer()
    {
        foreach (ConversationKey key in (ConversationKey[])[.. Listed, LiveWorld.Room])
        {
            string[] texts = [.. EndState.History(_world, key).Select(message => ((TextBody)message.Body).Text)];
            Assert.Equal(texts.Distinct(), texts);
        }
    }

    /// <summary>Room messages are for those who are there: what was missed is fetched.</summary>
    private async Task FetchRoomAsync()
    {
        await foreach (ChatMessage message in _device.Chat.FetchHistoryMessagesFromServer(LiveWorld.Room))
        {
            Assert.Equal(LiveWorld.Room, message.Conversation);
        }
    }

    private async Task AssertUnreadAsync()
    {
        IReadOnlyList<Conversation> listed = await _device.Chat.GetAllConversationsAsync();
        foreach (ConversationKey key in Listed)
        {
            HashSet<string> there = [.. EndState.History(_world, key).Select(message => message.Id!)];
            there.IntersectWith(_unread[key]);
            int count = listed.FirstOrDefault(conversation => conversation.Key == key)?.UnreadCount ?? 0;
            Assert.True(there.Count == count, $"{key}: {there.Count} are unread, the cache says {count}.");
        }
    }

    private void Note(string what) => _log.Add(string.Create(CultureInfo.InvariantCulture, $"  {what}"));

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private string NextText() => $"text {++_texts}";
}
