using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task Removed_Elsewhere_IsWrittenDownNotRaised()
    {
        await Cache.Live.ApplyAsync(Live(1));

        Assert.Empty(await Cache.Live.ApplyAsync(Removed(5000)));

        ConversationCheck check = Assert.Single(await Cache.Checks.GetChecksAsync());
        Assert.Equal((Bob, Time(5000), "phone"), (check.Conversation, check.NoticedAt, check.DeviceId));
        await Cache.Messages.AssertHoldsAsync(Bob, 1);
    }

    [Fact]
    public async Task Removed_AgainElsewhere_IsOneCheckWithAHigherNumber()
    {
        await Cache.Live.ApplyAsync(Removed(5000), Removed(6000, Team));
        ConversationCheck first = (await Cache.Checks.GetChecksAsync())[0];

        await Cache.Live.ApplyAsync(Removed(4000, device: null));

        IReadOnlyList<ConversationCheck> checks = await Cache.Checks.GetChecksAsync();
        Assert.Equal([Team, Bob], checks.Select(check => check.Conversation));
        Assert.True(checks[1].Number > first.Number);
        Assert.Equal((Time(5000), null), (checks[1].NoticedAt, checks[1].DeviceId));
        Assert.False(await Cache.Checks.CompleteCheckAsync(first));
        Assert.True(await Cache.Checks.CompleteCheckAsync(checks[1]));
        Assert.True(await Cache.Checks.CompleteCheckAsync(checks[1]));
        Assert.Equal([Team], (await Cache.Checks.GetChecksAsync()).Select(check => check.Conversation));
    }

    [Fact]
    public async Task Removed_AfterAFinishedCheck_HasAHigherNumberStill()
    {
        await Cache.Live.ApplyAsync(Removed(5000));
        ConversationCheck first = Assert.Single(await Cache.Checks.GetChecksAsync());
        await Cache.Checks.CompleteCheckAsync(first);

        await Cache.Live.ApplyAsync(Removed(6000));

        Assert.False(await Cache.Checks.CompleteCheckAsync(first));
        Assert.True(Assert.Single(await Cache.Checks.GetChecksAsync()).Number > first.Number);
    }

    [Fact]
    public async Task Removed_MessageFromBeforeComesLater_IsComparedAgain()
    {
        await Cache.Live.ApplyAsync(Removed(5000));
        await Cache.Checks.CompleteCheckAsync(Assert.Single(await Cache.Checks.GetChecksAsync()));

        await Cache.Live.ApplyAsync(Live(1));

        ConversationCheck again = Assert.Single(await Cache.Checks.GetChecksAsync());
        Assert.Equal((Bob, Time(5000)), (again.Conversation, again.NoticedAt));
    }

    [Fact]
    public async Task Removed_InARoomThatIsNotKnownYet_IsComparedWhenItsMessagesCome()
    {
        await Cache.Live.ApplyAsync(Removed(5000, ConversationKey.Group("266")));
        await Cache.Checks.CompleteCheckAsync(Assert.Single(await Cache.Checks.GetChecksAsync()));

        await Cache.Live.ApplyAsync(Live(Message(1, conversation: ConversationKey.ChatRoom("266"))));

        Assert.Equal(ConversationKey.ChatRoom("266"), Assert.Single(await Cache.Checks.GetChecksAsync()).Conversation);
    }

    [Fact]
    public async Task Removed_MessageFromAfterComesLater_IsNotComparedAgain()
    {
        await Cache.Live.ApplyAsync(Removed(0));
        await Cache.Checks.CompleteCheckAsync(Assert.Single(await Cache.Checks.GetChecksAsync()));

        await Cache.Live.ApplyAsync(Live(1));

        Assert.Empty(await Cache.Checks.GetChecksAsync());
    }

    [Fact]
    public async Task Removed_WithoutATime_IsOfNow()
    {
        await Cache.Live.ApplyAsync(Removed(null));

        Assert.Equal(Clock.GetUtcNow(), Assert.Single(await Cache.Checks.GetChecksAsync()).NoticedAt);
    }

    [Theory]
    [InlineData(ConversationType.Thread)]
    [InlineData(ConversationType.ChatRoom)]
    public async Task Removed_InAThreadOrRoomCalledAGroup_IsThatOnes(ConversationType type)
    {
        ConversationKey key = ConversationKey.FromTrusted(type, "Team");
        await Cache.Messages.SaveMessagesAsync([Message(1, conversation: key)]);

        await Cache.Live.ApplyAsync(Removed(5000, Team));

        Assert.Equal(key, Assert.Single(await Cache.Checks.GetChecksAsync()).Conversation);
    }

    [Fact]
    public async Task Removed_InAGroupThatIsKnown_IsTheGroups()
    {
        await Cache.Messages.SaveMessagesAsync([Message(1, conversation: ConversationKey.Thread("Team")), Message(2, conversation: Team)]);

        await Cache.Live.ApplyAsync(Removed(5000, Team));

        Assert.Equal(Team, Assert.Single(await Cache.Checks.GetChecksAsync()).Conversation);
    }

    [Fact]
    public async Task FindOldestServerMessage_ByAnyOrigin_IsTheOldest()
    {
        Assert.Null(await Cache.Checks.FindOldestServerMessageAsync(Bob));
        await Cache.Live.ApplyAsync(Live(Message(1), isOnlineOnly: true));
        Assert.Null(await Cache.Checks.FindOldestServerMessageAsync(Bob));

        await Cache.Live.ApplyAsync(Live(5));
        Assert.Equal("5", (await Cache.Checks.FindOldestServerMessageAsync(Bob))?.MessageId);
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(4, format: PayloadFormat.Json))]);
        Assert.Equal("4", (await Cache.Checks.FindOldestServerMessageAsync(Bob))?.MessageId);
        await Cache.Messages.SaveMessagesAsync(Messages(3));
        Assert.Equal("3", (await Cache.Checks.FindOldestServerMessageAsync(Bob))?.MessageId);
    }

    // The messages are 1 to 9, at 1 to 9 seconds; those that the server still has are named.
    [Theory]
    [InlineData(new ulong[] { 3, 7 }, null, new ulong[] { 4, 5, 6, 8, 9 })]
    [InlineData(new ulong[] { 3, 5 }, 8UL, new ulong[] { 4, 6, 7 })]
    [InlineData(new ulong[] { 3 }, 4UL, new ulong[0])]
    [InlineData(new ulong[] { 9 }, null, new ulong[0])]
    [InlineData(new ulong[] { 1 }, null, new ulong[] { 2, 3, 4, 5, 6, 7, 8, 9 })]
    [InlineData(new ulong[0], null, new ulong[0])]
    [InlineData(new ulong[0], 4UL, new ulong[0])]
    [InlineData(new ulong[] { 2, 4, 20 }, null, new ulong[] { 3, 5, 6, 7, 8, 9 })]
    public async Task DropMissing_ASlice_TakesWhatIsMissingInItAndAfterTheNewest(ulong[] present, ulong? next, ulong[] dropped)
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3, 4, 5, 6, 7, 8, 9));

        IReadOnlyList<string> ids = await Cache.Checks.DropMissingAsync(Check(10_000), Slice(present, next));

        Assert.Equal(dropped.Select(MessageIds.Format), ids);
        await Cache.Messages.AssertHoldsAsync(Bob, [.. Enumerable.Range(1, 9).Select(id => (ulong)id).Except(dropped)]);
    }

    [Fact]
    public async Task DropMissing_BetweenAndAfter_OnlyWhatWasBetweenStaysAway()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3, 4));

        await Cache.Checks.DropMissingAsync(Check(10_000), Slice([1, 3]));
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3, 4));

        await Cache.Messages.AssertHoldsAsync(Bob, 1, 3, 4);
    }

    [Fact]
    public async Task DropMissing_WhatCameAfterTheNotice_Stays()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3, 4, 5));

        await Cache.Checks.DropMissingAsync(Check(3000), Slice([1]));

        await Cache.Messages.AssertHoldsAsync(Bob, 1, 4, 5);
    }

    [Fact]
    public async Task DropMissing_WhatTheServerNeverKept_Stays()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 9));
        await Cache.Live.ApplyAsync(Live(Message(2), isOnlineOnly: true), Live(Message(3)));

        await Cache.Checks.DropMissingAsync(Check(10_000), Slice([1, 9]));

        await Cache.Messages.AssertHoldsAsync(Bob, 1, 2, 9);
    }

    [Fact]
    public async Task DropMissing_Unread_IsCountedOff()
    {
        await Cache.Live.ApplyAsync(Live(1, 2, 3, 4));

        await Cache.Checks.DropMissingAsync(Check(10_000), Slice([1, 3]));

        Assert.Equal(2, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task DropMissing_UnknownConversation_DropsNothing()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));

        Assert.Empty(await Cache.Checks.DropMissingAsync(Check(10_000) with { Conversation = Carol }, Slice([], isFromBeginning: true)));

        await Cache.Messages.AssertHoldsAsync(Bob, 1);
    }

    // Messages of the days 95 to 99; now is day 100, and nothing is known of the server but the three days of the least plan.
    [Theory]
    [InlineData(new ulong[] { 99 }, null, new ulong[] { 97, 98 }, true)]
    [InlineData(new ulong[0], null, new ulong[] { 97, 98, 99 }, false)]
    [InlineData(new ulong[0], 99UL, new ulong[] { 97, 98 }, true)]
    [InlineData(new ulong[] { 96 }, null, new ulong[] { 97, 98, 99 }, false)]
    public async Task DropMissing_FromTheBeginning_SparesWhatMayHaveExpired(ulong[] present, ulong? next, ulong[] dropped, bool forGood)
    {
        ChatEvent[] days = [.. new ulong[] { 95, 96, 97, 98, 99 }.Select(day => Live(Message(day, (long)day * Day)))];
        await Cache.Live.ApplyAsync(days);

        IReadOnlyList<string> ids = await Cache.Checks.DropMissingAsync(
            Check(100 * Day), Slice(present, next, isFromBeginning: true, unit: Day));

        Assert.Equal(dropped.Select(MessageIds.Format), ids);
        Assert.Equal(forGood ? 0 : dropped.Length, (await Cache.Live.ApplyAsync(days)).Count);
    }

    [Fact]
    public async Task DropMissing_ServerKnownToKeepLonger_TakesTheOlderToo()
    {
        // Four and a half days old when it came: kept for five days at least.
        await Cache.Messages.SaveMessagesAsync([Message(950, (95 * Day) + (Day / 2), Team)]);
        await Cache.Live.ApplyAsync([.. new ulong[] { 94, 95, 96, 99 }.Select(day => Live(Message(day, (long)day * Day)))]);

        await Cache.Checks.DropMissingAsync(Check(100 * Day), Slice([99], isFromBeginning: true, unit: Day));

        await Cache.Messages.AssertHoldsAsync(Bob, 94, 99);
    }

    [Fact]
    public async Task DropMissing_HistoryHeldAMessageWithoutTime_TeachesNothing()
    {
        await Cache.Messages.SaveMessagesAsync([Message(950, time: 0, Team)]);
        await Cache.Live.ApplyAsync([.. new ulong[] { 50, 99 }.Select(day => Live(Message(day, (long)day * Day)))]);

        await Cache.Checks.DropMissingAsync(Check(100 * Day), Slice([], isFromBeginning: true));

        await Cache.Messages.AssertHoldsAsync(Bob, 50);
    }

    [Fact]
    public async Task DropMissing_HistoryHeldAMessageOlderThanTheService_TeachesNothing()
    {
        Clock.Advance(TimeSpan.FromDays(20_000));
        await Cache.Messages.SaveMessagesAsync([Message(950, time: 1, Team)]);
        await Cache.Live.ApplyAsync([.. new ulong[] { 50, 20_099 }.Select(day => Live(Message(day, (long)day * Day)))]);

        await Cache.Checks.DropMissingAsync(Check(20_100 * Day), Slice([], isFromBeginning: true));

        await Cache.Messages.AssertHoldsAsync(Bob, 50);
    }

    [Fact]
    public async Task DropMissing_ComparedLongAfterTheNotice_SparesWhatHasExpiredSince()
    {
        await Cache.Live.ApplyAsync([.. new ulong[] { 96, 97, 98, 99 }.Select(day => Live(Message(day, (long)day * Day)))]);
        Clock.Advance(TimeSpan.FromDays(2));

        await Cache.Checks.DropMissingAsync(Check(100 * Day), Slice([], isFromBeginning: true));

        await Cache.Messages.AssertHoldsAsync(Bob, 96, 97, 98);
    }

    [Fact]
    public async Task DropMissing_RemovalThatRunsAheadOfTheClock_IsMeasuredFromTheNotice()
    {
        await Cache.Live.ApplyAsync([.. new ulong[] { 97, 98, 99 }.Select(day => Live(Message(day, (long)day * Day)))]);

        await Cache.Checks.DropMissingAsync(Check(101 * Day), Slice([], isFromBeginning: true));

        await Cache.Messages.AssertHoldsAsync(Bob, 97);
    }

    private static ConversationCheck Check(long noticedAt) => new() { Conversation = Bob, Number = 1, NoticedAt = Time(noticedAt) };

    private static HistorySlice Slice(ulong[] ids, ulong? next = null, bool isFromBeginning = false, long unit = 1000) => new()
    {
        Messages = [.. ids.Select(id => Message(id, (long)id * unit))],
        Next = next is { } id ? Message(id, (long)id * unit) : null,
        IsFromBeginning = isFromBeginning,
    };
}
