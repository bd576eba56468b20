using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task ApplyIntent_RemovalByIds_TakesThemForGood()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));

        await Cache.Intents.RemoveAsync(2, 4);
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3, 4, 5));

        await Cache.Messages.AssertHoldsAsync(Bob, [1, 3, 5]);
    }

    [Fact]
    public async Task ApplyIntent_RemovalByIds_LeavesOtherConversations()
    {
        ConversationKey group = ConversationKey.Group("g");
        await Cache.Messages.SaveMessagesAsync([Message(1, conversation: group)]);

        await Cache.Intents.RemoveAsync(1);
        await Cache.Messages.SaveMessagesAsync([Message(1, conversation: group)]);

        await Cache.Messages.AssertHoldsAsync(group, [1]);
    }

    [Fact]
    public async Task ApplyIntent_RemovalByTime_TakesOlderOnesForGood()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));

        await Cache.Intents.RemoveBeforeAsync(2000, serverTime: 9000);
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));

        await Cache.Messages.AssertHoldsAsync(Bob, [2, 3]);
    }

    [Fact]
    public async Task ApplyIntent_RemovalByTimeAheadOfTheServer_SparesWhatIsNewer()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));

        await Cache.Intents.RemoveBeforeAsync(10_000, serverTime: 2500);
        await Cache.Messages.SaveMessagesAsync(Messages(4));

        await Cache.Messages.AssertHoldsAsync(Bob, [3, 4]);
    }

    [Fact]
    public async Task ApplyIntent_RemovalByTimeWithoutTheServersClock_SparesWhatIsNewerThanAllThatIsKnown()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));

        await Cache.Intents.RemoveBeforeAsync(10_000);
        await Cache.Messages.SaveMessagesAsync(Messages(2, 3, 4));

        await Cache.Messages.AssertHoldsAsync(Bob, [4]);
    }

    [Fact]
    public async Task ApplyIntent_EarlierTimeAfterALaterOne_BringsNothingBack()
    {
        await Cache.Intents.RemoveBeforeAsync(3000, serverTime: 9000);
        await Cache.Intents.RemoveBeforeAsync(1000, serverTime: 9000);

        await Cache.Messages.SaveMessagesAsync(Messages(2, 3));

        await Cache.Messages.AssertHoldsAsync(Bob, [3]);
    }

    [Theory]
    [InlineData(new ulong[] { 1 }, 2)]
    [InlineData(new ulong[] { 4 }, 1)]
    [InlineData(new ulong[] { 3, 4 }, 0)]
    [InlineData(new ulong[] { 5 }, 2)]
    [InlineData(new ulong[] { 1, 2, 3, 4, 5 }, 0)]
    public async Task ApplyIntent_RemovalOfUnreadByIds_CountsThemOff(ulong[] removed, int unread)
    {
        // 3 and 4 are the two newest that were received; 5 is the user's own.
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, unread: 2)]);
        await Cache.Messages.SaveMessagesAsync([.. Messages(1, 2, 3, 4), Message(5, direction: MessageDirection.Sent)]);

        await Cache.Intents.RemoveAsync(removed);

        Assert.Equal(unread, await Cache.Conversations.UnreadAsync());
    }

    [Theory]
    [InlineData(3000, 3)]
    [InlineData(4001, 1)]
    [InlineData(5001, 0)]
    public async Task ApplyIntent_RemovalOfUnreadByTime_CountsThemOff(long before, int unread)
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, unread: 3)]);
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3, 4, 5));

        await Cache.Intents.RemoveBeforeAsync(before);

        Assert.Equal(unread, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task ApplyIntent_UnreadBeyondTheCache_NeverGoesBelowZero()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(9), unread: 30)]);

        await Cache.Intents.RemoveAsync(9, 8);
        Assert.Equal(29, await Cache.Conversations.UnreadAsync());

        await Cache.Messages.SaveMessagesAsync(Messages(7));
        await Cache.Intents.RemoveBeforeAsync(7001);
        Assert.Equal(0, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task ApplyIntent_DeletionKeepingMessages_UnlistsOnly()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: 3)]);

        await Cache.Intents.DeleteAsync(ServerMessages.Keep, serverTime: 9000);

        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
        await Cache.Messages.AssertHoldsAsync(Bob, [1]);
        await Cache.Messages.SaveMessagesAsync(Messages(2));
        Assert.Equal(0, await Cache.Conversations.UnreadAsync());
        await Cache.Messages.AssertHoldsAsync(Bob, [1, 2]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1500L)]
    [InlineData(2500L)]
    public async Task ApplyIntent_DeletionWithMessages_TakesThemForGood(long? serverTime)
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2));

        await Cache.Intents.DeleteAsync(ServerMessages.Delete, serverTime: serverTime);
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));

        await Cache.Messages.AssertHoldsAsync(Bob, [3]);
    }

    [Theory]
    [InlineData(ServerMessages.Keep)]
    [InlineData(ServerMessages.Delete)]
    public async Task ApplyIntent_DeletionWithoutLocalEffect_ChangesNothingHere(ServerMessages messages)
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: 3)]);

        await Cache.Intents.DeleteAsync(messages, LocalEffect.Keep, serverTime: 9000);

        Assert.Equal(3, await Cache.Conversations.UnreadAsync());
        await Cache.Messages.AssertHoldsAsync(Bob, [1]);
        Assert.Empty(await Cache.Intents.GetUnresolvedIntentsAsync());
    }

    [Fact]
    public async Task ApplyIntent_NeverRecorded_Throws()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Cache.Intents.ApplyIntentAsync(1, Receipt()));
        await Cache.Intents.DiscardIntentAsync(1);
    }

    [Fact]
    public async Task GetUnresolvedIntents_Recorded_ComeBackWhole()
    {
        await Cache.Intents.RecordIntentAsync(Removal(3, 1, ulong.MaxValue, 3));
        await Cache.Intents.RecordIntentAsync(RemovalBefore(1234));
        await Cache.Intents.RecordIntentAsync(Deletion(ServerMessages.Delete, LocalEffect.Keep));

        IReadOnlyList<ServerIntent> intents = await Cache.Intents.GetUnresolvedIntentsAsync();

        Assert.Equal(3, intents.Count);
        Assert.All(intents, intent => Assert.Equal(Bob, Assert.IsAssignableFrom<ConversationIntent>(intent).Conversation));
        Assert.Equal(["1", "3", "18446744073709551615"], Assert.IsType<RemoveMessagesIntent>(intents[0]).MessageIds);
        Assert.Equal(RemovalBefore(1234), intents[1]);
        Assert.Equal(Deletion(ServerMessages.Delete, LocalEffect.Keep), intents[2]);
    }

    [Fact]
    public async Task GetUnresolvedIntents_AppliedAndDiscarded_AreGone()
    {
        long applied = await Cache.Intents.RecordIntentAsync(Removal(1));
        long discarded = await Cache.Intents.RecordIntentAsync(Removal(2));

        await Cache.Intents.ApplyIntentAsync(applied, Receipt());
        await Cache.Intents.DiscardIntentAsync(discarded);
        await Cache.Intents.DiscardIntentAsync(discarded);

        Assert.Empty(await Cache.Intents.GetUnresolvedIntentsAsync());
    }

    [Fact]
    public async Task RecordIntent_AloneOrDiscarded_ChangesNoMessage()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));

        long intent = await Cache.Intents.RecordIntentAsync(Removal(1));
        await Cache.Intents.DiscardIntentAsync(intent);

        await Cache.Messages.AssertHoldsAsync(Bob, [1]);
    }

    [Fact]
    public async Task ApplyIntent_SameRemovalAgain_SettlesTheEarlier()
    {
        await Cache.Intents.RecordIntentAsync(Removal(1, 2));
        await Cache.Intents.RecordIntentAsync(Removal(2, 9));
        await Cache.Intents.RecordIntentAsync(RemovalBefore(2000));
        await Cache.Intents.RecordIntentAsync(RemovalBefore(5000));
        await Cache.Intents.RecordIntentAsync(Deletion(ServerMessages.Keep));
        await Cache.Intents.RecordIntentAsync(Deletion(ServerMessages.Delete));

        await Cache.Intents.RemoveAsync(1, 2, 3);
        await Cache.Intents.RemoveBeforeAsync(3000);
        await Cache.Intents.DeleteAsync(ServerMessages.Delete);

        IReadOnlyList<ServerIntent> left = await Cache.Intents.GetUnresolvedIntentsAsync();
        Assert.Equal(3, left.Count);
        Assert.Equal(["2", "9"], Assert.IsType<RemoveMessagesIntent>(left[0]).MessageIds);
        Assert.Equal(RemovalBefore(5000), left[1]);
        Assert.Equal(Deletion(ServerMessages.Keep), left[2]);
    }

    [Fact]
    public async Task ApplyIntent_SettledByALaterOneMeanwhile_IsNoError()
    {
        long first = await Cache.Intents.RecordIntentAsync(Removal(1));
        await Cache.Intents.RemoveAsync(1);

        await Cache.Intents.ApplyIntentAsync(first, Receipt());

        Assert.Empty(await Cache.Intents.GetUnresolvedIntentsAsync());
    }
}
