using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task SaveLabelledConversations_PinsAndMarks_AreThoseOfTheList()
    {
        await Cache.Conversations.SaveLabelledConversationsAsync(
            [Listed(Bob, Message(2)) with { PinnedAt = Time(7000), Marks = [0, 19] }, Listed(Carol, Message(1)) with { Marks = [5] }]);
        Assert.Equal([(Bob, 7000L, "0 19"), (Carol, null, "5")], await LabelsAsync());

        await Cache.Conversations.SaveLabelledConversationsAsync(
            [Listed(Bob, Message(2)) with { Marks = [3] }, Listed(Carol, Message(1)) with { PinnedAt = Time(8000) }]);

        Assert.Equal([(Bob, null, "3"), (Carol, 8000L, "")], await LabelsAsync());
    }

    [Fact]
    public async Task SaveConversations_ListWithoutLabels_LeavesPinsAndMarks()
    {
        await Cache.Conversations.SaveLabelledConversationsAsync([Listed(Bob) with { PinnedAt = Time(7000), Marks = [3] }]);

        await Cache.Conversations.SaveConversationsAsync([Listed(Bob)]);

        Assert.Equal([(Bob, 7000L, "3")], await LabelsAsync());
    }

    [Fact]
    public async Task SaveLabelledConversations_KnownOne_KeepsItsUnread()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: 3)]);

        await Cache.Conversations.SaveLabelledConversationsAsync([Listed(Bob, Message(2), unread: 8)]);

        Assert.Equal(3, await Cache.Conversations.UnreadAsync());
        await Cache.Messages.AssertHoldsAsync(Bob, 1, 2);
    }

    [Fact]
    public async Task SetPinned_TimeOrNull_IsShown()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob)]);

        await Cache.Conversations.SetPinnedAsync(Bob, Time(7000));
        Assert.Equal([(Bob, 7000L, "")], await LabelsAsync());

        await Cache.Conversations.SetPinnedAsync(Bob, null);
        Assert.Equal([(Bob, null, "")], await LabelsAsync());
    }

    [Fact]
    public async Task AddAndRemoveMark_SomeOfThem_LeaveTheOthers()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(2)), Listed(Carol, Message(1))]);

        await Cache.Conversations.AddMarkAsync([Bob, Carol], 0);
        await Cache.Conversations.AddMarkAsync([Bob], 19);
        await Cache.Conversations.RemoveMarkAsync([Carol, Bob], 0);
        await Cache.Conversations.AddMarkAsync([Carol], 7);

        Assert.Equal([(Bob, null, "19"), (Carol, null, "7")], await LabelsAsync());
    }

    [Fact]
    public async Task SetPinnedAndAddMark_UnknownConversation_ListNothingButStay()
    {
        await Cache.Conversations.SetPinnedAsync(Bob, Time(7000));
        await Cache.Conversations.AddMarkAsync([Bob], 5);
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());

        await Cache.Messages.SaveMessagesAsync(Messages(1));

        Assert.Equal([(Bob, 7000L, "5")], await LabelsAsync());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(20)]
    public async Task AddAndRemoveMark_NoMark_Throws(int mark)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Cache.Conversations.AddMarkAsync([Bob], mark));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Cache.Conversations.RemoveMarkAsync([Bob], mark));
    }

    [Theory]
    [InlineData("""{"type":"NONE"}""", RemindType.None)]
    [InlineData("{}", RemindType.All)]
    [InlineData("""{"type":"NEW"}""", RemindType.MentionOnly)]
    public async Task DoNotDisturbChanged_Elsewhere_IsShownWhereItIsUnderstood(string settings, RemindType expected)
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob)]);
        await Cache.Live.ApplyAsync(new DoNotDisturbChangedOnOtherDevice { Conversation = Bob, SettingsJson = """{"type":"AT"}""" });

        await Cache.Live.ApplyAsync(new DoNotDisturbChangedOnOtherDevice { Conversation = Bob, SettingsJson = settings });

        Assert.Equal(expected, Assert.Single(await Cache.Conversations.GetConversationsAsync()).RemindType);
    }

    [Fact]
    public async Task DoNotDisturbChanged_Always_NamesTheConversationTheCacheKnows()
    {
        ConversationKey room = ConversationKey.ChatRoom("r1");
        await Cache.Messages.SaveMessagesAsync([Message(1, conversation: room)]);

        IReadOnlyList<ChatEvent> raised = await Cache.Live.ApplyAsync(
            new DoNotDisturbChangedOnOtherDevice { Conversation = ConversationKey.Group("r1"), SettingsJson = """{"type":"NONE"}""" },
            new DoNotDisturbChangedOnOtherDevice { SettingsJson = """{"type":"NONE","ignoreInterval":"21:30-8:0"}""" });

        Assert.Equal([room, null], raised.Cast<DoNotDisturbChangedOnOtherDevice>().Select(change => change.Conversation));
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
    }

    private async Task<(ConversationKey Key, long? PinnedAt, string Marks)[]> LabelsAsync() =>
    [
        .. (await Cache.Conversations.GetConversationsAsync())
            .Select(one => (one.Key, one.PinnedAt?.ToUnixTimeMilliseconds(), string.Join(' ', one.Marks))),
    ];
}
