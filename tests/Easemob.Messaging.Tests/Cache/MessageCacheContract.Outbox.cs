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

        OutboxEntry added = await Cache.AddOutgoingAsync(
            new MessageUpload { LocalId = "18446744073709551615", Conversation = Team, Message = message });

        OutboxEntry entry = Assert.Single(await Cache.GetOutgoingAsync());
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
        await Cache.AddOutgoingAsync(Upload(9));
        await Cache.AddOutgoingAsync(Upload(3, Team));
        await Cache.AddOutgoingAsync(Upload(5));

        Assert.Equal(["9", "3", "5"], LocalIds(await Cache.GetOutgoingAsync()));
        Assert.Equal(["9", "5"], LocalIds(await Cache.GetOutgoingAsync(Bob)));
        Assert.Empty(await Cache.GetOutgoingAsync(Carol));
    }

    [Fact]
    public async Task AddOutgoing_Alone_ShowsNowhereElse()
    {
        await Cache.AddOutgoingAsync(Upload(1));

        Assert.Empty(await Cache.GetConversationsAsync());
        Assert.Empty(await Cache.LoadAllAsync());
    }

    [Theory]
    [InlineData(MessageState.Failed)]
    [InlineData(MessageState.Unknown)]
    [InlineData(MessageState.Sending)]
    public async Task SetOutgoingState_Known_IsKept(MessageState state)
    {
        await Cache.AddOutgoingAsync(Upload(1));

        OutboxEntry? entry = await Cache.SetOutgoingStateAsync("1", state);

        Assert.Equal(state, entry?.State);
        Assert.Equal(state, Assert.Single(await Cache.GetOutgoingAsync()).State);
    }

    [Fact]
    public async Task SetOutgoingState_Gone_IsNull()
    {
        Assert.Null(await Cache.SetOutgoingStateAsync("1", MessageState.Failed));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Cache.SetOutgoingStateAsync("1", MessageState.Sent));
        await Assert.ThrowsAsync<ArgumentException>(() => Cache.SetOutgoingStateAsync("x", MessageState.Failed));
    }

    [Fact]
    public async Task AddOutgoing_SameIdAgain_IsRefused()
    {
        await Cache.AddOutgoingAsync(Upload(1));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Cache.AddOutgoingAsync(Upload(1)));
        await Assert.ThrowsAsync<ArgumentException>(() => Cache.AddOutgoingAsync(Upload(1) with { LocalId = "x" }));

        Assert.Single(await Cache.GetOutgoingAsync());
    }

    [Fact]
    public async Task RemoveOutgoing_OnceOnly()
    {
        await Cache.AddOutgoingAsync(Upload(1));

        Assert.True(await Cache.RemoveOutgoingAsync("1"));
        Assert.False(await Cache.RemoveOutgoingAsync("1"));

        Assert.Empty(await Cache.GetOutgoingAsync());
    }

    [Fact]
    public async Task CompleteOutgoing_Always_MakesItTheConversations()
    {
        await Cache.AddOutgoingAsync(Upload(1));

        await Cache.CompleteOutgoingAsync("1", Sent(70));

        Assert.Empty(await Cache.GetOutgoingAsync());
        ChatMessage message = await Cache.LoadOneAsync();
        Assert.Equal(("70", MessageState.Sent), (message.MessageId, message.State));
        Assert.Equal(0, await Cache.UnreadAsync());
        Assert.Equal("70", (await Cache.FindOldestServerMessageAsync(Bob))?.MessageId);
    }

    [Fact]
    public async Task CompleteOutgoing_ComesBackLiveOrTwice_IsOne()
    {
        await Cache.AddOutgoingAsync(Upload(1));
        await Cache.CompleteOutgoingAsync("1", Sent(70));
        await Cache.CompleteOutgoingAsync("1", Sent(70));

        Assert.Empty(await Cache.ApplyAsync(Live(Sent(70))));

        await Cache.AssertHoldsAsync(Bob, 70);
    }

    [Fact]
    public async Task CompleteOutgoing_CameLiveBefore_IsOne()
    {
        await Cache.AddOutgoingAsync(Upload(1));
        Assert.Single(await Cache.ApplyAsync(Live(Sent(70))));

        await Cache.CompleteOutgoingAsync("1", Sent(70));

        await Cache.AssertHoldsAsync(Bob, 70);
        Assert.Empty(await Cache.GetOutgoingAsync());
    }

    [Fact]
    public async Task CompleteOutgoing_RecalledBefore_IsNotKept()
    {
        await Cache.AddOutgoingAsync(Upload(1));
        await Cache.ApplyAsync(Recalled(70));

        await Cache.CompleteOutgoingAsync("1", Sent(70));

        Assert.Empty(await Cache.LoadAllAsync());
        Assert.Empty(await Cache.GetConversationsAsync());
        Assert.Empty(await Cache.GetOutgoingAsync());
    }

    [Fact]
    public async Task CompleteOutgoing_ReadBefore_IsRead()
    {
        await Cache.AddOutgoingAsync(Upload(1));
        await Cache.ApplyAsync(Delivered(70), Read(70), Delivered(71));

        await Cache.CompleteOutgoingAsync("1", Sent(70));

        Assert.True((await Cache.LoadOneAsync()).IsRead);
    }

    [Fact]
    public async Task CompleteOutgoing_Command_IsNotKept()
    {
        await Cache.AddOutgoingAsync(Upload(1));

        await Cache.CompleteOutgoingAsync("1", Message(70, direction: MessageDirection.Sent, type: MessageType.Command));

        Assert.Empty(await Cache.GetOutgoingAsync());
        Assert.Empty(await Cache.GetConversationsAsync());
    }

    [Fact]
    public async Task CompleteOutgoing_OnlineOnly_IsNoneOfTheServers()
    {
        MessageUpload upload = Upload(1);
        await Cache.AddOutgoingAsync(upload with { Message = upload.Message with { IsOnlineOnly = true } });

        await Cache.CompleteOutgoingAsync("1", Sent(70));

        await Cache.AssertHoldsAsync(Bob, 70);
        Assert.Null(await Cache.FindOldestServerMessageAsync(Bob));
        Assert.Empty(await Cache.ApplyAsync(Live(Sent(70), isOnlineOnly: true)));
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
