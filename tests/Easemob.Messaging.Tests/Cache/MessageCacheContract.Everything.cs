using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>The deletion of everything.</summary>
public abstract partial class MessageCacheContract
{
    [Theory]
    [InlineData(null)]
    [InlineData(1500L)]
    [InlineData(9000L)]
    public async Task DeleteEverything_AllConversations_GoForGood(long? serverTime)
    {
        ChatMessage[] all =
            [Message(1), Message(2), Message(3, conversation: Team), Message(4, conversation: Room), Message(5, conversation: Carol)];
        await Cache.Messages.SaveMessagesAsync(all);

        await DeleteEverythingAsync(serverTime);
        await Cache.Messages.SaveMessagesAsync([.. all, Message(10), Message(11, conversation: Room)]);

        await Cache.Messages.AssertHoldsAsync(Bob, 10);
        await Cache.Messages.AssertHoldsAsync(Room, 11);
        await Cache.Messages.AssertHoldsAsync(Team);
        Assert.Equal(Bob, Assert.Single(await Cache.Conversations.GetConversationsAsync()).Key);
    }

    [Fact]
    public async Task DeleteEverything_PinsMarksAndUnread_AreGone()
    {
        await Cache.Conversations.SaveLabelledConversationsAsync(
            [Listed(Bob, Message(1), unread: 3) with { PinnedAt = Time(7000), Marks = [3] }, Listed(Carol)]);

        await DeleteEverythingAsync(2000);
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
        await Cache.Live.ApplyAsync(Live(5));

        Conversation bob = Assert.Single(await Cache.Conversations.GetConversationsAsync());
        Assert.Equal((1, false, 0), (bob.UnreadCount, bob.IsPinned, bob.Marks.Count));
    }

    [Fact]
    public async Task DeleteEverything_ConversationNotYetKnown_TakesNothingFromBefore()
    {
        await DeleteEverythingAsync(2500);

        await Cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));

        await Cache.Messages.AssertHoldsAsync(Bob, 3);
    }

    [Fact]
    public async Task DeleteEverything_EarlierOneAfterALaterOne_BringsNothingBack()
    {
        await DeleteEverythingAsync(2500);
        await DeleteEverythingAsync(500);

        await Cache.Messages.SaveMessagesAsync([.. Messages(1, 2, 3), Message(1, 1000, Team)]);

        await Cache.Messages.AssertHoldsAsync(Bob, 3);
        await Cache.Messages.AssertHoldsAsync(Team);
    }

    [Fact]
    public async Task DeleteEverything_Outbox_KeepsOnlyWhatIsBeingSent()
    {
        await Cache.Outbox.AddOutgoingAsync(Upload(1));
        await Cache.Outbox.AddOutgoingAsync(Upload(2));
        await Cache.Outbox.AddOutgoingAsync(Upload(3, Team));
        await Cache.Outbox.SetOutgoingStateAsync("1", MessageState.Failed);
        await Cache.Outbox.SetOutgoingStateAsync("3", MessageState.Unknown);

        await DeleteEverythingAsync(9000);

        Assert.Equal(["2"], LocalIds(await Cache.Outbox.GetOutgoingAsync()));
    }

    [Fact]
    public async Task DeleteEverything_Recorded_ComesBackUntilItIsApplied()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));

        long intent = await Cache.Intents.RecordIntentAsync(new DeleteEverythingIntent());

        Assert.Equal(new DeleteEverythingIntent(), Assert.Single(await Cache.Intents.GetUnresolvedIntentsAsync()));
        await Cache.Messages.AssertHoldsAsync(Bob, 1);
        await Cache.Intents.ApplyIntentAsync(intent, Receipt(9000));
        Assert.Empty(await Cache.Intents.GetUnresolvedIntentsAsync());
        await Cache.Messages.AssertHoldsAsync(Bob);
    }

    [Fact]
    public async Task DeleteEverything_EarlierIntents_AreSettledAndLaterOnesAreNot()
    {
        long removal = await Cache.Intents.RecordIntentAsync(Removal(1, 2));
        await Cache.Intents.RecordIntentAsync(RemovalBefore(2000));
        await Cache.Intents.RecordIntentAsync(Deletion(ServerMessages.Keep, LocalEffect.Keep));
        await Cache.Intents.RecordIntentAsync(new DeleteEverythingIntent());
        long everything = await Cache.Intents.RecordIntentAsync(new DeleteEverythingIntent());
        await Cache.Intents.RecordIntentAsync(Removal(7));

        await Cache.Intents.ApplyIntentAsync(everything, Receipt(9000));

        Assert.Equal(["7"], Assert.IsType<RemoveMessagesIntent>(Assert.Single(await Cache.Intents.GetUnresolvedIntentsAsync())).MessageIds);
        await Cache.Intents.ApplyIntentAsync(removal, Receipt());
    }

    [Fact]
    public async Task DeleteEverything_Unresolved_IsNotSettledByADeletionOfOneConversation()
    {
        await Cache.Intents.RecordIntentAsync(new DeleteEverythingIntent());

        await Cache.Intents.DeleteAsync(ServerMessages.Delete, serverTime: 9000);

        Assert.IsType<DeleteEverythingIntent>(Assert.Single(await Cache.Intents.GetUnresolvedIntentsAsync()));
    }

    private async Task DeleteEverythingAsync(long? serverTime)
    {
        long intent = await Cache.Intents.RecordIntentAsync(new DeleteEverythingIntent());
        await Cache.Intents.ApplyIntentAsync(intent, Receipt(serverTime));
    }
}
