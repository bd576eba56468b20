using Easemob.Messaging.Cache;
using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

public sealed class ChatManagerSendingTests : IAsyncDisposable
{
    private static readonly EasemobServiceException Refusal = new(EasemobErrorCode.PermissionDenied, "Refused.");

    private static readonly EasemobConnectionException Lost = new(EasemobErrorCode.ServerUnreachable, "Lost.") { IsTransient = true, IsOutcomeUnknown = true };

    private static readonly EasemobConnectionException NoConnection = new(EasemobErrorCode.ServerUnreachable, "None.") { IsTransient = true };

    private static readonly EasemobTimeoutException Unanswered = new(EasemobErrorCode.ServerTimeout, "Silent.") { IsTransient = true, IsOutcomeUnknown = true };

    private static readonly EasemobProtocolException Garbled = new(EasemobErrorCode.MalformedResponse, "No id.") { IsOutcomeUnknown = true };

    private readonly ChannelRig _rig = new();

    private ChatManager Chat => _rig.Chat;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Send_Taken_IsKeptUnderTheServersIdAndTime()
    {
        ChatMessage sent = await Chat.SendMessageAsync(Hello());

        Assert.Equal(("9001", ChannelRig.ServerTime, MessageState.Sent), (sent.MessageId, sent.SentAt, sent.State));
        Assert.Equal(("alice", "bob", MessageDirection.Sent), (sent.SenderId, sent.ReceiverId, sent.Direction));
        ChatMessage kept = Assert.Single(await Chat.LoadMessagesAsync(Bob));
        Assert.Equal(("9001", "Hello"), (kept.MessageId, ((TextMessageBody)kept.Body).Text));
        Assert.Empty(await Chat.Outbox.GetMessagesAsync());
        MessageStateChanged sending = await _rig.NextAsync<MessageStateChanged>();
        MessageStateChanged done = await _rig.NextAsync<MessageStateChanged>();
        Assert.Equal((MessageState.Sending, MessageState.Sent), (sending.Message.State, done.Message.State));
        Assert.Equal(sending.LocalId, done.LocalId);
        Assert.Equal(sending.LocalId, Assert.IsType<MessageUpload>(Assert.Single(_rig.Uploads)).LocalId);
    }

    [Fact]
    public async Task Send_TakenWithoutATime_HasTheTimeAtWhichItWasWritten()
    {
        _rig.Answer = _ => Task.FromResult(ChannelRig.Receipt("9008") with { ServerTime = DateTimeOffset.FromUnixTimeMilliseconds(0) });

        ChatMessage sent = await Chat.SendMessageAsync(Hello());

        Assert.True(sent.SentAt > Start);
        Assert.Equal(sent.SentAt, Assert.Single(await Chat.LoadMessagesAsync(Bob)).SentAt);
    }

