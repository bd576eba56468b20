using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>Messages that do not get through at once: refused, or sent into a connection that ends.</summary>
public class OutboxTests : LiveScenario
{
    private readonly SteppedClock _clock = new();

    private protected override TimeProvider ServerClock => _clock;

    [Theory]
    [InlineData("not a member", 602)]
    [InlineData("muted", 507)]
    [InlineData("muted everywhere", 219)]
    [InlineData("disabled", 607)]
    public async Task Send_Refused_FailsAndIsSentAgainWhenAllowed(string obstacle, int code)
    {
        LiveClient alice = await ConnectAsync();
        Set(obstacle, isSet: true);

        EasemobServiceException refusal = await ThrowsAnyAsync<EasemobServiceException>(() => alice.Chat.SendMessageAsync(Text(Group)));

        Assert.Equal(code, refusal.ErrorCode.Value);
        IReadOnlyList<MessageStateChanged> changes = await alice.Heard.WaitForAsync<MessageStateChanged>(2);
        Assert.Equal([MessageState.Sending, MessageState.Failed], changes.Select(change => change.Message.State));
        Assert.Equal(code, changes[1].Error?.ErrorCode.Value);
        ChatMessage failed = Assert.Single(await alice.Chat.Outbox.GetMessagesAsync());
        Assert.Equal((changes[0].LocalId, MessageState.Failed), (failed.MessageId, failed.State));
        Assert.Empty(await alice.Chat.LoadIdsAsync(Group));

        Set(obstacle, isSet: false);
        ChatMessage sent = await alice.Chat.Outbox.ResendAsync(failed.MessageId);

        Assert.Empty(await alice.Chat.Outbox.GetMessagesAsync());
        Assert.Equal([sent.MessageId], await alice.Chat.LoadIdsAsync(Group));
        Assert.Equal([sent.MessageId], Data.GetHistoryIds("bob", GroupId, EmulatorChatType.GroupChat));
        Assert.Equal(MessageState.Sent, (await alice.Heard.WaitForAsync<MessageStateChanged>(4))[^1].Message.State);
    }

    [Fact]
    public async Task Send_BlockedByThePeer_FailsUntilDiscarded()
    {
        LiveClient alice = await ConnectAsync();
        Data.BlockUser("bob", "alice");
        await ThrowsAnyAsync<EasemobServiceException>(() => alice.Chat.SendMessageAsync(Text(Bob)));
        ChatMessage failed = Assert.Single(await alice.Chat.Outbox.GetMessagesAsync(Bob));

        Assert.True(await alice.Chat.Outbox.DiscardAsync(failed.MessageId));

        Assert.False(await alice.Chat.Outbox.DiscardAsync(failed.MessageId));
        Assert.Empty(await alice.Chat.Outbox.GetMessagesAsync());
        await ThrowsAnyAsync<ArgumentException>(() => alice.Chat.Outbox.ResendAsync(failed.MessageId));
    }

    [Fact]
    public async Task Send_NotConnected_FailsAtOnceAndIsSentLater()
    {
        LiveClient alice = await OpenLiveAsync();

        await ThrowsAsync<EasemobConnectionException>(() => alice.Chat.SendMessageAsync(Text(Bob)));

        ChatMessage failed = Assert.Single(await alice.Chat.Outbox.GetMessagesAsync());
        Assert.Equal(MessageState.Failed, failed.State);
        await alice.ConnectAsync();
        await SettleAsync(alice);
        Assert.Empty(Data.GetHistoryIds("alice", "bob")); // what failed waits for the application
        await alice.Chat.Outbox.ResendAsync(failed.MessageId);
        Assert.Single(Data.GetHistoryIds("alice", "bob"));
    }

    [Theory]
    [InlineData(FrameKind.Upload)]
    [InlineData(FrameKind.UploadAnswer)]
    public async Task Send_ConnectionCut_IsSettledWithTheNextOne(FrameKind cutBefore)
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        FrameTrouble.For("alice").Next(cutBefore, FrameFault.CutBefore);

        EasemobConnectionException lost = await ThrowsAsync<EasemobConnectionException>(() => alice.Chat.SendMessageAsync(Text(Bob)));

