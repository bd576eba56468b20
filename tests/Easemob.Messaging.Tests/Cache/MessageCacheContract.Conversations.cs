using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    private static readonly ConversationKey Carol = ConversationKey.Chat("carol");
    private static readonly ConversationKey Team = ConversationKey.Group("Team");

    [Fact]
    public async Task GetConversations_AfterAServerList_ShowsItNewestFirstEmptyLast()
    {
        await Cache.SaveConversationsAsync(
        [
            Listed(ConversationKey.Chat("dave")),
            Listed(Bob, Message(1, 1000), unread: 3),
            Listed(Team, Message(2, 2000, Team, format: PayloadFormat.Json)),
        ]);

        IReadOnlyList<Conversation> list = await Cache.GetConversationsAsync();

        Assert.Equal([Team, Bob, ConversationKey.Chat("dave")], list.Select(conversation => conversation.Key));
        Assert.Equal([0, 3, 0], list.Select(conversation => conversation.UnreadCount));
        Assert.Equal(["2", "1", null], list.Select(conversation => conversation.LatestMessage?.MessageId));
    }

    [Fact]
    public async Task GetConversations_NewestMessageRemoved_ShowsTheOneBefore()
    {
        await Cache.SaveMessagesAsync(Messages(1, 2, 3));

        await Cache.RemoveAsync(3);

        Assert.Equal("2", Assert.Single(await Cache.GetConversationsAsync()).LatestMessage!.MessageId);
    }

    [Fact]
    public async Task GetConversations_ThreadsAndRooms_AreNotListed()
    {
        ConversationKey thread = ConversationKey.Thread("t");
        ConversationKey room = ConversationKey.ChatRoom("r");

        await Cache.SaveMessagesAsync([Message(1, conversation: thread), Message(2, conversation: room)]);

        Assert.Empty(await Cache.GetConversationsAsync());
        await Cache.AssertHoldsAsync(thread, [1]);
        await Cache.AssertHoldsAsync(room, [2]);
    }

    [Fact]
    public async Task SaveConversations_KnownOne_KeepsItsUnread()
    {
        await Cache.SaveConversationsAsync([Listed(Bob, Message(1), unread: 3)]);

        await Cache.SaveConversationsAsync([Listed(Bob, Message(2), unread: 8)]);

        Assert.Equal(3, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task SaveConversations_OneFirstSeenInHistory_KeepsNoUnread()
    {
        await Cache.SaveMessagesAsync(Messages(1));

        await Cache.SaveConversationsAsync([Listed(Bob, Message(1), unread: 8)]);

        Assert.Equal(0, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task SaveConversations_DeletedOneThatComesBack_CountsAsFirstSeen()
    {
        await Cache.SaveConversationsAsync([Listed(Bob, Message(1), unread: 3)]);
        await Cache.DeleteAsync(ServerMessages.Delete, serverTime: 1500);

        await Cache.SaveConversationsAsync([Listed(Bob, Message(2), unread: 1)]);

        Conversation bob = Assert.Single(await Cache.GetConversationsAsync());
        Assert.Equal((1, "2"), (bob.UnreadCount, bob.LatestMessage?.MessageId));
    }

    [Fact]
    public async Task SaveConversations_ShorterList_DeletesNothing()
    {
        await Cache.SaveConversationsAsync([Listed(Bob, Message(1)), Listed(Carol)]);

        await Cache.SaveConversationsAsync([Listed(Carol)]);

        Assert.Equal(2, (await Cache.GetConversationsAsync()).Count);
    }

    [Fact]
    public async Task SaveConversations_CommandAsNewest_IsNotKept()
    {
        await Cache.SaveConversationsAsync([Listed(Bob, Message(1, type: MessageType.Command))]);

        Assert.Null(Assert.Single(await Cache.GetConversationsAsync()).LatestMessage);
    }

    [Fact]
    public async Task SaveConversations_RemovedNewest_DoesNotComeBack()
    {
        await Cache.SaveMessagesAsync(Messages(1, 2));
        await Cache.RemoveAsync(2);

        await Cache.SaveConversationsAsync([Listed(Bob, Message(2))]);

        Assert.Equal("1", Assert.Single(await Cache.GetConversationsAsync()).LatestMessage!.MessageId);
    }

    [Fact]
    public async Task SaveMessages_History_LeavesUnread()
    {
        await Cache.SaveConversationsAsync([Listed(Bob, Message(9), unread: 2)]);

        await Cache.SaveMessagesAsync(Messages(1, 2, 3));

        Assert.Equal(2, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task SaveMessages_OfADeletedConversation_ListsItOnlyIfOneIsStored()
    {
        await Cache.SaveMessagesAsync(Messages(1));
        await Cache.DeleteAsync(ServerMessages.Delete);

        await Cache.SaveMessagesAsync(Messages(1));
        Assert.Empty(await Cache.GetConversationsAsync());

        await Cache.SaveMessagesAsync(Messages(1, 2));
        Assert.Equal(Bob, Assert.Single(await Cache.GetConversationsAsync()).Key);
        await Cache.AssertHoldsAsync(Bob, [2]);
    }
}
