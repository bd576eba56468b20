using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class ConversationListTests : Scenario
{
    [Fact]
    public async Task GetConversationsFromServerByPage_TwentyFiveConversations_AreTwoPagesAndNoThird()
    {
        AddFriends(25);
        ChatManager chat = await ChatAsync();

        IReadOnlyList<Conversation>[] pages =
        [
            await chat.GetConversationsFromServerByPageAsync(1),
            await chat.GetConversationsFromServerByPageAsync(2),
            await chat.GetConversationsFromServerByPageAsync(3),
        ];

        Assert.Equal([20, 5, 0], pages.Select(page => page.Count));
        Assert.Equal(Data.GetConversationIds("alice"), pages.SelectMany(page => page.Names()));
    }

    [Fact]
    public async Task GetConversationsFromServerByPage_PageFarBeyondTheEnd_IsEmptyAndChangesNothing()
    {
        AddFriends(3);
        EasemobClient client = await OpenAsync();
        await client.ChatManager.GetConversationsFromServerByPageAsync(1);
        string[] before = CacheDump.Rows(client);

        IReadOnlyList<Conversation> page = await client.ChatManager.GetConversationsFromServerByPageAsync(int.MaxValue);

        Assert.Empty(page);
        Assert.Equal(before, CacheDump.Rows(client));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 4)]
    [InlineData(20, 2)]
    public async Task GetConversationsFromServerByPage_AnySize_ReachesEveryConversation(int pageSize, int lastPage)
    {
        AddFriends(22);
        ChatManager chat = await ChatAsync();

        IReadOnlyList<Conversation> page = await chat.GetConversationsFromServerByPageAsync(lastPage, pageSize);

        Assert.Equal(Data.GetConversationIds("alice").Skip((lastPage - 1) * pageSize).Take(pageSize), page.Names());
    }

    [Fact]
    public async Task GetConversationsFromServerByPage_Conversation_CarriesItsNewestMessageAndUnreadCount()
    {
        Data.Send("bob", "alice", "first");
        Data.Send("bob", "alice", "second");
        string newest = Data.Send("bob", "alice", "third");
        ChatManager chat = await ChatAsync();

        Conversation conversation = Assert.Single(await chat.GetConversationsFromServerByPageAsync(1));

        Assert.Equal(
            (Bob, newest, "third", 3),
            (conversation.Key, conversation.LatestMessage?.MessageId, TextOf(conversation.LatestMessage), conversation.UnreadCount));
    }

    [Fact]
    public async Task GetConversationsFromServerByPage_Group_IsListedAsGroup()
    {
        string newest = Data.SendToGroup("carol", GroupId, "hello all");
        ChatManager chat = await ChatAsync();

        Conversation conversation = Assert.Single(await chat.GetConversationsFromServerByPageAsync(1));

        Assert.Equal(
            (Group, newest, "carol"), (conversation.Key, conversation.LatestMessage?.MessageId, conversation.LatestMessage?.SenderId));
    }

    [Fact]
    public async Task GetConversationsFromServer_ManyRecentConversations_GivesTheTenNewest()
    {
        AddFriends(15, age: TimeSpan.FromHours(1));
        ChatManager chat = await ChatAsync();

        IReadOnlyList<Conversation> recent = await chat.GetConversationsFromServerAsync();

        Assert.Equal(Data.GetConversationIds("alice").Take(10), recent.Names());
    }

    [Fact]
    public async Task GetConversationsFromServer_OldConversations_AreLeftOutAfterSevenDays()
    {
        AddFriends(10, age: TimeSpan.FromDays(1.1));
        ChatManager chat = await ChatAsync();

        IReadOnlyList<Conversation> recent = await chat.GetConversationsFromServerAsync();

        Assert.Equal(["friend01", "friend02", "friend03", "friend04", "friend05", "friend06"], recent.Names());
    }

    [Fact]
    public async Task GetAllConversations_AfterAllPages_EqualsTheServersList()
    {
        AddFriends(25);
        ChatManager chat = await ChatAsync();
        Conversation[] server =
            [.. await chat.GetConversationsFromServerByPageAsync(1), .. await chat.GetConversationsFromServerByPageAsync(2)];

        IReadOnlyList<Conversation> local = await chat.GetAllConversationsAsync();

        Assert.Equal(server.Select(Summary), local.Select(Summary));
    }

    [Fact]
    public async Task GetAllConversations_BeforeAnyCall_IsEmptyAndSendsNothing()
    {
        AddFriends(2);
        ChatManager chat = await ChatAsync();

        IReadOnlyList<Conversation> local = await chat.GetAllConversationsAsync();

        Assert.Empty(local);
        Assert.Empty(Journal.Entries);
    }

    [Fact]
    public async Task GetAllConversations_KnownConversation_KeepsItsUnreadAndTakesTheNewestMessage()
    {
        Data.Send("bob", "alice", "one");
        ChatManager chat = await ChatAsync();
        await chat.GetConversationsFromServerByPageAsync(1);
        string newest = Data.Send("bob", "alice", "two");
        await chat.GetConversationsFromServerByPageAsync(1);

        Conversation conversation = Assert.Single(await chat.GetAllConversationsAsync());

        Assert.Equal((newest, 1), (conversation.LatestMessage?.MessageId, conversation.UnreadCount));
    }

    [Fact]
    public async Task GetAllConversations_ConversationTheServerNoLongerLists_Stays()
    {
        AddFriends(3);
        ChatManager chat = await ChatAsync();
        await chat.GetConversationsFromServerByPageAsync(1);
        Emulator.Switches.ConversationCapacity = 1;
        await chat.GetConversationsFromServerByPageAsync(1);

        IReadOnlyList<Conversation> local = await chat.GetAllConversationsAsync();

        Assert.Equal(["friend01", "friend02", "friend03"], local.Names());
    }

    [Fact]
    public async Task GetAllConversations_RoomsAndThreads_AreNotListed()
    {
        Data.SendToGroup("bob", RoomId, "in the room");
        Data.SendToGroup("bob", ThreadId, "in the thread");
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Room);
        await chat.FetchHistoryMessagesFromServerAsync(Thread);

        IReadOnlyList<Conversation> local = await chat.GetAllConversationsAsync();

        Assert.Empty(local);
    }

    [Fact]
    public async Task GetAllConversations_NewestFirst_WhereHistoryIsNewerThanTheList()
    {
        Data.Send("bob", "alice", "older");
        Data.Send("carol", "alice", "newer");
        ChatManager chat = await ChatAsync();
        await chat.GetConversationsFromServerByPageAsync(1);
        Data.Send("bob", "alice", "newest");
        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        IReadOnlyList<Conversation> local = await chat.GetAllConversationsAsync();

        Assert.Equal(["bob", "carol"], local.Names());
    }

    [Fact]
    public async Task GetAllConversations_AfterReopening_IsTheSame()
    {
        AddFriends(4);
        EasemobClient first = await OpenAsync();
        IReadOnlyList<Conversation> server = await first.ChatManager.GetConversationsFromServerByPageAsync(1);
        await first.DisposeAsync();
        ChatManager chat = await ChatAsync();

        IReadOnlyList<Conversation> local = await chat.GetAllConversationsAsync();

        Assert.Equal(server.Select(Summary), local.Select(Summary));
    }

    private void AddFriends(int count, TimeSpan? age = null)
    {
        DateTimeOffset now = Data.Now;
        for (int number = 1; number <= count; number++)
        {
            string friend = $"friend{number:00}";
            Data.AddUser(friend, Password);
            Data.AddMessage(new EmulatorMessage
            {
                From = friend,
                To = "alice",
                Body = new TextBody { Text = $"from {friend}" },
                SentAt = now - (number * (age ?? TimeSpan.FromMinutes(1))),
            });
        }
    }

    private static (ConversationKey Key, string? Newest, string? Text, int Unread) Summary(Conversation conversation) =>
        (conversation.Key, conversation.LatestMessage?.MessageId, TextOf(conversation.LatestMessage), conversation.UnreadCount);

    private static string? TextOf(ChatMessage? message) => (message?.Body as TextMessageBody)?.Text;
}