        Assert.True(lost.IsOutcomeUnknown);
        await AssertSettledAsync(alice);
        Assert.Equal(Data.GetHistoryIds("alice", "bob")[0], (await bob.Heard.WaitForAsync<MessageReceived>()).Message.MessageId);
        Assert.Single(bob.Heard.Of<MessageReceived>());
    }

    [Fact]
    public async Task Send_NextConnectionIsThereBeforeTheLossIsWrittenDown_IsSettledAllTheSame()
    {
        LiveClient alice = await ConnectAsync();
        FrameTrouble.Next(FrameKind.UploadAnswer, FrameFault.CutBefore.DelayedBy(TimeSpan.FromSeconds(5)));
        Task<ChatMessage> sending = alice.Chat.SendMessageAsync(Text(Bob));
        await WithinGuardAsync(_clock.WaitForTimerAsync(TimeSpan.FromSeconds(5)));
        long last = Frames.Entries[^1].Sequence;
        using (CacheDump.HoldWriting(alice.Client.CacheFilePath))
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            await WithinGuardAsync(Frames.WaitForAsync(frame => frame.Kind == FrameKind.UnreadAnswer && frame.Sequence > last));
        }

        await ThrowsAsync<EasemobConnectionException>(() => sending);
        await AssertSettledAsync(alice);
    }

    [Fact]
    public async Task Send_NoAnswer_IsSettledOverANewConnection()
    {
        LiveClient alice = await ConnectAsync(configure: options => options.TimeProvider = _clock);
        FrameTrouble.Next(FrameKind.UploadAnswer, FrameFault.Swallow);
        Task<ChatMessage> sending = alice.Chat.SendMessageAsync(Text(Bob));
        await WithinGuardAsync(Frames.WaitForAsync(FrameKind.UploadAnswer, "alice"));

        _clock.Advance(TimeSpan.FromSeconds(15));

        EasemobTimeoutException elapsed = await ThrowsAsync<EasemobTimeoutException>(() => sending);
        Assert.True(elapsed.IsOutcomeUnknown);
        await AssertSettledAsync(alice);
    }

    [Fact]
    public async Task Send_WhileReconnecting_WaitsForTheConnection()
    {
        LiveClient alice = await ConnectAsync();
        FrameTrouble.Next(FrameKind.ProvisionAnswer, FrameFault.Delay(TimeSpan.FromSeconds(5)));
        Realtime.Disconnect("alice");
        await alice.Heard.WaitForAsync<ConnectionStateChanged>(change => change.State == ConnectionState.Reconnecting);
        Task<ChatMessage> sending = alice.Chat.SendMessageAsync(Text(Bob));
        await alice.Heard.WaitForAsync<MessageStateChanged>();
        Assert.Equal(MessageState.Sending, Assert.Single(await alice.Chat.Outbox.GetMessagesAsync()).State);
        await WithinGuardAsync(_clock.WaitForTimerAsync(TimeSpan.FromSeconds(5)));

        _clock.Advance(TimeSpan.FromSeconds(5));

        ChatMessage sent = await sending.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal([sent.MessageId], Data.GetHistoryIds("alice", "bob"));
    }

    [Fact]
    public async Task Send_CallerStopsWaiting_GoesItsWay()
    {
        LiveClient alice = await ConnectAsync();
        FrameTrouble.Next(FrameKind.UploadAnswer, FrameFault.Delay(TimeSpan.FromSeconds(5)));
        using CancellationTokenSource cancelling = new();
        Task<ChatMessage> sending = alice.Chat.SendMessageAsync(Text(Bob), cancelling.Token);
        await WithinGuardAsync(_clock.WaitForTimerAsync(TimeSpan.FromSeconds(5)));

        await cancelling.CancelAsync();

        await ThrowsAnyAsync<OperationCanceledException>(() => sending);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await alice.Heard.WaitForAsync<MessageStateChanged>(change => change.Message.State == MessageState.Sent);
        Assert.Equal(Data.GetHistoryIds("alice", "bob"), await alice.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Send_ClientDisposedMeanwhile_IsSettledByTheNextOne()
    {
        LiveClient alice = await ConnectAsync();
        FrameTrouble.Next(FrameKind.UploadAnswer, FrameFault.Swallow);
        Task<ChatMessage> sending = alice.Chat.SendMessageAsync(Text(Bob));
        await WithinGuardAsync(Frames.WaitForAsync(FrameKind.UploadAnswer, "alice"));
        await alice.Client.DisposeAsync();
        await ThrowsAnyAsync<Exception>(() => sending);

        LiveClient reopened = await OpenLiveAsync();

        Assert.Equal(MessageState.Unknown, Assert.Single(await reopened.Chat.Outbox.GetMessagesAsync()).State);
        await reopened.ConnectAsync();
        await AssertSettledAsync(reopened);
    }

    [Fact]
    public async Task Send_ProcessKilledMeanwhile_IsSettledByTheNextOne()
    {
        FrameTrouble.Next(FrameKind.UploadAnswer, FrameFault.Swallow);
        string directory = Path.Combine(CacheDirectory, "phone");
        using (ChildProgram other = ChildProgram.Start(
            "Easemob.Messaging.ScenarioTests.dll", "send", Emulator.Address.ToString(), Emulator.AppKey, directory, Password))
        {
            Assert.Equal("connected", await other.ReadLineAsync());
            await WithinGuardAsync(Frames.WaitForAsync(FrameKind.UploadAnswer, "alice"));
        }

        LiveClient alice = await ConnectAsync();

        await AssertSettledAsync(alice);
    }

    // Sent again under its old id, by which the server knows it: once there, once here.
    private async Task AssertSettledAsync(LiveClient alice)
    {
        MessageStateChanged sent = await alice.Heard.WaitForAsync<MessageStateChanged>(change => change.Message.State == MessageState.Sent);
        Assert.Equal([sent.Message.MessageId], Data.GetHistoryIds("alice", "bob"));
        Assert.Equal([sent.Message.MessageId], await alice.Chat.LoadIdsAsync(Bob));
        Assert.Empty(await alice.Chat.Outbox.GetMessagesAsync());
        IReadOnlyList<FrameEntry> uploads = Frames.Of(FrameKind.Upload, "alice");
        Assert.Equal(2, uploads.Count);
        Assert.All(uploads, upload => Assert.Contains($"\"id\": \"{sent.LocalId}\"", upload.Summary, StringComparison.Ordinal));
        await SettleAsync(alice);
        Assert.Empty(alice.Heard.Of<MessageReceived>());
    }

    private void Set(string obstacle, bool isSet)
    {
        switch (obstacle)
        {
            case "muted":
                Data.MuteMember(GroupId, "alice", isSet);
                break;
            case "muted everywhere":
                Data.MuteUser("alice", isSet);
                break;
            case "disabled":
                Data.DisableGroup(GroupId, isSet);
                break;
            case "not a member" when isSet:
                Data.RemoveMember(GroupId, "alice");
                break;
            default:
                Data.AddMember(GroupId, "alice");
                break;
        }
    }
}
