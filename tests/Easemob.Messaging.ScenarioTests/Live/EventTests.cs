using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>How what happens is told: in one order, to all, whatever a handler does.</summary>
public class EventTests : LiveScenario
{
    [Fact]
    public async Task Events_OfSeveralConversations_ComeInTheOrderOfArrival()
    {
        LiveClient alice = await ConnectAsync();
        List<string> sent = [];
        for (int round = 0; round < 10; round++)
        {
            sent.Add(Data.Send("bob", "alice", $"bob {round}"));
            await alice.Heard.WaitForAsync<MessageReceived>(sent.Count);
            sent.Add(Data.SendToGroup("carol", GroupId, $"group {round}"));
            await alice.Heard.WaitForAsync<MessageReceived>(sent.Count);
        }

        Assert.Equal(sent, alice.Heard.Of<MessageReceived>().Select(received => received.Message.MessageId));
    }

    [Fact]
    public async Task Events_Burst_AreInTheOrderOfTheBatches()
    {
        LiveClient alice = await ConnectAsync();
        for (int number = 0; number < 200; number++)
        {
            Data.Send(number % 2 == 0 ? "bob" : "carol", "alice", $"message {number}");
        }

        IReadOnlyList<MessageReceived> heard = await alice.Heard.WaitForAsync<MessageReceived>(200);

        foreach (ConversationKey conversation in (ConversationKey[])[Bob, Carol])
        {
            Assert.Equal(
                Data.GetHistoryIds("alice", conversation.Id),
                heard.Where(received => received.Message.Conversation == conversation).Select(received => received.Message.MessageId));
        }
    }

    [Fact]
    public async Task Events_MessageTold_IsInTheCacheAlready()
    {
        LiveClient alice = await OpenLiveAsync();
        List<Task<string[]>> loaded = [];
        TaskCompletionSource last = new(TaskCreationOptions.RunContinuationsAsynchronously);
        alice.Chat.MessageReceived += (_, received) =>
        {
            loaded.Add(alice.Chat.LoadIdsAsync(Bob));
            if (loaded.Count == 20)
            {
                last.SetResult();
            }
        };
        await alice.ConnectAsync();

        string[] ids = [.. Enumerable.Range(0, 20).Select(number => Data.Send("bob", "alice", $"message {number}"))];

        await WithinGuardAsync(last.Task);
        string[][] seen = await Task.WhenAll(loaded);
        Assert.All(ids, (id, index) => Assert.Contains(id, seen[index]));
    }

    [Fact]
    public async Task Handler_Slow_HoldsUpNeitherCacheNorConnection()
    {
        LiveClient alice = await OpenLiveAsync();
        using ManualResetEventSlim release = new();
        List<string> raised = [];
        TaskCompletionSource last = new(TaskCreationOptions.RunContinuationsAsynchronously);
        alice.Chat.MessageReceived += (_, received) =>
        {
            release.Wait(TimeSpan.FromSeconds(30));
            raised.Add(received.Message.MessageId);
            if (raised.Count == 30)
            {
                last.SetResult();
            }
        };
        await alice.ConnectAsync();

        string[] ids = [.. Enumerable.Range(0, 30).Select(number => Data.Send("bob", "alice", $"message {number}"))];

        await WithinGuardAsync(Realtime.WaitForAcknowledgementAsync("alice"));
        await alice.Heard.WaitForAsync<MessageReceived>(30);
        Assert.Equal(ids, await alice.Chat.LoadIdsAsync(Bob));
        await alice.Chat.SendMessageAsync(Text(Bob));
        Assert.Empty(raised);
        release.Set();
        await WithinGuardAsync(last.Task);
        Assert.Equal(ids, raised);
    }

    [Fact]
    public async Task Handler_Throwing_KeepsNobodyElseFromBeingTold()
    {
        using CollectedLog log = new();
        LiveClient alice = await OpenLiveAsync(configure: options => options.LoggerFactory = log);
        List<string> raised = [];
        TaskCompletionSource last = new(TaskCreationOptions.RunContinuationsAsynchronously);
        alice.Chat.MessageReceived += (_, _) => throw new NotSupportedException("the application's own");
        alice.Chat.MessageReceived += (_, received) =>
        {
            raised.Add(received.Message.MessageId);
            if (raised.Count == 3)
            {
                last.SetResult();
            }
        };
        await alice.ConnectAsync();

        string[] ids = [.. Enumerable.Range(0, 3).Select(number => Data.Send("bob", "alice", $"message {number}"))];

        await WithinGuardAsync(last.Task);
        Assert.Equal(ids, raised);
        Assert.Equal(3, log.Lines.Count(line => line.Event == "EventHandlerFailed"));
        Assert.Equal(ConnectionState.Connected, alice.Client.ConnectionState);
    }

