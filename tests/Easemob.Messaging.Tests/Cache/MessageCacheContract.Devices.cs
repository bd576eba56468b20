using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData(2000L, 1)]
    [InlineData(9000L, 0)]
    public async Task UnreadCleared_OneConversation_LeavesOnlyWhatCameLater(long? time, int unread)
    {
        await Cache.Live.ApplyAsync(Live(1, 2, 3));
        await Cache.Live.ApplyAsync(Live(Message(4, conversation: Team)));

        await Cache.Live.ApplyAsync(Cleared(Bob, time));

        Assert.Equal([(Team, 1), (Bob, unread)], await UnreadByConversationAsync());
    }

    [Fact]
    public async Task UnreadCleared_BeforeTheMessagesArrive_CountsOnlyWhatCameLater()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob)]);

        await Cache.Live.ApplyAsync([Cleared(Bob, 2000), .. Live(1, 2, 3)]);

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task UnreadCleared_All_ClearsAll()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: 30)]);
        await Cache.Live.ApplyAsync(Live(Message(2, conversation: Team)), Live(Message(5, conversation: Team)));

        await Cache.Live.ApplyAsync(Cleared(null, 4000));

        Assert.Equal([(Team, 1), (Bob, 0)], await UnreadByConversationAsync());
        await Cache.Live.ApplyAsync(Live(Message(3)));
        Assert.Equal([(Team, 1), (Bob, 0)], await UnreadByConversationAsync());
    }

    [Fact]
    public async Task ConversationDeletedElsewhere_LeavesTheListKeepsMessages()
    {
        await Cache.Live.ApplyAsync(Live(1, 2));

        await Cache.Live.ApplyAsync(new ConversationDeletedOnOtherDevice { Conversation = Bob, OccurredAt = Time(2500) });

        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
        await Cache.Messages.AssertHoldsAsync(Bob, 1, 2);
        await Cache.Live.ApplyAsync(Live(3));
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task ConversationDeletedElsewhere_AliveAgainSince_Stays()
    {
        await Cache.Live.ApplyAsync(Live(1, 2));

        await Cache.Live.ApplyAsync(new ConversationDeletedOnOtherDevice { Conversation = Bob, OccurredAt = Time(1500) });
        await Cache.Live.ApplyAsync(new ConversationDeletedOnOtherDevice { Conversation = Carol, OccurredAt = Time(1500) });

        Assert.Equal(Bob, Assert.Single(await Cache.Conversations.GetConversationsAsync()).Key);
    }

    [Fact]
    public async Task ConversationDeletedElsewhere_BeforeItsMessagesArrive_IsNotBroughtBack()
    {
        await Cache.Live.ApplyAsync(
            [new ConversationDeletedOnOtherDevice { Conversation = Bob, OccurredAt = Time(2500) }, .. Live(1, 2)]);

        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
        await Cache.Messages.AssertHoldsAsync(Bob, 1, 2);
        await Cache.Live.ApplyAsync(Live(3));
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Pinned_Elsewhere_IsShown()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob), Listed(Carol), Listed(Team)]);

        await Cache.Live.ApplyAsync(
            Pinned(Bob, true) with { OccurredAt = Time(7000) }, Pinned(Carol, true), Pinned(Team, true), Pinned(Team, false));

        Dictionary<ConversationKey, Conversation> list = (await Cache.Conversations.GetConversationsAsync()).ToDictionary(one => one.Key);
        Assert.Equal((true, Time(7000)), (list[Bob].IsPinned, list[Bob].PinnedAt));
        Assert.Equal(Clock.GetUtcNow(), list[Carol].PinnedAt);
        Assert.False(list[Team].IsPinned);
    }

    [Fact]
    public async Task Marked_Elsewhere_IsShown()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob)]);

        await Cache.Live.ApplyAsync(
            Marked(19, true), Marked(0, true), Marked(3, true), Marked(3, false), Marked(-1, true), Marked(20, true));

        Assert.Equal([0, 19], Assert.Single(await Cache.Conversations.GetConversationsAsync()).Marks);
    }

    [Fact]
    public async Task PinnedAndMarked_UnknownConversation_ListNothingButStay()
    {
        await Cache.Live.ApplyAsync(Pinned(Bob, true), Marked(5, true));
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());

        await Cache.Conversations.SaveConversationsAsync([Listed(Bob)]);

        Conversation bob = Assert.Single(await Cache.Conversations.GetConversationsAsync());
        Assert.True(bob.IsPinned);
        Assert.Equal([5], bob.Marks);
    }

    [Fact]
    public async Task PinnedAndMarked_DeletedConversation_AreGone()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob)]);
        await Cache.Live.ApplyAsync(Pinned(Bob, true), Marked(5, true));

        await Cache.Intents.DeleteAsync(ServerMessages.Delete, serverTime: 1);
        await Cache.Live.ApplyAsync(Live(1));

        Conversation bob = Assert.Single(await Cache.Conversations.GetConversationsAsync());
        Assert.False(bob.IsPinned);
        Assert.Empty(bob.Marks);
    }

    private static UnreadClearedOnOtherDevice Cleared(ConversationKey? conversation, long? time) =>
        new() { Conversation = conversation, OccurredAt = time is { } at ? Time(at) : null };

    private static ConversationPinnedOnOtherDevice Pinned(ConversationKey conversation, bool isPinned) =>
        new() { Conversation = conversation, IsPinned = isPinned };

    private static ConversationMarkedOnOtherDevice Marked(int mark, bool isMarked) =>
        new() { Conversation = Bob, Mark = mark, IsMarked = isMarked };

    private async Task<(ConversationKey Key, int Unread)[]> UnreadByConversationAsync() =>
        [.. (await Cache.Conversations.GetConversationsAsync()).Select(conversation => (conversation.Key, conversation.UnreadCount))];
}
