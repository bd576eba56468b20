using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task Coverage_RemovalByIds_Stays()
    {
        await Cache.Coverage.SavePageAsync([4, 5, 6]);

        await Cache.Intents.RemoveAsync(4, 5);

        await Cache.Coverage.AssertCoversAsync("4-6");
    }

    [Fact]
    public async Task Coverage_RemovalByTime_IsEverythingBelowButThatMillisecond()
    {
        await Cache.Coverage.SavePageAsync([4, 5, 6]);

        await Cache.Intents.RemoveBeforeAsync(5000, serverTime: 9000);

        await Cache.Coverage.AssertCoversAsync("start-@4999 @5001-6", unverified: "@5000-@5000");
        Assert.True((await Cache.Coverage.GetCoverageAsync(Bob)).ReachedBeginning);
    }

    [Fact]
    public async Task Coverage_RemovalByTimeOfWhatWasNeverFetched_IsCovered()
    {
        await Cache.Intents.RemoveBeforeAsync(5000, serverTime: 9000);

        await Cache.Coverage.AssertCoversAsync("start-@4999");

        await Cache.Coverage.SavePageAsync([6, 7], isLast: true);
        await Cache.Coverage.AssertCoversAsync("start-@4999 @5001-7", unverified: "@5000-@5000");
    }

    [Fact]
    public async Task Coverage_LaterRemovalByTime_SettlesTheEarlierMillisecond()
    {
        await Cache.Coverage.SavePageAsync([4, 5, 6]);
        await Cache.Intents.RemoveBeforeAsync(5000, serverTime: 9000);
        await Cache.Intents.RemoveBeforeAsync(5500, serverTime: 9000);

        await Cache.Coverage.AssertCoversAsync("start-@5499 @5501-6", unverified: "@5500-@5500");
    }

    [Fact]
    public async Task Coverage_DeletionWithMessages_IsEverythingBelowTheAnswer()
    {
        await Cache.Coverage.SavePageAsync([4, 5]);

        await Cache.Intents.DeleteAsync(ServerMessages.Delete, serverTime: 9000);

        await Cache.Coverage.AssertCoversAsync("start-@8999");
    }

    [Theory]
    [InlineData(ServerMessages.Keep, LocalEffect.Delete)]
    [InlineData(ServerMessages.Keep, LocalEffect.Keep)]
    [InlineData(ServerMessages.Delete, LocalEffect.Keep)]
    public async Task Coverage_DeletionThatLeavesMessagesHere_MakesThemUnverified(ServerMessages messages, LocalEffect effect)
    {
        await Cache.Coverage.SavePageAsync([4, 5]);
        await Cache.Intents.DeleteAsync(messages, effect, serverTime: 9000);

        await Cache.Coverage.AssertCoversAsync("", unverified: "4-5");

        await Cache.Coverage.SavePageAsync([10, 11], start: 5, direction: SearchDirection.Down);
        await Cache.Coverage.AssertCoversAsync("@9001-11", unverified: "4-@9000");
    }

    [Fact]
    public async Task Coverage_DeletionOfEverything_IsCoveredInEveryConversation()
    {
        await Cache.Coverage.SavePageAsync([4, 5]);
        long intent = await Cache.Intents.RecordIntentAsync(new DeleteEverythingIntent());
        await Cache.Intents.ApplyIntentAsync(intent, Receipt(9000));

        await Cache.Coverage.AssertCoversAsync("start-@8999");
        HistorySpan other = Assert.Single((await Cache.Coverage.GetCoverageAsync(ConversationKey.Group("g"))).Spans);
        Assert.Equal((null, Time(8999), null), (other.From, other.To.Time, other.To.MessageId));
    }

    [Fact]
    public async Task Coverage_UnresolvedRemovalByIds_MakesTheseUnverified()
    {
        await Cache.Coverage.SavePageAsync([4, 5, 6, 7]);

        long intent = await Cache.Intents.RecordIntentAsync(Removal(4, 6, 40));
        await Cache.Coverage.AssertCoversAsync("5@4000-5@6000 7@6000-7", unverified: "4-4 6-6");

        await Cache.Intents.DiscardIntentAsync(intent);
        await Cache.Coverage.AssertCoversAsync("4-7");
    }

    [Fact]
    public async Task Coverage_UnresolvedRemovalByTime_MakesAllUpToItUnverified()
    {
        await Cache.Coverage.SavePageAsync([4, 5, 6]);

        await Cache.Intents.RecordIntentAsync(RemovalBefore(5000));

        await Cache.Coverage.AssertCoversAsync("@5001-6", unverified: "4-@5000");
    }

    [Fact]
    public async Task Coverage_UnresolvedDeletion_MakesAllUnverified()
    {
        await Cache.Coverage.SavePageAsync([4, 5]);

        long intent = await Cache.Intents.RecordIntentAsync(Deletion(ServerMessages.Delete));
        await Cache.Coverage.AssertCoversAsync("", unverified: "4-5");

        await Cache.Intents.ApplyIntentAsync(intent, Receipt(9000));
        await Cache.Coverage.AssertCoversAsync("start-@8999");
    }

    [Fact]
    public async Task Coverage_UnresolvedDeletionOfEverything_MakesAllUnverified()
    {
        await Cache.Coverage.SavePageAsync([4, 5]);

        await Cache.Intents.RecordIntentAsync(new DeleteEverythingIntent());

        await Cache.Coverage.AssertCoversAsync("", unverified: "4-5");
    }

    [Fact]
    public async Task Coverage_UnresolvedInAnotherConversation_DoesNotMatter()
    {
        await Cache.Coverage.SavePageAsync([4, 5]);

        await Cache.Intents.RecordIntentAsync(Removal(4) with { Conversation = ConversationKey.Group("g") });
        await Cache.Intents.RecordIntentAsync(Deletion(ServerMessages.Delete) with { Conversation = ConversationKey.Group("g") });

        await Cache.Coverage.AssertCoversAsync("4-5");
    }

    [Fact]
    public async Task Coverage_RemovalElsewhere_IsUnverifiedUntilItIsComparedWith()
    {
        await Cache.Coverage.SavePageAsync([4, 5]);

        await Cache.Live.ApplyAsync(TestEvents.Removed(9000));
        await Cache.Coverage.AssertCoversAsync("", unverified: "4-5");

        ConversationCheck check = Assert.Single(await Cache.Checks.GetChecksAsync());
        await Cache.Checks.CompleteCheckAsync(check);
        await Cache.Coverage.AssertCoversAsync("4-5");
    }

    [Fact]
    public async Task Coverage_DroppedAfterTheNewestOfTheServer_IsFetchedAgain()
    {
        // What is dropped there may only not be in the server's history yet, and comes again.
        await Cache.Coverage.SavePageAsync(Messages(4, 5, 6, 7));
        await Cache.Live.ApplyAsync(TestEvents.Removed(9000));
        ConversationCheck check = Assert.Single(await Cache.Checks.GetChecksAsync());

        await Cache.Checks.DropMissingAsync(check, new HistorySlice { Messages = Messages(4, 6) });
        await Cache.Checks.CompleteCheckAsync(check);

        await Cache.Messages.AssertHoldsAsync(Bob, 4, 6);
        await Cache.Coverage.AssertCoversAsync("4-6@7000");
    }

    [Fact]
    public async Task Coverage_DeletionElsewhere_MakesAllUnverified()
    {
        await Cache.Coverage.SavePageAsync([4, 5]);

        await Cache.Live.ApplyAsync(new ConversationDeletedOnOtherDevice { Conversation = Bob, OccurredAt = Time(6000) });

        await Cache.Coverage.AssertCoversAsync("", unverified: "4-5");
    }

    [Fact]
    public async Task Coverage_LocalDeletionOfIds_IsCutOut()
    {
        await Cache.Coverage.SavePageAsync([4, 5, 6, 7]);

        await Cache.Messages.DeleteMessagesAsync(Bob, ["4", "6", "40"], forGood: false);
        await Cache.Coverage.AssertCoversAsync("5@4000-5@6000 7@6000-7");

        await Cache.Coverage.SavePageAsync([4, 5, 6], start: 7);
        await Cache.Coverage.AssertCoversAsync("4-7");
    }

    [Fact]
    public async Task Coverage_LocalDeletionOfATime_IsCutOut()
    {
        await Cache.Coverage.SavePageAsync([4, 5, 6, 7], isLast: true);

        await Cache.Messages.DeleteMessagesAsync(Bob, Time(5000), Time(6000), forGood: false);
        await Cache.Coverage.AssertCoversAsync("start-@4999 @6000-7");

        await Cache.Messages.DeleteMessagesAsync(Bob, null, Time(6500), forGood: false);
        await Cache.Coverage.AssertCoversAsync("@6500-7");

        await Cache.Messages.DeleteMessagesAsync(Bob, null, null, forGood: false);
        await Cache.Coverage.AssertCoversAsync("");
    }

    [Fact]
    public async Task Coverage_LocalDeletionFromTheFirstMomentOfTime_IsCutOut()
    {
        await Cache.Coverage.SavePageAsync([4, 5], isLast: true);

        await Cache.Messages.DeleteMessagesAsync(Bob, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, forGood: false);

        await Cache.Coverage.AssertCoversAsync("");
    }

    [Fact]
    public async Task Coverage_LocalDeletionForGood_Stays()
    {
        await Cache.Coverage.SavePageAsync([4, 5, 6, 7]);

        await Cache.Messages.DeleteMessagesAsync(Bob, ["4"], forGood: true);
        await Cache.Messages.DeleteMessagesAsync(Bob, Time(6000), null, forGood: true);
        await Cache.Messages.DeleteMessagesBeforeAsync(Time(5001), forGood: true);

        await Cache.Messages.AssertHoldsAsync(Bob);
        await Cache.Coverage.AssertCoversAsync("4-7");
    }

    [Fact]
    public async Task Coverage_LocalDeletionOfOldMessages_IsCutOut()
    {
        await Cache.Coverage.SavePageAsync([4, 5, 6], isLast: true);

        await Cache.Messages.DeleteMessagesBeforeAsync(Time(5000), forGood: false);

        await Cache.Coverage.AssertCoversAsync("@5000-6");
    }

    [Fact]
    public async Task Coverage_Trim_IsCutOut()
    {
        await Cache.Coverage.SavePageAsync([4, 5, 6], isLast: true);

        await Cache.Upkeep.TrimAsync(new CacheLimits { MaxMessagesPerConversation = 2 });

        await Cache.Coverage.AssertCoversAsync("5-6");
    }

    [Theory]
    [InlineData(LocalMessages.Delete, false, "")]
    [InlineData(LocalMessages.Delete, true, "4-5")]
    [InlineData(LocalMessages.Keep, false, "4-5")]
    public async Task Coverage_LocalDeletionOfTheConversation_FollowsItsMessages(LocalMessages messages, bool forGood, string covered)
    {
        await Cache.Coverage.SavePageAsync([4, 5]);

        await Cache.Conversations.DeleteConversationsAsync([Bob], messages, forGood);

        await Cache.Coverage.AssertCoversAsync(covered);
    }

    [Fact]
    public async Task Coverage_Clear_IsWhatTheServerHasNoLonger()
    {
        await Cache.Coverage.SavePageAsync([4, 5, 6], isLast: true);
        await Cache.Intents.RemoveBeforeAsync(5000, serverTime: 9000);

        await Cache.Upkeep.ClearAsync();

        await Cache.Coverage.AssertCoversAsync("start-@4999");
    }

    [Fact]
    public async Task Coverage_Recall_Stays()
    {
        await Cache.Coverage.SavePageAsync([4, 5]);

        await Cache.Live.ApplyAsync(TestEvents.Recalled(5));

        await Cache.Messages.AssertHoldsAsync(Bob, 4);
        await Cache.Coverage.AssertCoversAsync("4-5");
    }
}
