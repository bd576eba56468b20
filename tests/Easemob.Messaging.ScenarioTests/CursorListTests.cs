using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class CursorListTests : Scenario
{
    [Theory]
    [InlineData(null, 2)]
    [InlineData(50, 2)]
    [InlineData(7, 9)]
    [InlineData(1, 61)]
    public async Task List_SixtyConversations_AreAllOfTheServersInItsOrder(int? pageSize, int requests)
    {
        AddFriends(60);
        ChatManager chat = await ChatAsync();

        List<CursorPage<Conversation>> pages = await chat.GetConversationsFromServerWithCursor().AsPages(pageSize: pageSize).ToListAsync();

        Assert.Equal(Data.GetConversationIds("alice"), pages.SelectMany(page => page.Items).Names());
        Assert.InRange(Journal.Count(EmulatorOperation.ConversationListByCursor), requests - 1, requests);
        Assert.Equal(
            pages.SelectMany(page => page.Items).Select(Summary), (await chat.GetAllConversationsAsync()).Select(Summary));
    }

    [Fact]
    public async Task List_Abandoned_AsksForNoMore()
    {
        AddFriends(10);
        ChatManager chat = await ChatAsync();

        await foreach (CursorPage<Conversation> page in chat.GetConversationsFromServerWithCursor().AsPages(pageSize: 2))
        {
            Assert.Equal(2, page.Items.Count);
            break;
        }

        Assert.Equal(1, Journal.Count(EmulatorOperation.ConversationListByCursor));
        Assert.Equal(2, (await chat.GetAllConversationsAsync()).Count);
    }

    [Fact]
    public async Task List_Conversation_CarriesPinMarksUnreadAndNewestMessage()
    {
        Data.Send("bob", "alice", "first");
        string newest = Data.Send("bob", "alice", "second");
        Data.SendToGroup("carol", GroupId, "hello all");
        ChatManager chat = await ChatAsync();
        DateTimeOffset? pinnedAt = await chat.ServerConversations.PinAsync(Bob);
        await chat.ServerConversations.AddMarkAsync([Bob], 19);
        await chat.ServerConversations.AddMarkAsync([Bob, Group], 0);

        List<Conversation> list = await chat.GetConversationsFromServerWithCursor().ToListAsync();

        Conversation bob = list.Single(conversation => conversation.Key == Bob);
        Assert.Equal((pinnedAt, 2, newest), (bob.PinnedAt, bob.UnreadCount, bob.LatestMessage?.MessageId));
        Assert.Equal([0, 19], bob.Marks);
        Conversation group = list.Single(conversation => conversation.Key == Group);
        Assert.Equal((null, "carol"), (group.PinnedAt, group.LatestMessage?.SenderId));
        Assert.Equal([0], group.Marks);
    }

    [Fact]
    public async Task List_CacheThatKnowsNeitherPinsNorMarks_LearnsThem()
    {
        AddFriends(2);
        ChatManager phone = await ChatAsync();
        await phone.ServerConversations.PinAsync(ConversationKey.Chat("friend01"));
        await phone.ServerConversations.AddMarkAsync([ConversationKey.Chat("friend02")], 5);
        ChatManager desk = await ChatAsync(configure: options => options.CacheDirectory = Path.Combine(CacheDirectory, "desk"));
        await desk.GetConversationsFromServerByPageAsync(1);
        Assert.All(await desk.GetAllConversationsAsync(), one => Assert.False(one.IsPinned || one.Marks.Count > 0));

        List<Conversation> list = await desk.GetConversationsFromServerWithCursor().ToListAsync();

        Assert.Equal(["friend01"], list.Where(one => one.IsPinned).Names());
        Assert.Equal(list.Select(Summary), (await desk.GetAllConversationsAsync()).Select(Summary));
    }

    [Fact]
    public async Task ListByPage_PinsAndMarksOfTheCache_Stay()
    {
        AddFriends(1);
        ChatManager chat = await ChatAsync();
        ConversationKey friend = ConversationKey.Chat("friend01");
        await chat.ServerConversations.PinAsync(friend);
        await chat.ServerConversations.AddMarkAsync([friend], 5);

        await chat.GetConversationsFromServerByPageAsync(1);

        Conversation listed = Assert.Single(await chat.GetAllConversationsAsync());
        Assert.True(listed.IsPinned);
        Assert.Equal([5], listed.Marks);
    }

    [Fact]
    public async Task List_Pinned_GivesThoseOnlyTheLastPinnedFirst()
    {
        AddFriends(4);
        ChatManager chat = await ChatAsync();
        foreach (string friend in (string[])["friend03", "friend01"])
        {
            await chat.ServerConversations.PinAsync(ConversationKey.Chat(friend));
            LetTheServersClockTick();
        }

        List<Conversation> pinned = await chat.GetConversationsFromServerWithCursor(new ConversationQuery { Pinned = true }).ToListAsync();

        Assert.Equal(["friend01", "friend03"], pinned.Names());
        Assert.All(pinned, conversation => Assert.True(conversation.IsPinned));
    }

    [Fact]
    public async Task List_ByMark_GivesThoseOnlyInPagesOfTen()
    {
        AddFriends(15);
        ChatManager chat = await ChatAsync();
        ConversationKey[] marked = [.. Enumerable.Range(1, 12).Select(number => ConversationKey.Chat($"friend{number:00}"))];
        await chat.ServerConversations.AddMarkAsync(marked, 3);

        List<CursorPage<Conversation>> pages =
            await chat.GetConversationsFromServerWithCursor(new ConversationQuery { Mark = 3 }).AsPages().ToListAsync();

        Assert.Equal([10, 2], pages.Select(page => page.Items.Count));
        Assert.Equal(marked.Select(key => key.Id), pages.SelectMany(page => page.Items).Names().Order());
        Assert.Empty(await chat.GetConversationsFromServerWithCursor(new ConversationQuery { Mark = 4 }).ToListAsync());
    }

    [Fact]
    public async Task List_EmptyConversations_AreLeftOutUnlessAskedFor()
    {
        string only = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        await chat.ServerConversations.PinAsync(Bob);
        await chat.RemoveMessagesFromServerAsync(Bob, [only]);
        await chat.ServerConversations.PinAsync(Carol);

        List<Conversation> without = await chat.GetConversationsFromServerWithCursor().ToListAsync();
        List<Conversation> with = await chat.GetConversationsFromServerWithCursor(new ConversationQuery { IncludeEmpty = true }).ToListAsync();

        Assert.Empty(without);
        Assert.Contains("carol", with.Names());
        Assert.All(with, conversation => Assert.Null(conversation.LatestMessage));
    }

    [Fact]
    public async Task List_Resumed_GoesOnWhereThePageEnded()
    {
        AddFriends(5);
        ChatManager chat = await ChatAsync();
        AsyncPageable<Conversation> list = chat.GetConversationsFromServerWithCursor();
        CursorPage<Conversation> first = await list.AsPages(pageSize: 3).FirstAsync();

        List<CursorPage<Conversation>> rest = await list.AsPages(first.Cursor, pageSize: 3).ToListAsync();

        Assert.Equal(
            Data.GetConversationIds("alice"), first.Items.Concat(rest.SelectMany(page => page.Items)).Names());
    }

    [Fact]
    public async Task List_WipedBetweenTwoPages_KeepsNothingOfTheFirstUser()
    {
        AddFriends(4);
        EasemobClient client = await OpenAsync();
        IAsyncEnumerator<CursorPage<Conversation>> pages =
            client.ChatManager.GetConversationsFromServerWithCursor().AsPages(pageSize: 2).GetAsyncEnumerator();
        Assert.True(await pages.MoveNextAsync());
        await client.SignOutAsync(SignOutCache.Wipe);

        await ThrowsAsync<EasemobAuthenticationException>(() => pages.MoveNextAsync().AsTask());

        await pages.DisposeAsync();
        Assert.Empty(await client.ChatManager.GetAllConversationsAsync());
    }

    private static (ConversationKey Key, string? Newest, int Unread, DateTimeOffset? PinnedAt, string Marks) Summary(
        Conversation conversation) =>
        (conversation.Key, conversation.LatestMessage?.MessageId, conversation.UnreadCount, conversation.PinnedAt,
            string.Join(' ', conversation.Marks));

    // The server tells milliseconds.
    private void LetTheServersClockTick()
    {
        long now = Data.Now.ToUnixTimeMilliseconds();
        SpinWait.SpinUntil(() => Data.Now.ToUnixTimeMilliseconds() > now);
    }

    private void AddFriends(int count)
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
                SentAt = now - TimeSpan.FromMinutes(number),
            });
        }
    }
}
