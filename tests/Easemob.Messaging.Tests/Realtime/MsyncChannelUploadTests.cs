using Easemob.Messaging.Wire.Msync;
using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Tests.Realtime;

public class MsyncChannelUploadTests
{
    public static TheoryData<int, string, int, bool> Refusals => new()
    {
        { 15, "", 507, false },
        { 1, "blocked", 210, false },
        { 1, "Sorry, You do not have permission", 210, false },
        { 1, "group not found", 606, false },
        { 1, "not in group or chatroom", 602, false },
        { 1, "not in group or chatroom white list", 506, false },
        { 1, "nonroster", 221, false },
        { 1, "GROUP IS DISABLED", 607, false },
        { 1, "exceed recall time limit", 504, false },
        { 1, "message recall disabled", 505, false },
        { 1, "Sorry, edit is not available", 505, false },
        { 1, "refused by moderation", 508, false },
        { 1, "limit directed users", 4, false },
        { 1, "whatever", 303, false },
        { 7, "sensitive words", 501, false },
        { 7, "blocked by mod_antispam", 501, false },
        { 7, "user is mute", 219, false },
        { 7, "traffic limit", 502, true },
        { 7, "Sorry, data is too large", 510, false },
        { 7, "whatever", 303, false },
        { 19, "not today", 508, false },
        { 8, "no route", 303, false },
    };

    [Fact]
    public async Task UploadAsync_Answered_ReturnsTheServersWord()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        Task<UploadReceipt> first = rig.Channel.UploadAsync(ChannelRig.Message(11));
        Task<UploadReceipt> second = rig.Channel.UploadAsync(ChannelRig.Message(12));
        MSync[] frames = [await socket.SentAsync(Command.Sync), await socket.SentAsync(Command.Sync)];
        Assert.Equal([11ul, 12ul], frames.Select(ChannelRig.UploadedId));
        socket.Send(ServerFrames.Answer(99, 5)); // nobody's
        socket.Send(ServerFrames.AnswerWithoutStatus(11));
        socket.Send(ServerFrames.Answer(12, 1002));
        Assert.Equal("1002", (await second.WithinAsync("the second receipt")).MessageId);
        Assert.False(first.IsCompleted);
        socket.Send(ServerFrames.Answer(11, 1001));

