using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

public sealed class ChatManagerEventsTests : IAsyncDisposable
{
    private readonly ChannelRig _rig = new();

    private ChatManager Chat => _rig.Chat;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Received_Message_IsInTheCacheBeforeItIsRaised()
    {
        var loaded = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        Chat.MessageReceived += (_, _) => loaded.SetResult(Chat.LoadMessagesAsync(Bob).GetAwaiter().GetResult().Count);

        await _rig.Listener.ReceiveAsync([Arrival(1)]);

        Assert.Equal(1, await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        Conversation conversation = Assert.Single(await Chat.GetAllConversationsAsync());
        Assert.Equal(1, conversation.UnreadCount);
    }

    [Fact]
    public async Task Received_AgainAfterALostConnection_IsRaisedOnce()
    {
        await _rig.Listener.ReceiveAsync([Arrival(1), Arrival(2)]);
        await _rig.Listener.ReceiveAsync([Arrival(1), Arrival(2), Arrival(3)]);

        foreach (string id in Ids(1, 3))
        {
            Assert.Equal(id, (await _rig.NextAsync<MessageReceived>()).Message.MessageId);
        }

        _rig.AssertQuiet();
        Assert.Equal(3, Assert.Single(await Chat.GetAllConversationsAsync()).UnreadCount);
    }

    [Fact]
    public async Task Raised_HandlerThrows_OthersAndLaterEventsAreRaised()
    {
        var ids = new List<string>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Chat.MessageReceived += (_, _) => throw new InvalidOperationException("A handler's own trouble.");
        Chat.MessageReceived += (_, received) =>
        {
            ids.Add(received.Message.MessageId);
            if (ids.Count == 2)
            {
                done.SetResult();
            }
        };

        await _rig.Listener.ReceiveAsync([Arrival(1), Arrival(2)]);

        await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Ids(1, 2), ids);
    }

    [Fact]
    public async Task Raised_SlowHandler_HoldsUpNeitherTheChannelNorOtherReaders()
    {
        using var release = new ManualResetEventSlim();
        Chat.MessageReceived += (_, _) => release.Wait();

        for (int number = 1; number <= 100; number++)
        {
            await _rig.Listener.ReceiveAsync([Arrival(number)]);
        }

        for (int number = 1; number <= 100; number++)
        {
            await _rig.NextAsync<MessageReceived>();
        }

        Assert.Equal(100, (await Chat.LoadMessagesAsync(Bob, count: 400)).Count);
        release.Set();
    }

    [Fact]
    public async Task Raised_EveryEvent_ReachesItsHandler()
    {
        ChatEvent[] arrived =
        [
            Arrival(1),
            new CommandReceived { Message = Text(2), ItemId = 2 },
            new MessageRecalled { Conversation = Bob, MessageId = "1001", ItemId = 3 },
            new MessageEdited { Message = Text(4), ItemId = 4 },
            new MessageDelivered { Conversation = Bob, MessageId = "1001", ReceiverId = "bob", ItemId = 5 },
            new MessageRead { Conversation = Bob, MessageId = "1001", ReaderId = "bob", ItemId = 6 },
            new ConversationRead { Conversation = Bob, ReaderId = "bob", ItemId = 7 },
            new MessagePinChanged { Conversation = Bob, MessageId = "1001", IsPinned = true, OperatorId = "bob", ItemId = 8 },
            new ConversationPinnedOnOtherDevice { Conversation = Bob, IsPinned = true, ItemId = 9 },
            new UnknownEvent { Kind = UnknownEventKind.Group, Payload = new byte[] { 1 }, ItemId = 10 },
        ];
        var raised = new List<Type>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(object? sender, ChatEvent happened)
        {
            Assert.Same(Chat, sender);
            raised.Add(happened.GetType());
            if (raised.Count == arrived.Length)
            {
                done.SetResult();
            }
        }

        Chat.MessageReceived += Note;
        Chat.CommandReceived += Note;
        Chat.MessageRecalled += Note;
        Chat.MessageEdited += Note;
        Chat.MessageDelivered += Note;
        Chat.MessageRead += Note;
        Chat.ConversationRead += Note;
        Chat.MessagePinChanged += Note;
        Chat.ChangedOnOtherDevice += Note;
        Chat.UnknownEventReceived += Note;

        await _rig.Listener.ReceiveAsync(arrived);

        await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(arrived.Select(happened => happened.GetType()), raised);
    }

