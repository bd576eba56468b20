using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task Recall_WhatHistoryBroughtAheadOfItsArrival_IsNotTakenForTheUnread()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));
        await Cache.Live.ApplyAsync(Live(1));
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());

        await Cache.Live.ApplyAsync(Recalled(1));
        Assert.Equal(0, await Cache.Conversations.UnreadAsync());

        await Cache.Live.ApplyAsync(Live(2, 3));
        Assert.Equal(2, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task ReadElsewhere_WhatHistoryBroughtAheadOfItsArrival_IsCountedOnce()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2));
        await Cache.Live.ApplyAsync(Live(1));

        await Cache.Live.ApplyAsync(new UnreadClearedOnOtherDevice { Conversation = Bob, OccurredAt = Time(1_500) });
        Assert.Equal(0, await Cache.Conversations.UnreadAsync());

        await Cache.Live.ApplyAsync(Live(2));
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task MarkRead_WhatHistoryBroughtAheadOfItsArrival_IsNotCountedWhenItArrives()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2));
        await Cache.Live.ApplyAsync(Live(1));

        await Cache.Conversations.MarkReadAsync(Bob, ["2"]);
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());

        await Cache.Live.ApplyAsync(Live(2));
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task MarkRead_SingleMessages_TakesThoseOffTheCountOnce()
    {
        await Cache.Live.ApplyAsync(Live(1, 2, 3));

        await Cache.Conversations.MarkReadAsync(Bob, ["3", "1"]);
        await Cache.Conversations.MarkReadAsync(Bob, ["3"]);

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
        await Cache.Live.ApplyAsync(Recalled(3));
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
        await Cache.Live.ApplyAsync(Recalled(2));
        Assert.Equal(0, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task MarkRead_SingleMessage_IsNotReadForItsSender()
    {
        await Cache.Live.ApplyAsync(Live(1));

        await Cache.Conversations.MarkReadAsync(Bob, ["1"]);

        ChatMessage message = await Cache.Messages.LoadOneAsync();
        Assert.Equal((false, false), (message.IsRead, message.IsDelivered));
    }

    [Fact]
    public async Task MarkRead_MessageThatWasReadBefore_LeavesTheCount()
    {
        await Cache.Live.ApplyAsync(Live(1));
        await Cache.Conversations.MarkReadAsync(Bob);
        await Cache.Live.ApplyAsync(Live(2));

        await Cache.Conversations.MarkReadAsync(Bob, ["1"]);

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task MarkRead_OwnUnknownAndOthersMessages_LeaveTheCount()
    {
        await Cache.Live.ApplyAsync(
            Live(Message(1)), Live(Message(2, direction: MessageDirection.Sent)), Live(Message(3, conversation: Room)));

        await Cache.Conversations.MarkReadAsync(Bob, ["2", "3", "99"]);
        await Cache.Conversations.MarkReadAsync(Carol, ["1"]);

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task MarkRead_SomeThatTheServerCounted_LeavesTheOthersCounted()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(5), unread: 8)]);

        await Cache.Conversations.MarkReadAsync(Bob, ["5"]);

        Assert.Equal(7, await Cache.Conversations.UnreadAsync());
        await Cache.Messages.SaveMessagesAsync(Messages(4, 5));
        await Cache.Conversations.MarkReadAsync(Bob, ["4", "5"]);
        Assert.Equal(6, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task MarkRead_SingleMessageYetToArrive_IsNotUnreadThen()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2));
        await Cache.Conversations.MarkReadAsync(Bob, ["2"]);

        Assert.Equal(2, (await Cache.Live.ApplyAsync(Live(1, 2))).Count);

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task MarkAllRead_EveryConversation_LeavesNothingUnread()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Team, unread: 3)]);
        await Cache.Messages.SaveMessagesAsync([Message(9, conversation: Carol)]);
        await Cache.Live.ApplyAsync(Live(1, 2));

        await Cache.Conversations.MarkAllReadAsync();

        Assert.Equal(0, await Cache.Conversations.GetUnreadCountAsync(UnreadRule.All));
        await Cache.Live.ApplyAsync(Live(Message(9, conversation: Carol)));
        Assert.Equal(0, await Cache.Conversations.GetUnreadCountAsync(UnreadRule.All));
        await Cache.Live.ApplyAsync(Live(Message(10, conversation: Carol)));
        Assert.Equal(1, await Cache.Conversations.GetUnreadCountAsync(UnreadRule.All));
    }

    [Fact]
    public async Task DeleteConversations_KeepingMessages_ShowsThemWhenItComesBack()
    {
        await Cache.Live.ApplyAsync([.. Live(1, 2), .. Pins(Bob)]);
        await Cache.Conversations.SetExtensionAsync(Bob, "note");

        Assert.Equal(1, await Cache.Conversations.DeleteConversationsAsync([Bob, Carol], LocalMessages.Keep));

        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
        await Cache.Messages.AssertHoldsAsync(Bob, 1, 2);
        Conversation bob = await Cache.Conversations.GetOrAddConversationAsync(Bob);
        Assert.Equal((0, "2", null, Time(1)), (bob.UnreadCount, bob.LatestMessage?.MessageId, bob.Extension, bob.PinnedAt));
        Assert.Equal([3], bob.Marks);
    }

    [Fact]
    public async Task DeleteConversations_AgainOrUnknown_CountsNone()
    {
        await Cache.Live.ApplyAsync(Live(1));
        await Cache.Conversations.DeleteConversationsAsync([Bob], LocalMessages.Keep);

        Assert.Equal(0, await Cache.Conversations.DeleteConversationsAsync([Bob, Carol], LocalMessages.Delete));

        await Cache.Messages.AssertHoldsAsync(Bob);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeleteConversations_WithMessages_ComeBackWhenFetchedUnlessForGood(bool forGood)
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2));
        await Cache.Messages.SaveMessagesAsync([Message(7, conversation: Room), Message(8, conversation: Carol)]);

        Assert.Equal(2, await Cache.Conversations.DeleteConversationsAsync([Bob, Room], LocalMessages.Delete, forGood));

        await Cache.Messages.AssertHoldsAsync(Bob);
        await Cache.Messages.AssertHoldsAsync(Room);
        await Cache.Messages.AssertHoldsAsync(Carol, 8);
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));
        await Cache.Messages.AssertHoldsAsync(Bob, forGood ? [3] : [1, 2, 3]);
    }

    [Fact]
    public async Task DeleteConversations_WhatTheServerRemoved_StaysRemoved()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3, 4));
        await Cache.Intents.RemoveAsync(3);
        await Cache.Intents.RemoveBeforeAsync(2000, 5000);

        await Cache.Conversations.DeleteConversationsAsync([Bob], LocalMessages.Delete);

        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3, 4));
        await Cache.Messages.AssertHoldsAsync(Bob, 2, 4);
    }

    [Fact]
    public async Task DeleteConversations_KeptMessageYetToArrive_ListsItAgainWithoutUnread()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));
        await Cache.Conversations.DeleteConversationsAsync([Bob], LocalMessages.Keep);

        await Cache.Live.ApplyAsync(Live(1));

        Assert.Equal(0, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task DeleteConversations_ListedByTheServerAgain_TakesItsUnread()
    {
        await Cache.Live.ApplyAsync(Live(1));
        await Cache.Conversations.DeleteConversationsAsync([Bob], LocalMessages.Delete);

        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: 2)]);

        Assert.Equal(2, await Cache.Conversations.UnreadAsync());
    }

    private static ChatEvent[] Pins(ConversationKey key) =>
    [
        new ConversationPinnedOnOtherDevice { Conversation = key, IsPinned = true, OccurredAt = Time(1) },
        new ConversationMarkedOnOtherDevice { Conversation = key, Mark = 3, IsMarked = true },
    ];
}