        UploadReceipt receipt = await first.WithinAsync("the first receipt");
        Assert.Equal(("1001", 1_700_000_000_123), (receipt.MessageId, receipt.ServerTime.ToUnixTimeMilliseconds()));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task UploadAsync_Refused_IsTheErrorOfTheTable(int status, string text, int code, bool isTransient)
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        Task<UploadReceipt> uploading = rig.Channel.UploadAsync(ChannelRig.Message(11));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Answer(11, 0, status, text));
        var error = await Assert.ThrowsAnyAsync<EasemobServiceException>(() => uploading.WithinAsync("the refusal"));

        Assert.Equal((code, isTransient, false, "SendMessage"), (error.ErrorCode.Value, error.IsTransient, error.IsOutcomeUnknown, error.Operation));
        Assert.Equal(code == 505 ? typeof(EasemobFeatureDisabledException) : typeof(EasemobServiceException), error.GetType());
        Assert.Equal(status, error.ServerCode);
    }

    [Theory]
    [InlineData("Sorry, edit limit reached", 511)]
    [InlineData("Sorry, message does not exist", 511)]
    [InlineData("Sorry, format is incorrect", 511)]
    [InlineData("Sorry, edit fail", 511)]
    [InlineData("Sorry, edit is not available", 505)]
    [InlineData("Sorry, You do not have permission", 210)]
    public async Task UploadAsync_EditRefused_IsTheErrorOfTheTable(string text, int code)
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        var edit = new EditUpload
        {
            LocalId = "11",
            Conversation = ConversationKey.Chat("bob"),
            MessageId = "5",
            Body = new TextMessageBody { Text = "new" },
        };

        Task<UploadReceipt> uploading = rig.Channel.UploadAsync(edit);
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Answer(11, 0, 1, text));
        var error = await Assert.ThrowsAnyAsync<EasemobServiceException>(() => uploading.WithinAsync("the refusal"));

        Assert.Equal((code, "EditMessage"), (error.ErrorCode.Value, error.Operation));
    }

    [Fact]
    public async Task UploadAsync_NotConnected_FailsAtOnce()
    {
        await using var rig = new ChannelRig();

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.Channel.UploadAsync(ChannelRig.Message(11)));

        Assert.Equal((300, false, "SendMessage"), (error.ErrorCode.Value, error.IsOutcomeUnknown, error.Operation));
    }

    [Fact]
    public async Task UploadAsync_ConnectionLostBeforeTheAnswer_OutcomeIsUnknownAndNothingIsSentTwice()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        Task<UploadReceipt> uploading = rig.Channel.UploadAsync(ChannelRig.Message(11));
        await socket.SentAsync(Command.Sync);
        socket.Break();
        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => uploading.WithinAsync("the failure"));
        FakeWebSocket next = await rig.ReconnectAsync();

        Assert.Equal((300, true, true), (error.ErrorCode.Value, error.IsOutcomeUnknown, error.IsTransient));
        Assert.False(next.HasSentMore);
    }

    [Fact]
    public async Task UploadAsync_WaitsForItsTurnWhenTheConnectionIsLost_GoesOutWithTheNext()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        socket.SendGate = new TaskCompletionSource().Task;

        Task<UploadReceipt> stuck = rig.Channel.UploadAsync(ChannelRig.Message(11));
        Task<UploadReceipt> waiting = rig.Channel.UploadAsync(ChannelRig.Message(12));
        socket.Break();
        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => stuck.WithinAsync("the failure"));
        FakeWebSocket next = await rig.SocketAsync();
        await next.SentAsync(Command.Provision);
        next.Send(ServerFrames.Provisioned());
        MSync[] frames = [await next.SentAsync(), await next.SentAsync()];
        next.Send(ServerFrames.Answer(12, 1002));

        Assert.True(error.IsOutcomeUnknown);
        Assert.Equal(12ul, ChannelRig.UploadedId(frames.Single(frame => frame.Command == Command.Sync)));
        Assert.Equal("1002", (await waiting.WithinAsync("the receipt")).MessageId);
    }

    [Fact]
    public async Task UploadAsync_NoAnswer_OutcomeIsUnknownAfter15SecondsAndTheConnectionIsMadeAgain()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        Task<UploadReceipt> uploading = rig.Channel.UploadAsync(ChannelRig.Message(11));
        await socket.SentAsync(Command.Sync);
        await rig.Clock.PassAsync(15);
        var error = await Assert.ThrowsAsync<EasemobTimeoutException>(() => uploading.WithinAsync("the failure"));
        await socket.Ended.WithinAsync("the end of the socket");
        await rig.ReconnectAsync();

        Assert.Equal((301, true, TimeSpan.FromSeconds(15)), (error.ErrorCode.Value, error.IsOutcomeUnknown, error.Timeout));
    }

    [Fact]
    public async Task UploadAsync_NoConnectionComesBack_FailsAfter15SecondsAndWasNotSent()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        rig.OnOpen = (_, _) => new TaskCompletionSource<System.Net.WebSockets.WebSocket>().Task;
        socket.CloseFromServer();
        await rig.Listener.StateAsync(ConnectionState.Reconnecting);

        Task<UploadReceipt> uploading = rig.Channel.UploadAsync(ChannelRig.Message(11));
        await rig.Clock.PassAsync(15);
        var error = await Assert.ThrowsAsync<EasemobTimeoutException>(() => uploading.WithinAsync("the failure"));

        Assert.False(error.IsOutcomeUnknown);
    }

    [Fact]
    public async Task UploadAsync_WhilePreparing_IsAnswered()
    {
        await using var rig = new ChannelRig();
        rig.Listener.OnPrepare = async token => Assert.Equal("1001", (await rig.Channel.UploadAsync(ChannelRig.Message(11), token)).MessageId);

        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.ProvisionAsync();
        socket.Send(ServerFrames.Unread());
        await socket.SentAsync(Command.Sync);
        Assert.False(connecting.IsCompleted);
        socket.Send(ServerFrames.Answer(11, 1001));

        await connecting.WithinAsync("the connection");
    }

    [Fact]
    public async Task UploadAsync_WhileReceiving_IsAnswered()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        rig.Listener.OnReceive = (_, token) => rig.Channel.UploadAsync(ChannelRig.Message(11), token);

        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
        Assert.Equal(11ul, ChannelRig.UploadedId(await socket.SentAsync(Command.Sync)));
        socket.Send(ServerFrames.Answer(11, 1001));

        Assert.Equal(20ul, ChannelRig.PulledKey(await socket.SentAsync(Command.Sync)));
    }

    [Fact]
    public async Task UploadAsync_Cancelled_StopsWaitingOnly()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        using var source = new CancellationTokenSource();

        Task<UploadReceipt> uploading = rig.Channel.UploadAsync(ChannelRig.Message(11), source.Token);
        await socket.SentAsync(Command.Sync);
        await source.CancelAsync();
        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => uploading.WithinAsync("the cancellation"));
        socket.Send(ServerFrames.Answer(11, 1001));

        Assert.Equal(source.Token, canceled.CancellationToken);
        Task<UploadReceipt> next = rig.Channel.UploadAsync(ChannelRig.Message(12));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Answer(12, 1002));
        await next.WithinAsync("the receipt");
        Assert.Equal(ConnectionState.Connected, rig.Listener.States.Last());
    }

    [Fact]
    public async Task UploadAsync_CancelledBeforeItsTurn_IsNotSent()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        var gate = new TaskCompletionSource();
        socket.SendGate = gate.Task;
        using var source = new CancellationTokenSource();

        Task<UploadReceipt> first = rig.Channel.UploadAsync(ChannelRig.Message(11));
        Task<UploadReceipt> second = rig.Channel.UploadAsync(ChannelRig.Message(12), source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WithinAsync("the cancellation"));
        gate.SetResult();
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Answer(11, 1001));
        await first.WithinAsync("the receipt");

        Assert.False(socket.HasSentMore);
    }

    [Fact]
    public async Task UploadAsync_AcceptedWithoutId_IsMalformedWithUnknownOutcome()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        Task<UploadReceipt> uploading = rig.Channel.UploadAsync(ChannelRig.Message(11));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Answer(11, 0));
        var error = await Assert.ThrowsAsync<EasemobProtocolException>(() => uploading.WithinAsync("the failure"));

        Assert.True(error.IsOutcomeUnknown);
    }

    [Fact]
    public async Task UploadAsync_SameIdTwiceAtOnce_Throws()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        Task<UploadReceipt> uploading = rig.Channel.UploadAsync(ChannelRig.Message(11));
        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Channel.UploadAsync(ChannelRig.Message(11)));
        socket.Send(ServerFrames.Answer(11, 1001));

        await uploading.WithinAsync("the receipt");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("x")]
    public async Task UploadAsync_NoId_IsAnArgumentError(string localId)
    {
        await using var rig = new ChannelRig();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => rig.Channel.UploadAsync(ChannelRig.Message(11) with { LocalId = localId }));
    }
}
