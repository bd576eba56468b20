using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    private static readonly ConversationKey Room = ConversationKey.ChatRoom("r");
    private static readonly ConversationKey Thread = ConversationKey.Thread("t");

    public static TheoryData<ConversationFilter?, ConversationSort, string> Lists => new()
    {
        { null, ConversationSort.Newest, "Team carol bob dave" },
        { null, ConversationSort.PinnedFirst, "bob dave Team carol" },
        { new ConversationFilter { Types = [ConversationType.Group] }, ConversationSort.Newest, "Team" },
        { new ConversationFilter { Types = Enum.GetValues<ConversationType>() }, ConversationSort.Newest, "t r Team carol bob dave" },
        { new ConversationFilter { Types = [ConversationType.ChatRoom] }, ConversationSort.PinnedFirst, "r" },
        { new ConversationFilter { Mark = 0 }, ConversationSort.Newest, "carol" },
        { new ConversationFilter { Mark = 19 }, ConversationSort.Newest, "Team carol" },
        { new ConversationFilter { Mark = 18 }, ConversationSort.Newest, "" },
        { new ConversationFilter { IsPinned = true }, ConversationSort.Newest, "bob dave" },
        { new ConversationFilter { IsPinned = false }, ConversationSort.PinnedFirst, "Team carol" },
        { new ConversationFilter { IsUnread = true }, ConversationSort.Newest, "Team carol" },
        { new ConversationFilter { IsUnread = false }, ConversationSort.Newest, "bob dave" },
        { new ConversationFilter { From = Time(2000) }, ConversationSort.Newest, "Team carol" },
        { new ConversationFilter { From = Time(2000).AddTicks(1) }, ConversationSort.Newest, "Team" },
        { new ConversationFilter { To = Time(2000) }, ConversationSort.Newest, "bob" },
        { new ConversationFilter { To = Time(2000).AddTicks(1) }, ConversationSort.Newest, "carol bob" },
        { new ConversationFilter { From = Time(1000), To = Time(3000), IsUnread = true, Mark = 19 }, ConversationSort.Newest, "carol" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task GetConversations_FilteredAndSorted_AreThoseThatAllHoldsFor(
        ConversationFilter? filter, ConversationSort sort, string expected)
    {
        await FillListAsync();

        IReadOnlyList<Conversation> list = await Cache.Conversations.GetConversationsAsync(filter, sort);

        Assert.Equal(expected, string.Join(' ', list.Select(one => one.Key.Id)));
        IReadOnlyList<Conversation> first = await Cache.Conversations.GetConversationsAsync(filter, sort, limit: 2);
        Assert.Equal(list.Take(2).Select(one => one.Key), first.Select(one => one.Key));
    }

    [Fact]
    public async Task GetConversations_OfEveryType_ShowTheirNewestMessages()
    {
        await FillListAsync();

        var all = new ConversationFilter { Types = Enum.GetValues<ConversationType>() };
        IReadOnlyList<Conversation> list = await Cache.Conversations.GetConversationsAsync(all);

        Assert.Equal(["5", "4", "3", "2", "1", null], list.Select(one => one.LatestMessage?.MessageId));
        Assert.Equal([Thread, Room, Team, Carol, Bob], list.Take(5).Select(one => one.LatestMessage?.Conversation));
    }

    [Fact]
    public async Task GetConversations_NoSuchLimitOrFilter_Throws()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Cache.Conversations.GetConversationsAsync(limit: 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Cache.Conversations.GetConversationsAsync(new ConversationFilter { Mark = 20 }));
        await Assert.ThrowsAsync<ArgumentException>(() => Cache.Conversations.GetConversationsAsync(new ConversationFilter { Types = [] }));
    }

    [Fact]
    public async Task FindConversation_Listed_IsWhatTheListShows()
    {
        await FillListAsync();

        Assert.Equal("2", (await Cache.Conversations.FindConversationAsync(Carol))?.LatestMessage?.MessageId);
        Assert.Equal([0, 19], (await Cache.Conversations.FindConversationAsync(Carol))?.Marks);
        Assert.Equal("4", (await Cache.Conversations.FindConversationAsync(Room))?.LatestMessage?.MessageId);
        Assert.Null(await Cache.Conversations.FindConversationAsync(ConversationKey.Group("bob")));
    }

    [Fact]
    public async Task FindConversation_KnownButNotListed_IsNone()
    {
        await Cache.Live.ApplyAsync(new ConversationMarkedOnOtherDevice { Conversation = Bob, Mark = 1, IsMarked = true });

        Assert.Null(await Cache.Conversations.FindConversationAsync(Bob));
        Assert.False(await Cache.Conversations.SetExtensionAsync(Bob, "note"));
    }

    [Fact]
    public async Task GetOrAddConversation_NotListed_ListsItWithWhatIsKnown()
    {
        await Cache.Live.ApplyAsync(new ConversationMarkedOnOtherDevice { Conversation = Bob, Mark = 1, IsMarked = true });

        Conversation bob = await Cache.Conversations.GetOrAddConversationAsync(Bob);
        await Cache.Conversations.GetOrAddConversationAsync(Bob);

        Assert.Equal((0, (ChatMessage?)null, false), (bob.UnreadCount, bob.LatestMessage, bob.IsPinned));
        Assert.Equal([1], bob.Marks);
        Assert.Equal(Bob, Assert.Single(await Cache.Conversations.GetConversationsAsync()).Key);
    }

    [Fact]
    public async Task GetOrAddConversation_Listed_IsAsItWas()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: 3)]);
        await Cache.Conversations.SetExtensionAsync(Bob, "note");

        Conversation bob = await Cache.Conversations.GetOrAddConversationAsync(Bob);

        Assert.Equal((3, "1", "note"), (bob.UnreadCount, bob.LatestMessage?.MessageId, bob.Extension));
    }

    [Fact]
    public async Task SetExtension_Listed_ShowsUntilItIsRemoved()
    {
        await Cache.Conversations.GetOrAddConversationAsync(Bob);
        await Cache.Conversations.GetOrAddConversationAsync(Room);

        Assert.True(await Cache.Conversations.SetExtensionAsync(Bob, "备注 \0 👋"));
        Assert.True(await Cache.Conversations.SetExtensionAsync(Room, string.Empty));
        Assert.Equal("备注 \0 👋", Assert.Single(await Cache.Conversations.GetConversationsAsync()).Extension);
        Assert.Equal(string.Empty, (await Cache.Conversations.FindConversationAsync(Room))?.Extension);

        Assert.True(await Cache.Conversations.SetExtensionAsync(Bob, null));
        Assert.Null((await Cache.Conversations.FindConversationAsync(Bob))?.Extension);
    }

    [Fact]
    public async Task FindLatestMessage_SentAndReceived_IsTheNewestOfEach()
    {
        await Cache.Messages.SaveMessagesAsync(
        [
            Message(1, 1000), Message(2, 2000), Message(3, 2000),
            Message(4, 3000, direction: MessageDirection.Sent), Message(9, 9000, Team),
        ]);

        Assert.Equal("4", (await Cache.Conversations.FindLatestMessageAsync(Bob))?.MessageId);
        Assert.Equal("3", (await Cache.Conversations.FindLatestMessageAsync(Bob, receivedOnly: true))?.MessageId);
        Assert.Null(await Cache.Conversations.FindLatestMessageAsync(Carol));
        await Cache.Conversations.DeleteConversationsAsync([Bob], LocalMessages.Keep);
        Assert.Equal("4", (await Cache.Conversations.FindLatestMessageAsync(Bob))?.MessageId);
    }

    [Fact]
    public async Task GetUnreadCount_OfTheList_LeavesOutRoomsThreadsAndWhatIsDeleted()
    {
        await Cache.Conversations.SaveConversationsAsync(
            [Listed(Bob, Message(1), unread: 3), Listed(Team, unread: 4), Listed(Carol, unread: 5)]);
        await Cache.Live.ApplyAsync(Live(Message(2, conversation: Room)), Live(Message(3, conversation: Thread)));
        await Cache.Conversations.DeleteConversationsAsync([Carol], LocalMessages.Keep);

        Assert.Equal(7, await Cache.Conversations.GetUnreadCountAsync());
        Assert.Equal(7, await Cache.Conversations.GetUnreadCountAsync(UnreadRule.All));
    }

    [Fact]
    public async Task GetUnreadCount_MoreThanFits_IsTheMostThatFits()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, unread: int.MaxValue), Listed(Team, unread: int.MaxValue)]);

        Assert.Equal(int.MaxValue, await Cache.Conversations.GetUnreadCountAsync());
    }

    // Times 1000 to 5000: bob, carol, Team, room and thread. dave has no message. Pinned: bob and dave.
    private async Task FillListAsync()
    {
        ConversationKey dave = ConversationKey.Chat("dave");
        await Cache.Conversations.SaveConversationsAsync([Listed(dave)]);
        await Cache.Messages.SaveMessagesAsync([Message(1)]);
        await Cache.Live.ApplyAsync(
            Live(Message(2, conversation: Carol)),
            Live(Message(3, conversation: Team)),
            Live(Message(4, conversation: Room)),
            Live(Message(5, conversation: Thread)),
            new ConversationPinnedOnOtherDevice { Conversation = dave, IsPinned = true, OccurredAt = Time(9000) },
            new ConversationPinnedOnOtherDevice { Conversation = Bob, IsPinned = true, OccurredAt = Time(1) },
            new ConversationMarkedOnOtherDevice { Conversation = Carol, Mark = 0, IsMarked = true },
            new ConversationMarkedOnOtherDevice { Conversation = Carol, Mark = 19, IsMarked = true },
            new ConversationMarkedOnOtherDevice { Conversation = Team, Mark = 19, IsMarked = true });
    }
}
