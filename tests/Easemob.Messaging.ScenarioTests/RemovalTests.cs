using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class RemovalTests : Scenario
{
    private static readonly HistoryRecipe Texts = new() { Mix = HistoryMix.TextOnly };

    [Fact]
    public async Task RemoveMessages_130Ids_AreThreeRequestsInOrder()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 130, Texts);
        ChatManager chat = await ChatAsync();

        RemovalResult result = await chat.RemoveMessagesFromServerAsync(Bob, ids);

        Assert.Equal(ids, result.Removed);
        Assert.Equal([[.. ids.Take(50)], [.. ids.Skip(50).Take(50)], [.. ids.Skip(100)]], RequestedIds());
    }

    [Fact]
    public async Task RemoveMessages_Duplicates_AreSentOnce()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 50, Texts);
        ChatManager chat = await ChatAsync();

        RemovalResult result = await chat.RemoveMessagesFromServerAsync(Bob, [.. ids, .. ids.Reverse(), "00" + ids[0]]);

        Assert.Equal([[.. ids]], RequestedIds());
        Assert.Equal(ids, result.Removed);
    }

    [Fact]
    public async Task RemoveMessages_EverythingRemoved_IsComplete()
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();

        RemovalResult result = await chat.RemoveMessagesFromServerAsync(Bob, [id]);

        Assert.Equal((true, 0, 0), (result.IsComplete, result.Failed.Count, result.NotAttempted.Count));
    }

    [Fact]
    public async Task RemoveMessages_OfOneUser_StayForTheOther()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 10, Texts);
        ChatManager alice = await ChatAsync("alice");
        ChatManager bob = await ChatAsync("bob");
        await alice.RemoveMessagesFromServerAsync(Bob, ids.Take(4));

        CursorPage<ChatMessage> forAlice = await alice.FetchHistoryMessagesFromServerAsync(Bob);
        CursorPage<ChatMessage> forBob = await bob.FetchHistoryMessagesFromServerAsync(Alice);

        Assert.Equal(ids.Skip(4), forAlice.Items.Ids());
        Assert.Equal(ids, forBob.Items.Ids());
    }

    [Fact]
    public async Task RemoveMessages_Cached_AreGoneLocally()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 10, Texts);
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await chat.RemoveMessagesFromServerAsync(Bob, [ids[0], ids[5], ids[9]]);

        string[] local = await chat.LoadIdsAsync(Bob);

        Assert.Equal(ids.Except([ids[0], ids[5], ids[9]]), local);
    }

    [Fact]
    public async Task RemoveMessages_NewestRemoved_ShowsTheOneBeforeAndCountsUnreadAnew()
    {
        Data.Send("bob", "alice", "one");
        string second = Data.Send("bob", "alice", "two");
        string third = Data.Send("bob", "alice", "three");
        ChatManager chat = await ChatAsync();
        await chat.GetConversationsFromServerByPageAsync(1);
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await chat.RemoveMessagesFromServerAsync(Bob, [third]);

        Conversation local = Assert.Single(await chat.GetAllConversationsAsync());

        Assert.Equal((second, 2), (local.LatestMessage?.MessageId, local.UnreadCount));
    }

    [Fact]
    public async Task RemoveMessages_OnAPageThatIsUnderWay_StayGone()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 10, Texts);
        LateAnswer late = new();
        Trouble.Next(EmulatorOperation.History, late);
        ChatManager chat = await ChatAsync();
        Task<CursorPage<ChatMessage>> fetching = chat.FetchHistoryMessagesFromServerAsync(Bob);
        await WithinGuardAsync(late.Ready);
        await chat.RemoveMessagesFromServerAsync(Bob, [ids[3]]);
        late.Release();
        await WithinGuardAsync(fetching);

        string[] local = await chat.LoadIdsAsync(Bob);

        Assert.Equal(ids.Except([ids[3]]), local);
    }

    [Fact]
    public async Task FetchHistory_AfterRemoval_GivesFullPages()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 130, Texts);
        string[] removed = [.. ids.Where((_, index) => index % 3 == 0)];
        ChatManager chat = await ChatAsync();
        await chat.FetchPagesAsync(Bob, SearchDirection.Up);
        await chat.RemoveMessagesFromServerAsync(Bob, removed);

        List<CursorPage<ChatMessage>> pages = await chat.FetchPagesAsync(Bob, SearchDirection.Up);

        Assert.Equal([50, 36], pages.Select(page => page.Items.Count));
        Assert.Equal(ids.Except(removed), await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task LoadMessages_StartingAtARemovedMessage_GivesItsNeighbours()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 10, Texts);
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await chat.RemoveMessagesFromServerAsync(Bob, [ids[5]]);

        IReadOnlyList<ChatMessage> older = await chat.LoadMessagesAsync(Bob, ids[5], 2);

        Assert.Equal([ids[3], ids[4]], older.Ids());
    }

    [Fact]
    public async Task RemoveMessages_IdsOfAnotherConversation_StayThere()
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await chat.RemoveMessagesFromServerAsync(Carol, [id]);
        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        string[] local = await chat.LoadIdsAsync(Bob);

        Assert.Equal([id], local);
    }

    [Fact]
    public async Task RemoveMessages_IdBeyondTheSignedRange_IsGone()
    {
        const string id = "18446744073709551615";
        Data.AddMessage(new EmulatorMessage { Id = id, From = "bob", To = "alice", Body = new TextBody { Text = "hello" } });
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await chat.RemoveMessagesFromServerAsync(Bob, [id]);
        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        string[] local = await chat.LoadIdsAsync(Bob);

        Assert.Empty(local);
    }

    [Fact]
    public async Task RemoveMessages_LastOneOfAConversation_TakesItOffTheServersList()
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        await chat.RemoveMessagesFromServerAsync(Bob, [id]);

        IReadOnlyList<Conversation> page = await chat.GetConversationsFromServerByPageAsync(1);

        Assert.Empty(page);
    }

    [Theory]
    [InlineData(ConversationType.Group)]
    [InlineData(ConversationType.ChatRoom)]
    [InlineData(ConversationType.Thread)]
    public async Task RemoveMessages_GroupRoomOrThread_AreGoneForThisUserOnly(ConversationType type)
    {
        (ConversationKey key, string id) = type switch
        {
            ConversationType.Group => (Group, GroupId),
            ConversationType.ChatRoom => (Room, RoomId),
            _ => (Thread, ThreadId),
        };
        IReadOnlyList<string> ids = Data.GenerateGroupHistory(id, 6, Texts);
        ChatManager alice = await ChatAsync("alice");
        ChatManager bob = await ChatAsync("bob");
        await alice.FetchHistoryMessagesFromServerAsync(key);
        await alice.RemoveMessagesFromServerAsync(key, ids.Take(2));
        await bob.FetchHistoryMessagesFromServerAsync(key);

        Assert.Equal(ids.Skip(2), await alice.LoadIdsAsync(key));
        Assert.Equal(ids, await bob.LoadIdsAsync(key));
    }

    private IEnumerable<string[]> RequestedIds() => Journal.Of(EmulatorOperation.RemoveByIds).Select(entry =>
        entry.Query.Split('&').Single(part => part.StartsWith("msgIdList=", StringComparison.Ordinal))["msgIdList=".Length..].Split(','));
}