    [Fact]
    public async Task Send_UnderWay_IsInTheOutboxAsSending()
    {
        var answer = new TaskCompletionSource<UploadReceipt>();
        _rig.Answer = _ => answer.Task;

        Task<ChatMessage> sending = Chat.SendMessageAsync(Hello());
        MessageStateChanged state = await _rig.NextAsync<MessageStateChanged>();

        ChatMessage waiting = Assert.Single(await Chat.Outbox.GetMessagesAsync(Bob));
        Assert.Equal((state.LocalId, MessageState.Sending), (waiting.MessageId, waiting.State));
        Assert.Empty(await Chat.LoadMessagesAsync(Bob));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Chat.Outbox.ResendAsync(state.LocalId));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Chat.Outbox.DiscardAsync(state.LocalId));
        answer.SetResult(ChannelRig.Receipt("9002"));
        Assert.Equal("9002", (await sending).MessageId);
    }

    [Fact]
    public async Task Send_Refused_HasFailedAndCanBeSentAgain()
    {
        _rig.Answer = _ => Task.FromException<UploadReceipt>(Refusal);

        Assert.Same(Refusal, await Assert.ThrowsAsync<EasemobServiceException>(() => Chat.SendMessageAsync(Hello())));

        ChatMessage failed = Assert.Single(await Chat.Outbox.GetMessagesAsync());
        Assert.Equal(MessageState.Failed, failed.State);
        _rig.Answer = _ => Task.FromResult(ChannelRig.Receipt("9003"));
        Assert.Equal("9003", (await Chat.Outbox.ResendAsync(failed.MessageId)).MessageId);
        Assert.Empty(await Chat.Outbox.GetMessagesAsync());
        Assert.Single(await Chat.LoadMessagesAsync(Bob));
        Assert.Equal(failed.MessageId, _rig.Uploads[1].LocalId);
        Assert.Equal("Hello", ((TextMessageBody)Assert.IsType<MessageUpload>(_rig.Uploads[1]).Message.Body).Text);
    }

    [Fact]
    public async Task Send_Refused_CanBeDiscarded()
    {
        _rig.Answer = _ => Task.FromException<UploadReceipt>(Refusal);
        await Assert.ThrowsAsync<EasemobServiceException>(() => Chat.SendMessageAsync(Hello()));
        ChatMessage failed = Assert.Single(await Chat.Outbox.GetMessagesAsync());

        Assert.True(await Chat.Outbox.DiscardAsync(failed.MessageId));

        Assert.False(await Chat.Outbox.DiscardAsync(failed.MessageId));
        Assert.Empty(await Chat.Outbox.GetMessagesAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => Chat.Outbox.ResendAsync(failed.MessageId));
    }

    [Fact]
    public async Task Send_ConnectionLostBeforeTheAnswer_IsSettledUnderItsOldIdWithTheNext()
    {
        _rig.Answer = _ => Task.FromException<UploadReceipt>(Lost);
        await Assert.ThrowsAsync<EasemobConnectionException>(() => Chat.SendMessageAsync(Hello()));
        Assert.Equal(MessageState.Unknown, Assert.Single(await Chat.Outbox.GetMessagesAsync()).State);

        _rig.Answer = _ => Task.FromResult(ChannelRig.Receipt("9004"));
        await _rig.Listener.PrepareAsync();

        Assert.Equal("9004", Assert.Single(await Chat.LoadMessagesAsync(Bob)).MessageId);
        Assert.Empty(await Chat.Outbox.GetMessagesAsync());
        Assert.Equal(_rig.Uploads[0].LocalId, _rig.Uploads[1].LocalId);
    }

    [Fact]
    public async Task Prepare_ServerRefusesWhatWasUnknown_HasFailed()
    {
        await LoseAsync();
        _rig.Answer = _ => Task.FromException<UploadReceipt>(Refusal);

        await _rig.Listener.PrepareAsync();

        Assert.Equal(MessageState.Failed, Assert.Single(await Chat.Outbox.GetMessagesAsync()).State);
    }

    [Fact]
    public async Task Prepare_ConnectionLostAgain_FailsAndLeavesItUnknown()
    {
        await LoseAsync();

        await Assert.ThrowsAsync<EasemobConnectionException>(() => _rig.Listener.PrepareAsync());

        Assert.Equal(MessageState.Unknown, Assert.Single(await Chat.Outbox.GetMessagesAsync()).State);
    }

    [Fact]
    public async Task Prepare_AnswerThatCannotBeUnderstood_LeavesItUnknownAndConnects()
    {
        await LoseAsync();
        _rig.Answer = _ => Task.FromException<UploadReceipt>(Garbled);

        await _rig.Listener.PrepareAsync();

        Assert.Equal(MessageState.Unknown, Assert.Single(await Chat.Outbox.GetMessagesAsync()).State);
    }

    [Fact]
    public async Task Prepare_DiscardedMeanwhile_IsNotSent()
    {
        await LoseAsync();
        await LoseAsync();
        IReadOnlyList<ChatMessage> unknown = await Chat.Outbox.GetMessagesAsync();
        var answer = new TaskCompletionSource<UploadReceipt>();
        _rig.Answer = _ => answer.Task;
        Task preparing = _rig.Listener.PrepareAsync();
        while (_rig.Uploads.Count < 3)
        {
            await Task.Yield();
        }

        Assert.True(await Chat.Outbox.DiscardAsync(unknown[1].MessageId));
        answer.SetResult(ChannelRig.Receipt("9009"));
        await preparing;

        Assert.Equal(3, _rig.Uploads.Count);
    }

    [Fact]
    public async Task Prepare_CostsTwoConnections_IsLetPassWithTheThird()
    {
        await LoseAsync();
        await Assert.ThrowsAsync<EasemobConnectionException>(() => _rig.Listener.PrepareAsync());
        _rig.Answer = _ => Task.FromException<UploadReceipt>(Unanswered);
        await Assert.ThrowsAsync<EasemobTimeoutException>(() => _rig.Listener.PrepareAsync());

        await _rig.Listener.PrepareAsync();

        Assert.Equal(MessageState.Unknown, Assert.Single(await Chat.Outbox.GetMessagesAsync()).State);
        _rig.Answer = _ => Task.FromResult(ChannelRig.Receipt("9006"));
        await _rig.Listener.PrepareAsync();
        Assert.Empty(await Chat.Outbox.GetMessagesAsync());
    }

    [Fact]
    public async Task Send_WipedBeforeTheAnswerIsKept_LeavesTheCacheEmpty()
    {
        var answer = new TaskCompletionSource<UploadReceipt>();
        _rig.Answer = _ => answer.Task;
        Task<ChatMessage> sending = Chat.SendMessageAsync(Hello());
        await _rig.NextAsync<MessageStateChanged>();
        await Assert.IsType<SqliteMessageCache>(_rig.Cache).WipeAsync();

        answer.SetResult(ChannelRig.Receipt("9007"));

        Assert.Equal("9007", (await sending).MessageId);
        Assert.Empty(await Chat.LoadMessagesAsync(Bob));
        Assert.Empty(await Chat.GetAllConversationsAsync());
    }

    [Fact]
    public async Task Prepare_ConnectionGivenUpMeanwhile_EndsWithIt()
    {
        await LoseAsync();
        using var lost = new CancellationTokenSource();
        _rig.Channel.Setup(channel => channel.UploadAsync(It.IsAny<RealtimeUpload>(), It.IsAny<CancellationToken>()))
            .Returns<RealtimeUpload, CancellationToken>((_, token) => new TaskCompletionSource<UploadReceipt>().Task.WaitAsync(token));
        Task preparing = _rig.Listener.PrepareAsync(lost.Token);

        await lost.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => preparing.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(MessageState.Unknown, Assert.Single(await Chat.Outbox.GetMessagesAsync()).State);
    }

    [Fact]
    public async Task Resend_OfUnknownWithoutConnection_StaysUnknown()
    {
        await LoseAsync();
        string id = Assert.Single(await Chat.Outbox.GetMessagesAsync()).MessageId;
        _rig.Answer = _ => Task.FromException<UploadReceipt>(NoConnection);

        await Assert.ThrowsAsync<EasemobConnectionException>(() => Chat.Outbox.ResendAsync(id));

        Assert.Equal(MessageState.Unknown, Assert.Single(await Chat.Outbox.GetMessagesAsync()).State);
    }

    [Fact]
    public async Task Send_CallerStopsWaiting_TheMessageGoesItsWay()
    {
        var answer = new TaskCompletionSource<UploadReceipt>();
        _rig.Answer = _ => answer.Task;
        using var source = new CancellationTokenSource();
        Task<ChatMessage> sending = Chat.SendMessageAsync(Hello(), source.Token);
        await _rig.NextAsync<MessageStateChanged>();

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        answer.SetResult(ChannelRig.Receipt("9005"));

        Assert.Equal("9005", (await _rig.NextAsync<MessageStateChanged>()).Message.MessageId);
        Assert.Equal("9005", Assert.Single(await Chat.LoadMessagesAsync(Bob)).MessageId);
    }

    [Fact]
    public async Task Send_CancelledBeforehand_LeavesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Chat.SendMessageAsync(Hello(), new CancellationToken(true)));

        Assert.Empty(await Chat.Outbox.GetMessagesAsync());
        Assert.Empty(_rig.Uploads);
    }

    [Fact]
    public async Task Send_WhileReconnecting_WaitsForTheConnection()
    {
        _rig.Listener.Report(new ConnectionStateChanged { State = ConnectionState.Reconnecting });
        Task<ChatMessage> sending = Chat.SendMessageAsync(Hello());
        await _rig.NextAsync<ConnectionStateChanged>();
        await _rig.NextAsync<MessageStateChanged>();
        Assert.Empty(_rig.Uploads);

        _rig.Listener.Report(new ConnectionStateChanged { State = ConnectionState.Connected });

        Assert.Equal("9001", (await sending).MessageId);
    }

    [Fact]
    public async Task Send_ReconnectingForTooLong_HasFailed()
    {
        _rig.Listener.Report(new ConnectionStateChanged { State = ConnectionState.Reconnecting });
        Task<ChatMessage> sending = Chat.SendMessageAsync(Hello());
        await _rig.NextAsync<ConnectionStateChanged>();
        await _rig.NextAsync<MessageStateChanged>();

        while (!sending.IsCompleted)
        {
            _rig.Clock.Advance(TimeSpan.FromSeconds(15));
            await Task.Yield();
        }

        var failure = await Assert.ThrowsAsync<EasemobConnectionException>(() => sending);
        Assert.False(failure.IsOutcomeUnknown);
        Assert.Equal(MessageState.Failed, Assert.Single(await Chat.Outbox.GetMessagesAsync()).State);
        Assert.Empty(_rig.Uploads);
    }

    [Fact]
    public async Task Send_WithoutChannel_SaysSo()
    {
        await using IMessageCache cache = MessageCache.InMemory();
        var chat = new ChatManager(_rig.Transport.Object, cache);

        await Assert.ThrowsAsync<InvalidOperationException>(() => chat.SendMessageAsync(Hello()));

        Assert.Empty(await chat.Outbox.GetMessagesAsync());
    }

    public static TheoryData<string> Unsendable => [.. Faulty.Keys];

    private static Dictionary<string, OutgoingMessage> Faulty { get; } = new()
    {
        ["no conversation"] = Hello() with { Conversation = default },
        ["no body"] = Hello() with { Body = null! },
        ["no file"] = Hello() with { Body = new FileMessageBody { FileName = "a.txt" } },
        ["streamed"] = Hello() with { Body = new TextMessageBody { Text = "a", Stream = new TextStream() } },
        ["group receipts in a chat"] = Hello() with { WantsGroupReceipts = true },
        ["priority in a chat"] = Hello() with { Priority = ChatRoomPriority.High },
        ["receivers in a chat"] = Hello() with { ReceiverIds = ["carol"] },
        ["too many receivers"] = Hello() with { Conversation = ConversationKey.Group("1"), ReceiverIds = [.. Enumerable.Range(0, 21).Select(n => $"u{n}")] },
        ["bad receiver"] = Hello() with { Conversation = ConversationKey.Group("1"), ReceiverIds = ["a b"] },
    };

    [Theory]
    [MemberData(nameof(Unsendable))]
    public async Task Send_WhatCannotBeSent_IsRefusedBeforeAnythingIsWritten(string fault)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Chat.SendMessageAsync(Faulty[fault]));

        Assert.Empty(await Chat.Outbox.GetMessagesAsync());
        Assert.Empty(_rig.Uploads);
    }

    private static OutgoingMessage Hello() => new() { Conversation = Bob, Body = new TextMessageBody { Text = "Hello" } };

    private async Task LoseAsync()
    {
        _rig.Answer = _ => Task.FromException<UploadReceipt>(Lost);
        await Assert.ThrowsAsync<EasemobConnectionException>(() => Chat.SendMessageAsync(Hello()));
    }
}