    [Fact]
    public async Task Handler_CallsBackIntoTheClient_IsServed()
    {
        LiveClient alice = await OpenLiveAsync();
        LiveClient bob = await ConnectAsync("bob");
        alice.Chat.MessageReceived += async (_, received) =>
        {
            await alice.Chat.SendReadReceiptAsync(received.Message);
            await alice.Chat.SendMessageAsync(Text(received.Message.Conversation, "thanks"));
        };
        await alice.ConnectAsync();

        ChatMessage sent = await bob.Chat.SendMessageAsync(Text(Alice));

        Assert.Equal(sent.MessageId, (await bob.Heard.WaitForAsync<MessageRead>()).MessageId);
        Assert.Equal("thanks", ((await bob.Heard.WaitForAsync<MessageReceived>()).Message.Body as TextMessageBody)?.Text);
    }

    [Fact]
    public async Task Handler_DisconnectsOnTheFirstMessage_LosesNothing()
    {
        LiveClient alice = await ConnectAsync();
        TaskCompletionSource disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int told = 0;
        alice.Chat.MessageReceived += async (_, _) =>
        {
            if (Interlocked.Increment(ref told) == 1)
            {
                await alice.Client.DisconnectAsync();
                disconnected.SetResult();
            }
        };
        string[] ids = [.. Enumerable.Range(0, 100).Select(number => Data.Send("bob", "alice", $"message {number}"))];
        await WithinGuardAsync(disconnected.Task);

        await alice.ConnectAsync();

        await alice.Heard.WaitForAsync<MessageReceived>(100);
        Assert.Equal(ids, alice.Heard.Of<MessageReceived>().Select(received => received.Message.MessageId));
        Assert.Equal(ids, await alice.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Events_SeveralEnumerations_EachBeginWithWhatHappensNext()
    {
        LiveClient alice = await ConnectAsync();
        string first = Data.Send("bob", "alice", "first");
        await alice.Heard.WaitForAsync<MessageReceived>();
        HeardEvents later = new(alice.Chat.Events);

        string second = Data.Send("bob", "alice", "second");

        await alice.Heard.WaitForAsync<MessageReceived>(2);
        await later.WaitForAsync<MessageReceived>();
        Assert.Equal([first, second], alice.Heard.Of<MessageReceived>().Select(received => received.Message.MessageId));
        Assert.Equal([second], later.Of<MessageReceived>().Select(received => received.Message.MessageId));
    }

    [Fact]
    public async Task Events_EnumerationCancelled_EndsAlone()
    {
        LiveClient alice = await ConnectAsync();
        using CancellationTokenSource cancelling = new();
        Task reading = ReadAsync(alice.Chat.Events, cancelling.Token);

        await cancelling.CancelAsync();

        await ThrowsAnyAsync<OperationCanceledException>(() => reading);
        string id = Data.Send("bob", "alice", "to the others");
        Assert.Equal(id, (await alice.Heard.WaitForAsync<MessageReceived>()).Message.MessageId);
    }

    [Fact]
    public async Task ClientEvents_ConnectionStates_AreRaisedInOrderWithTheMessages()
    {
        LiveClient alice = await OpenLiveAsync();
        List<string> raised = [];
        TaskCompletionSource last = new(TaskCreationOptions.RunContinuationsAsynchronously);
        alice.Client.ConnectionStateChanged += (_, change) =>
        {
            raised.Add(change.State.ToString());
            if (change.State == ConnectionState.Disconnected)
            {
                last.SetResult();
            }
        };
        alice.Chat.MessageReceived += (_, received) => raised.Add(received.Message.MessageId);
        string id = Data.Send("bob", "alice", "before");

        await alice.ConnectAsync();
        await alice.Client.DisconnectAsync();

        await WithinGuardAsync(last.Task);
        Assert.Equal(["Connecting", id, "Connected", "Disconnected"], raised);
    }

    private static async Task ReadAsync(IAsyncEnumerable<ChatEvent> events, CancellationToken cancellationToken)
    {
        await foreach (ChatEvent _ in events.WithCancellation(cancellationToken))
        {
        }
    }
}