    [Fact]
    public async Task RemovedElsewhere_ComparesWithTheServerAndTellsWhatIsGone()
    {
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 120));
        SetUpHistory([.. Texts(1, 120).Where(message => message.MessageId is not ("1003" or "1077" or "1120"))]);

        await _rig.Listener.ReceiveAsync([Removal()]);

        var removed = await _rig.NextAsync<MessagesRemovedOnOtherDevice>();
        Assert.Equal(["1003", "1077", "1120"], removed.MessageIds);
        Assert.Equal((Bob, "phone"), (removed.Conversation, removed.DeviceId));
        Assert.Equal(117, (await Chat.LoadMessagesAsync(Bob, count: 400)).Count);
        Assert.Empty(await _rig.Cache.Checks.GetChecksAsync());
    }

    [Fact]
    public async Task RemovedElsewhere_NothingCached_IsToldWithoutAskingTheServer()
    {
        await _rig.Listener.ReceiveAsync([Removal()]);

        Assert.Empty((await _rig.NextAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
    }

    [Fact]
    public async Task RemovedElsewhere_ServerCannotBeReached_IsTakenUpWithTheNextConnection()
    {
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 3));
        _rig.Transport.Setup(server => server.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new EasemobConnectionException(EasemobErrorCode.ServerUnreachable, "Offline.") { IsTransient = true });
        await _rig.Listener.ReceiveAsync([Removal()]);
        Assert.Single(await _rig.Cache.Checks.GetChecksAsync());
        await WaitForAsync(() => _rig.Transport.Invocations.Count > 0);
        Assert.Equal(3, (await Chat.LoadMessagesAsync(Bob)).Count);

        SetUpHistory(Texts(2, 2));
        await _rig.Listener.PrepareAsync();

        Assert.Equal(["1001"], (await _rig.NextAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
    }

    [Fact]
    public async Task RemovedElsewhere_ServerRefusesHistory_LeavesEverythingAndTells()
    {
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 3));
        _rig.Transport.Setup(server => server.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new EasemobFeatureDisabledException(EasemobErrorCode.ServiceNotEnabled, "Off."));

        await _rig.Listener.ReceiveAsync([Removal()]);

        Assert.Empty((await _rig.NextAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
        Assert.Equal(3, (await Chat.LoadMessagesAsync(Bob)).Count);
        Assert.Empty(await _rig.Cache.Checks.GetChecksAsync());
    }

    [Fact]
    public async Task RemovedElsewhere_TokenRefused_IsTakenUpWithTheNextConnection()
    {
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 3));
        FailHistory(new EasemobAuthenticationException(EasemobErrorCode.TokenExpired, "Expired."));
        await _rig.Listener.ReceiveAsync([Removal()]);
        await WaitForAsync(() => _rig.Transport.Invocations.Count > 0);

        SetUpHistory(Texts(2, 2));
        await _rig.Listener.PrepareAsync();

        Assert.Equal(["1001"], (await _rig.NextAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
    }

    [Fact]
    public async Task RemovedElsewhere_OneHistoryCannotBeRead_OthersAreComparedAllTheSame()
    {
        ConversationKey team = ConversationKey.Group("team");
        await _rig.Cache.Messages.SaveMessagesAsync([.. Texts(1, 3), In(team)]);
        SetUpHistory(Texts(2, 2));
        FailHistory(new EasemobProtocolException(EasemobErrorCode.MalformedResponse, "Garbled."), request => request.Conversation == team);

        await _rig.Listener.ReceiveAsync([Removal() with { Conversation = team, ItemId = 76 }, Removal()]);

        Assert.Equal(["1001"], (await _rig.NextAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
        Assert.Equal(team, Assert.Single(await _rig.Cache.Checks.GetChecksAsync()).Conversation);
    }

    [Fact]
    public async Task RemovedElsewhere_ServerDisposedMeanwhile_StopsQuietly()
    {
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 3));
        FailHistory(new ObjectDisposedException("transport"));
        await _rig.Listener.ReceiveAsync([Removal()]);
        await WaitForAsync(() => _rig.Transport.Invocations.Count > 0);

        await Chat.Live.StopAsync();

        Assert.Single(await _rig.Cache.Checks.GetChecksAsync());
    }

    [Fact]
    public async Task RemovedElsewhere_ServerLeadsInACircle_DropsNothingOfWhatItDidNotShow()
    {
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 4));
        _rig.Transport.Setup(server => server.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(Page(3, 2, "1003"));

        await _rig.Listener.ReceiveAsync([Removal()]);

        Assert.Empty((await _rig.NextAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
        Assert.Equal(4, (await Chat.LoadMessagesAsync(Bob)).Count);
    }

    [Fact]
    public async Task RemovedElsewhere_ServerCannotBeReachedTimeAndAgain_IsTriedOnceAMinute()
    {
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 3));
        FailHistory(new EasemobConnectionException(EasemobErrorCode.ServerUnreachable, "Offline.") { IsTransient = true });
        await _rig.Listener.ReceiveAsync([Removal()]);
        for (int tries = 1; tries <= 6; tries++)
        {
            await WaitForAsync(() => _rig.Transport.Invocations.Count == tries);
            await Task.Delay(20);
            _rig.Clock.Advance(TimeSpan.FromSeconds(5));
            await _rig.Listener.PrepareAsync();
        }

        int before = _rig.Transport.Invocations.Count;
        for (int seconds = 0; seconds < 120; seconds += 5)
        {
            _rig.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(10);
        }

        Assert.InRange(_rig.Transport.Invocations.Count - before, 1, 3);
    }

    [Fact]
    public async Task RemovedElsewhere_FailsHalfWay_TellsInTheEndOfAllThatIsGone()
    {
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 120));
        SetUpHistory([.. Texts(1, 120).Where(message => message.MessageId is not ("1003" or "1100"))]);
        FailHistory(
            new EasemobConnectionException(EasemobErrorCode.ServerUnreachable, "Offline.") { IsTransient = true },
            request => request.Start != null);
        await _rig.Listener.ReceiveAsync([Removal()]);
        await WaitForAsync(() => _rig.Transport.Invocations.Count == 2);

        SetUpHistory([.. Texts(1, 120).Where(message => message.MessageId is not ("1003" or "1100"))]);
        await _rig.Listener.PrepareAsync();

        Assert.Equal(["1003", "1100"], (await _rig.NextAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
    }

    private static ChatMessage In(ConversationKey conversation) => new()
    {
        MessageId = "2001",
        Conversation = conversation,
        SenderId = "bob",
        ReceiverId = conversation.Id,
        SentAt = Start,
        Body = new TextMessageBody { Text = "Hello" },
    };

    private void FailHistory(Exception failure, System.Linq.Expressions.Expression<Func<HistoryRequest, bool>>? which = null) => _rig.Transport
        .Setup(server => server.FetchHistoryAsync(It.Is(which ?? (_ => true)), It.IsAny<CancellationToken>()))
        .ThrowsAsync(failure);

    private static MessageReceived Arrival(int number) =>
        new() { Message = Text(number), ItemId = (ulong)(1000 + number), OccurredAt = Text(number).SentAt };

    private static MessagesRemovedOnOtherDevice Removal() =>
        new() { Conversation = Bob, DeviceId = "phone", ItemId = 77, OccurredAt = Start.AddHours(1) };

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (int i = 0; i < 3000 && !condition(); i++)
        {
            await Task.Yield();
            Thread.Sleep(1);
        }

        Assert.True(condition());
    }

    private void SetUpHistory(IReadOnlyList<ChatMessage> history) => _rig.Transport
        .Setup(server => server.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync((HistoryRequest request, CancellationToken _) =>
        {
            Assert.False(request.Query.SaveToCache);
            ulong before = request.Start is { } start ? ulong.Parse(start, System.Globalization.CultureInfo.InvariantCulture) : ulong.MaxValue;
            ChatMessage[] older = [.. history.Where(message => message.Id < before)];
            ChatMessage[] page = [.. older.TakeLast(request.PageSize)];
            return new CursorPage<ChatMessage> { Items = page, Cursor = page.Length < older.Length ? page[0].MessageId : null };
        });
}
