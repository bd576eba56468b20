using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class HistoryTests : Scenario
{
    private static readonly HistoryRecipe Texts = new() { Mix = HistoryMix.TextOnly };

    [Fact]
    public async Task FetchHistory_130MessagesUp_AreThreePagesEachAscending()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 130, Texts);
        ChatManager chat = await ChatAsync();

        List<CursorPage<ChatMessage>> pages = await chat.FetchPagesAsync(Bob, SearchDirection.Up);

        Assert.Equal([[.. ids.Skip(80)], [.. ids.Skip(30).Take(50)], [.. ids.Take(30)]], pages.Select(page => page.Items.Ids()));
    }

    [Fact]
    public async Task FetchHistory_130MessagesDown_AreThreePagesEachAscending()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 130, Texts);
        ChatManager chat = await ChatAsync();

        List<CursorPage<ChatMessage>> pages = await chat.FetchPagesAsync(Bob, SearchDirection.Down);

        Assert.Equal([[.. ids.Take(50)], [.. ids.Skip(50).Take(50)], [.. ids.Skip(100)]], pages.Select(page => page.Items.Ids()));
    }

    [Fact]
    public async Task FetchHistory_FromTheMiddle_GivesTheNeighboursWithoutTheStart()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 30, Texts);
        ChatManager chat = await ChatAsync();

        CursorPage<ChatMessage> older = await chat.FetchHistoryMessagesFromServerAsync(Bob, ids[15], 5, SearchDirection.Up);
        CursorPage<ChatMessage> newer = await chat.FetchHistoryMessagesFromServerAsync(Bob, ids[15], 5, SearchDirection.Down);

        Assert.Equal(ids.Skip(10).Take(5), older.Items.Ids());
        Assert.Equal(ids.Skip(16).Take(5), newer.Items.Ids());
    }

    [Theory]
    [InlineData(SearchDirection.Up)]
    [InlineData(SearchDirection.Down)]
    public async Task FetchHistory_ExactlyFullPages_EndWithoutAnEmptyOne(SearchDirection direction)
    {
        Data.GenerateHistory("alice", "bob", 100, Texts);
        ChatManager chat = await ChatAsync();

        List<CursorPage<ChatMessage>> pages = await chat.FetchPagesAsync(Bob, direction);

        Assert.Equal([50, 50], pages.Select(page => page.Items.Count));
    }

    [Fact]
    public async Task FetchHistory_StartThatIsNoMessage_IsAPosition()
    {
        Data.AddMessage(Text("1000000000000000001", minutesAgo: 3));
        Data.AddMessage(Text("1000000000000000009", minutesAgo: 2));
        ChatManager chat = await ChatAsync();

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob, "1000000000000000005");

        Assert.Equal(["1000000000000000001"], page.Items.Ids());
    }

    [Fact]
    public async Task FetchHistory_IdsBeyondTheSignedRange_KeepTheirOrder()
    {
        string[] ids = ["9223372036854775806", "9223372036854775808", "18446744073709551614"];
        foreach (string id in ids)
        {
            Data.AddMessage(Text(id, minutesAgo: 1));
        }

        ChatManager chat = await ChatAsync();
        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal(ids, page.Items.Ids());
        Assert.Equal(ids, await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task FetchHistory_NothingThere_IsAnEmptyPageWithoutCursor()
    {
        ChatManager chat = await ChatAsync();

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal((0, null, 0), (page.Items.Count, page.Cursor, page.SkippedCount));
    }

    [Fact]
    public async Task FetchHistory_OfAListedConversation_LeavesItsUnreadCount()
    {
        Data.Send("bob", "alice", "one");
        Data.Send("bob", "alice", "two");
        ChatManager chat = await ChatAsync();
        int listed = Assert.Single(await chat.GetConversationsFromServerByPageAsync(1)).UnreadCount;

        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal((2, 2), (listed, Assert.Single(await chat.GetAllConversationsAsync()).UnreadCount));
    }

    [Fact]
    public async Task FetchHistory_CommandMessage_IsReturnedButNotKept()
    {
        string text = Data.Send("bob", "alice", "hello");
        string command = Data.AddMessage(new EmulatorMessage { From = "bob", To = "alice", Body = new CommandBody { Action = "typing" } });
        ChatManager chat = await ChatAsync();

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal([text, command], page.Items.Ids());
        Assert.Equal([text], await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task FetchHistory_EditedOnTheServer_UpdatesTheCachedMessage()
    {
        string id = Data.Send("bob", "alice", "teh contract");
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        Data.UpdateMessage(id, message => message with
        {
            Body = new TextBody { Text = "the contract" },
            Edit = new EmulatorEdit { Operator = "bob", EditedAt = Data.Now },
        });
        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        ChatMessage message = Assert.Single(await chat.LoadMessagesAsync(Bob));

        Assert.Equal(("the contract", "bob"), (((TextMessageBody)message.Body).Text, message.Edit?.OperatorId));
    }

    [Fact]
    public async Task FetchHistory_PastTheRetention_StaysReadableInTheCache()
    {
        Data.AddMessage(Text(id: null, minutesAgo: 60 * 24 * 5));
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        Emulator.Switches.Retention = TimeSpan.FromDays(3);

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Empty(page.Items);
        Assert.Single(await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task GetConversations_EditedNewestMessage_UpdatesTheCachedMessage()
    {
        string id = Data.Send("bob", "alice", "teh contract");
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        Data.UpdateMessage(id, message => message with
        {
            Body = new TextBody { Text = "the contract" },
            Edit = new EmulatorEdit { Operator = "bob", EditedAt = Data.Now },
        });
        await chat.GetConversationsFromServerByPageAsync(1);

        ChatMessage message = Assert.Single(await chat.LoadMessagesAsync(Bob));

        Assert.Equal("the contract", ((TextMessageBody)message.Body).Text);
    }

    [Fact]
    public async Task FetchHistory_ConversationInAnotherCase_IsTheSame()
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(ConversationKey.Chat("BOB"));

        string[] local = await chat.LoadIdsAsync(Bob);

        Assert.Equal([id], local);
    }

    [Theory]
    [InlineData(ConversationType.Group)]
    [InlineData(ConversationType.ChatRoom)]
    [InlineData(ConversationType.Thread)]
    public async Task FetchHistory_GroupRoomOrThread_IsFetchedAndKeptUnderItsKey(ConversationType type)
    {
        (ConversationKey key, string id) = type switch
        {
            ConversationType.Group => (Group, GroupId),
            ConversationType.ChatRoom => (Room, RoomId),
            _ => (Thread, ThreadId),
        };
        IReadOnlyList<string> ids = Data.GenerateGroupHistory(id, 70, Texts);
        ChatManager chat = await ChatAsync();

        List<CursorPage<ChatMessage>> pages = await chat.FetchPagesAsync(key, SearchDirection.Down);

        Assert.Equal(ids, pages.SelectMany(page => page.Items.Ids()));
        Assert.Equal(ids, await chat.LoadIdsAsync(key));
        Assert.All(pages.SelectMany(page => page.Items), message => Assert.Equal(key, message.Conversation));
    }

    private EmulatorMessage Text(string? id, double minutesAgo) => new()
    {
        Id = id,
        From = "bob",
        To = "alice",
        Body = new TextBody { Text = "hello" },
        SentAt = Data.Now.AddMinutes(-minutesAgo),
    };
}
