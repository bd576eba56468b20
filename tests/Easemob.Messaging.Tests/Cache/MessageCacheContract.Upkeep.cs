using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task Clear_AFullCache_LeavesNothingToSeeButWhatTheServerSaysOfConversations()
    {
        await Cache.Live.ApplyAsync([.. Live(1, 2), Live(Message(3, conversation: Lounge))]);
        await Cache.Live.ApplyAsync(
            new ConversationPinnedOnOtherDevice { Conversation = Bob, IsPinned = true, OccurredAt = Time(1) },
            new ConversationMarkedOnOtherDevice { Conversation = Bob, Mark = 3, IsMarked = true });
        await Cache.Conversations.SetExtensionAsync(Bob, "note");

        await Cache.Upkeep.ClearAsync();

        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
        Assert.Equal(0, await Cache.Messages.CountMessagesAsync(null, null, null));
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2));
        Conversation back = Assert.Single(await Cache.Conversations.GetConversationsAsync());
        Assert.Equal((0, null), (back.UnreadCount, back.Extension));
        Assert.Equal((Time(1), 3), (back.PinnedAt, Assert.Single(back.Marks)));
        await Cache.Messages.AssertHoldsAsync(Bob, 1, 2);
    }

    [Fact]
    public async Task Clear_WhatWasHereArrivesByItself_IsNotUnreadAgain()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));
        await Cache.Upkeep.ClearAsync();

        await Cache.Live.ApplyAsync(Live(1, 2));

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Clear_WhatTheServerRemoved_StaysAway()
    {
        await Cache.Messages.SaveMessagesAsync([.. Messages(1, 2, 3, 4), Message(5, conversation: Team)]);
        await Cache.Intents.RemoveBeforeAsync(2000, serverTime: 2000);
        await Cache.Intents.RemoveAsync(3);
        await Cache.Live.ApplyAsync(Recalled(5, Team));
        await Cache.Live.ApplyAsync(Removed(9000));
        long intent = await Cache.Intents.RecordIntentAsync(Removal(4));

        await Cache.Upkeep.ClearAsync();

        Assert.Single(await Cache.Checks.GetChecksAsync());
        Assert.Single(await Cache.Intents.GetUnresolvedIntentsAsync());
        await Cache.Messages.SaveMessagesAsync([.. Messages(1, 2, 3, 4), Message(5, conversation: Team)]);
        await Cache.Messages.AssertHoldsAsync(Bob, 2, 4);
        await Cache.Messages.AssertHoldsAsync(Team);
        await Cache.Intents.ApplyIntentAsync(intent, Receipt());
        await Cache.Messages.AssertHoldsAsync(Bob, 2);
    }

    [Fact]
    public async Task Clear_Outbox_KeepsOnlyWhatIsBeingSent()
    {
        foreach (string id in (string[])["1", "2", "3"])
        {
            await Cache.Outbox.AddOutgoingAsync(new MessageUpload
            {
                LocalId = id,
                Conversation = Bob,
                Message = new OutgoingMessage { Conversation = Bob, Body = new TextMessageBody { Text = id } },
            });
        }

        string device = Cache.Outbox.DeviceId;
        await Cache.Outbox.SetOutgoingStateAsync("1", MessageState.Failed);
        await Cache.Outbox.SetOutgoingStateAsync("2", MessageState.Unknown);

        await Cache.Upkeep.ClearAsync();

        Assert.Equal(["3"], (await Cache.Outbox.GetOutgoingAsync()).Select(entry => entry.Upload.LocalId));
        Assert.Equal(device, Cache.Outbox.DeviceId);
        await Cache.Outbox.CompleteOutgoingAsync("3", Text(30, "3", MessageDirection.Sent));
        await Cache.Messages.AssertHoldsAsync(Bob, 30);
    }

    [Fact]
    public async Task Clear_ThenReferences_AreMindedAgain()
    {
        await Cache.Upkeep.ClearAsync();

        long intent = await Cache.Intents.RecordIntentAsync(Removal(1));
        await Cache.Intents.DiscardIntentAsync(intent);
        long next = await Cache.Intents.RecordIntentAsync(RemovalBefore(1000));
        Assert.True(next > intent);
        Assert.IsType<RemoveMessagesBeforeIntent>(Assert.Single(await Cache.Intents.GetUnresolvedIntentsAsync()));
    }

    [Fact]
    public async Task Trim_ByAge_TakesWhatIsOlderThanThat()
    {
        // The clock says the hundredth day.
        await Cache.Messages.SaveMessagesAsync(
            [Message(1, 89 * Day), Message(2, 90 * Day), Message(3, (90 * Day) - 1), Message(4, 99 * Day, Lounge), Message(5, 1, Lounge)]);

        TrimResult result = await Cache.Upkeep.TrimAsync(new CacheLimits { MaxAge = TimeSpan.FromDays(10) });

        Assert.Equal(3, result.MessagesDeleted);
        await Cache.Messages.AssertHoldsAsync(Bob, 2);
        await Cache.Messages.AssertHoldsAsync(Lounge, 4);
    }

    [Fact]
    public async Task Trim_ByNumberInAConversation_KeepsTheNewestOfEach()
    {
        await Cache.Messages.SaveMessagesAsync(
            [.. Enumerable.Range(1, 2_500).Select(id => Message((ulong)id, id / 2)), Message(9_001, 1, Lounge), Message(9_002, 2, Lounge)]);
        await UnreadAsync(3);

        TrimResult result = await Cache.Upkeep.TrimAsync(new CacheLimits { MaxMessagesPerConversation = 2 });

        Assert.Equal(2_498, result.MessagesDeleted);
        await Cache.Messages.AssertHoldsAsync(Bob, 2_499, 2_500);
        await Cache.Messages.AssertHoldsAsync(Lounge, 9_001, 9_002);
        Assert.Equal(2, (await Cache.Conversations.GetConversationsAsync()).Single(listed => listed.Key == Bob).UnreadCount);
    }

    [Fact]
    public async Task Trim_ByNumber_TakesTheOldestOfAllConversations()
    {
        await Cache.Messages.SaveMessagesAsync(
            [.. Enumerable.Range(1, 25_000).Select(id => Message((ulong)id, id, id % 2 == 0 ? Bob : Lounge))]);

        TrimResult result = await Cache.Upkeep.TrimAsync(new CacheLimits { MaxMessages = 3 });

        Assert.Equal(24_997, result.MessagesDeleted);
        await Cache.Messages.AssertHoldsAsync(Bob, 24_998, 25_000);
        await Cache.Messages.AssertHoldsAsync(Lounge, 24_999);
        Assert.Equal(0, (await Cache.Upkeep.TrimAsync(new CacheLimits { MaxMessages = 3 })).MessagesDeleted);
    }

    [Fact]
    public async Task Trim_BySize_TakesTheOldestUntilItHolds()
    {
        const long Limit = 1024 * 1024;
        string text = new('x', 2_000);
        await Cache.Messages.SaveMessagesAsync(
            [.. Enumerable.Range(1, 2_000).Select(id => Message((ulong)id, id, id % 2 == 0 ? Bob : Lounge, text: text))]);

        TrimResult result = await Cache.Upkeep.TrimAsync(new CacheLimits { MaxBytes = Limit });

        ulong[] left = (await Cache.Messages.StreamMessages(new MessageQuery { Direction = SearchDirection.Down }).ToArrayAsync()).Ids();
        Assert.InRange(result.BytesInUse, Limit / 2, Limit);
        Assert.Equal(2_000, result.MessagesDeleted + left.Length);
        Assert.Equal(Enumerable.Range(2_001 - left.Length, left.Length).Select(id => (ulong)id), left);
        Assert.Equal(0, (await Cache.Upkeep.TrimAsync(new CacheLimits { MaxBytes = Limit })).MessagesDeleted);
    }

    [Fact]
    public async Task Trim_BySizeWithTheIndexOfTheSearch_DeletesNoMoreThanItMust()
    {
        const int Count = 4_000;
        var random = new Random(1);
        await Cache.Messages.SaveMessagesAsync([.. Enumerable.Range(1, Count).Select(id => Text((ulong)id, RandomText(random)))]);
        await IndexAsync();
        TrimResult full = await Cache.Upkeep.TrimAsync(new CacheLimits());

        TrimResult half = await Cache.Upkeep.TrimAsync(new CacheLimits { MaxBytes = full.BytesInUse / 2 });

        Assert.InRange(half.MessagesDeleted, Count / 3, Count * 2 / 3);
        Assert.InRange(half.BytesInUse, full.BytesInUse / 4, full.BytesInUse / 2);
    }

    [Fact]
    public async Task Trim_ThenFetched_BringsThemBack()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));
        await Cache.Upkeep.TrimAsync(new CacheLimits { MaxMessages = 1 });
        await Cache.Messages.AssertHoldsAsync(Bob, 3);

        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));

        await Cache.Messages.AssertHoldsAsync(Bob, 1, 2, 3);
    }

    [Fact]
    public async Task Trim_WithoutLimits_SaysWhatIsInUse()
    {
        TrimResult result = await Cache.Upkeep.TrimAsync(new CacheLimits());

        Assert.Equal(0, result.MessagesDeleted);
        Assert.InRange(result.BytesInUse, 4_096, 1024 * 1024);
    }

    [Fact]
    public async Task Trim_UnusableLimits_NamesEveryFault()
    {
        var limits = new CacheLimits { MaxAge = TimeSpan.Zero, MaxMessagesPerConversation = 0, MaxMessages = 0, MaxBytes = 1024 };

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => Cache.Upkeep.TrimAsync(limits));

        Assert.All(
            (string[])[nameof(limits.MaxAge), nameof(limits.MaxMessagesPerConversation), nameof(limits.MaxMessages), nameof(limits.MaxBytes)],
            name => Assert.Contains(name, exception.Message, StringComparison.Ordinal));
    }

    private static string RandomText(Random random) =>
        new([.. Enumerable.Range(0, 60).Select(_ => (char)random.Next(0x4E00, 0x9FFF))]);
}
