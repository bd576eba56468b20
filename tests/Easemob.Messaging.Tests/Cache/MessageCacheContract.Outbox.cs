using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task AddOutgoing_Always_ComesBackWhole()
    {
        var message = new OutgoingMessage
        {
            Conversation = Team,
            Body = new TextMessageBody { Text = "hello" },
            Extensions = new Dictionary<string, ExtensionValue> { ["key"] = ExtensionValue.FromInteger(7) },
            WantsGroupReceipts = true,
            Priority = ChatRoomPriority.Low,
            IsOnlineOnly = true,
            ReceiverIds = ["bob", "carol"],
        };

        OutboxEntry added = await Cache.Outbox.AddOutgoingAsync(
            new MessageUpload { LocalId = "18446744073709551615", Conversation = Team, Message = message });

        OutboxEntry entry = Assert.Single(await Cache.Outbox.GetOutgoingAsync());
        foreach (OutboxEntry one in new[] { added, entry })
        {
            Assert.Equal("18446744073709551615", one.Upload.LocalId);
            Assert.Equal((Team, Team), (one.Upload.Conversation, one.Upload.Message.Conversation));
            Assert.Equal("hello", Assert.IsType<TextMessageBody>(one.Upload.Message.Body).Text);
            Assert.Equal(7, one.Upload.Message.Extensions["key"].AsInteger());
            Assert.True(one.Upload.Message is { WantsGroupReceipts: true, IsOnlineOnly: true, Priority: ChatRoomPriority.Low });
            Assert.Equal(["bob", "carol"], one.Upload.Message.ReceiverIds);
            Assert.Equal((MessageState.Sending, Clock.GetUtcNow()), (one.State, one.CreatedAt));
            Assert.Equal(added.DeviceId, one.DeviceId);
        }

        Assert.NotEmpty(added.DeviceId);
    }

    [Fact]
    public async Task GetOutgoing_Several_ComeInTheirOrder()
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(9));
        await Cache.Outbox.AddOutgoingAsync(Upload(3, Team));
        await Cache.Outbox.AddOutgoingAsync(Upload(5));

        Assert.Equal(["9", "3", "5"], LocalIds(await Cache.Outbox.GetOutgoingAsync()));
        Assert.Equal(["9", "5"], LocalIds(await Cache.Outbox.GetOutgoingAsync(Bob)));
        Assert.Empty(await Cache.Outbox.GetOutgoingAsync(Carol));
    }

    [Fact]
    public async Task AddOutgoing_Alone_ShowsNowhereElse()
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(1));

        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
        Assert.Empty(await Cache.Messages.LoadAllAsync());
    }

    [Theory]
    [InlineData(MessageState.Failed)]
    [InlineData(MessageState.Unknown)]
    [InlineData(MessageState.Sending)]
    public async Task SetOutgoingState_Known_IsKept(MessageState state)
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(1));

        OutboxEntry? entry = await Cache.Outbox.SetOutgoingStateAsync("1", state);

        Assert.Equal(state, entry?.State);
        Assert.Equal(state, Assert.Single(await Cache.Outbox.GetOutgoingAsync()).State);
    }

    [Fact]
    public async Task SetOutgoingState_Gone_IsNull()
    {
        Assert.Null(await Cache.Outbox.SetOutgoingStateAsync("1", MessageState.Failed));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Cache.Outbox.SetOutgoingStateAsync("1", MessageState.Sent));
        await Assert.ThrowsAsync<ArgumentException>(() => Cache.Outbox.SetOutgoingStateAsync("x", MessageState.Failed));
    }

    [Fact]
    public async Task AddOutgoing_SameIdAgain_IsRefused()
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(1));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Cache.Outbox.AddOutgoingAsync(Upload(1)));
        await Assert.ThrowsAsync<ArgumentException>(() => Cache.Outbox.AddOutgoingAsync(Upload(1) with { LocalId = "x" }));

        Assert.Single(await Cache.Outbox.GetOutgoingAsync());
    }

    [Fact]
    public async Task RemoveOutgoing_OnceOnly()
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(1));

        Assert.True(await Cache.Outbox.RemoveOutgoingAsync("1"));
        Assert.False(await Cache.Outbox.RemoveOutgoingAsync("1"));

        Assert.Empty(await Cache.Outbox.GetOutgoingAsync());
    }

    [Fact]
    public async Task CompleteOutgoing_Always_MakesItTheConversations()
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(1));

        await Cache.Outbox.CompleteOutgoingAsync("1", Sent(70));

        Assert.Empty(await Cache.Outbox.GetOutgoingAsync());
        ChatMessage message = await Cache.Messages.LoadOneAsync();
        Assert.Equal(("70", MessageState.Sent), (message.MessageId, message.State));
        Assert.Equal(0, await Cache.Conversations.UnreadAsync());
        Assert.Equal("70", (await Cache.Checks.FindOldestServerMessageAsync(Bob))?.MessageId);
    }

    [Fact]
    public async Task CompleteOutgoing_ComesBackLiveOrTwice_IsOne()
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(1));
        await Cache.Outbox.CompleteOutgoingAsync("1", Sent(70));
        await Cache.Outbox.CompleteOutgoingAsync("1", Sent(70));

        Assert.Empty(await Cache.Live.ApplyAsync(Live(Sent(70))));

        await Cache.Messages.AssertHoldsAsync(Bob, 70);
    }

    [Fact]
    public async Task CompleteOutgoing_CameLiveBefore_IsOne()
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(1));
        Assert.Single(await Cache.Live.ApplyAsync(Live(Sent(70))));

        await Cache.Outbox.CompleteOutgoingAsync("1", Sent(70));

        await Cache.Messages.AssertHoldsAsync(Bob, 70);
        Assert.Empty(await Cache.Outbox.GetOutgoingAsync());
    }

    [Fact]
    public async Task CompleteOutgoing_RecalledBefore_IsNotKept()
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(1));
        await Cache.Live.ApplyAsync(Recalled(70));

        await Cache.Outbox.CompleteOutgoingAsync("1", Sent(70));

        Assert.Empty(await Cache.Messages.LoadAllAsync());
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
        Assert.Empty(await Cache.Outbox.GetOutgoingAsync());
    }

    [Fact]
    public async Task CompleteOutgoing_ReadBefore_IsRead()
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(1));
        await Cache.Live.ApplyAsync(Delivered(70), Read(70), Delivered(71));

        await Cache.Outbox.CompleteOutgoingAsync("1", Sent(70));

        Assert.True((await Cache.Messages.LoadOneAsync()).IsRead);
    }

    [Fact]
    public async Task CompleteOutgoing_Command_IsNotKept()
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(1));

        await Cache.Outbox.CompleteOutgoingAsync("1", Message(70, direction: MessageDirection.Sent, type: MessageType.Command));

        Assert.Empty(await Cache.Outbox.GetOutgoingAsync());
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
    }

    [Fact]
    public async Task CompleteOutgoing_OnlineOnly_IsNoneOfTheServers()
    {
        MessageUpload upload = Upload(1);
        await Cache.Outbox.AddOutgoingAsync(upload with { Message = upload.Message with { IsOnlineOnly = true } });

        await Cache.Outbox.CompleteOutgoingAsync("1", Sent(70));

        await Cache.Messages.AssertHoldsAsync(Bob, 70);
        Assert.Null(await Cache.Checks.FindOldestServerMessageAsync(Bob));
        Assert.Empty(await Cache.Live.ApplyAsync(Live(Sent(70), isOnlineOnly: true)));
    }

    private static MessageUpload Upload(ulong localId, ConversationKey? conversation = null) => new()
    {
        LocalId = MessageIds.Format(localId),
        Conversation = conversation ?? Bob,
        Message = new OutgoingMessage { Conversation = conversation ?? Bob, Body = new TextMessageBody { Text = "text" } },
    };

    private static ChatMessage Sent(ulong id) => Text(id, "text", MessageDirection.Sent);

    private static string[] LocalIds(IReadOnlyList<OutboxEntry> entries) => [.. entries.Select(entry => entry.Upload.LocalId)];
}
