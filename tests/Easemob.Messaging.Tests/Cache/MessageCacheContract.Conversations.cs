using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    private static readonly ConversationKey Carol = ConversationKey.Chat("carol");
    private static readonly ConversationKey Team = ConversationKey.Group("Team");

    [Fact]
    public async Task GetConversations_AfterAServerList_ShowsItNewestFirstEmptyLast()
    {
        await Cache.Conversations.SaveConversationsAsync(
        [
            Listed(ConversationKey.Chat("dave")),
            Listed(Bob, Message(1, 1000), unread: 3),
            Listed(Team, Message(2, 2000, Team, format: PayloadFormat.Json)),
        ]);

        IReadOnlyList<Conversation> list = await Cache.Conversations.GetConversationsAsync();

        Assert.Equal([Team, Bob, ConversationKey.Chat("dave")], list.Select(conversation => conversation.Key));
        Assert.Equal([0, 3, 0], list.Select(conversation => conversation.UnreadCount));
        Assert.Equal(["2", "1", null], list.Select(conversation => conversation.LatestMessage?.MessageId));
    }

    [Fact]
    public async Task GetConversations_NewestMessageRemoved_ShowsTheOneBefore()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));

        await Cache.Intents.RemoveAsync(3);

        Assert.Equal("2", Assert.Single(await Cache.Conversations.GetConversationsAsync()).LatestMessage!.MessageId);
    }

    [Fact]
    public async Task GetConversations_ThreadsAndRooms_AreNotListed()
    {
        ConversationKey thread = ConversationKey.Thread("t");
        ConversationKey room = ConversationKey.ChatRoom("r");

        await Cache.Messages.SaveMessagesAsync([Message(1, conversation: thread), Message(2, conversation: room)]);

        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
        await Cache.Messages.AssertHoldsAsync(thread, [1]);
        await Cache.Messages.AssertHoldsAsync(room, [2]);
    }

    [Fact]
    public async Task SaveConversations_KnownOne_KeepsItsUnread()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: 3)]);

        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(2), unread: 8)]);

        Assert.Equal(3, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task SaveConversations_OneFirstSeenInHistory_KeepsNoUnread()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));

        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: 8)]);

        Assert.Equal(0, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task SaveConversations_DeletedOneThatComesBack_CountsAsFirstSeen()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: 3)]);
        await Cache.Intents.DeleteAsync(ServerMessages.Delete, serverTime: 1500);

        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(2), unread: 1)]);

        Conversation bob = Assert.Single(await Cache.Conversations.GetConversationsAsync());
        Assert.Equal((1, "2"), (bob.UnreadCount, bob.LatestMessage?.MessageId));
    }

    [Fact]
    public async Task SaveConversations_ShorterList_DeletesNothing()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1)), Listed(Carol)]);

        await Cache.Conversations.SaveConversationsAsync([Listed(Carol)]);

        Assert.Equal(2, (await Cache.Conversations.GetConversationsAsync()).Count);
    }

    [Fact]
    public async Task SaveConversations_CommandAsNewest_IsNotKept()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1, type: MessageType.Command))]);

        Assert.Null(Assert.Single(await Cache.Conversations.GetConversationsAsync()).LatestMessage);
    }

    [Fact]
    public async Task SaveConversations_RemovedNewest_DoesNotComeBack()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2));
        await Cache.Intents.RemoveAsync(2);

        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(2))]);

        Assert.Equal("1", Assert.Single(await Cache.Conversations.GetConversationsAsync()).LatestMessage!.MessageId);
    }

    [Fact]
    public async Task SaveMessages_History_LeavesUnread()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(9), unread: 2)]);

        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));

        Assert.Equal(2, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task SaveMessages_OfADeletedConversation_ListsItOnlyIfOneIsStored()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));
        await Cache.Intents.DeleteAsync(ServerMessages.Delete);

        await Cache.Messages.SaveMessagesAsync(Messages(1));
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());

        await Cache.Messages.SaveMessagesAsync(Messages(1, 2));
        Assert.Equal(Bob, Assert.Single(await Cache.Conversations.GetConversationsAsync()).Key);
        await Cache.Messages.AssertHoldsAsync(Bob, [2]);
    }
}
