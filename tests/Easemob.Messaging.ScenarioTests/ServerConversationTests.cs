using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class ServerConversationTests : Scenario
{
    [Fact]
    public async Task Pin_Conversation_IsPinnedOnTheServerAndHereAlike()
    {
        Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        await chat.GetConversationsFromServerByPageAsync(1);

        DateTimeOffset? pinnedAt = await chat.ServerConversations.PinAsync(Bob);

        Assert.InRange(pinnedAt!.Value, Data.Now.AddMinutes(-1), Data.Now);
        Assert.Equal(pinnedAt, Assert.Single(await chat.GetAllConversationsAsync()).PinnedAt);
        Assert.Equal(pinnedAt, (await chat.GetConversationsFromServerWithCursor().FirstAsync()).PinnedAt);
    }

    [Fact]
    public async Task Unpin_Group_IsPinnedNowhere()
    {
        Data.SendToGroup("bob", GroupId, "hello");
        ChatManager chat = await ChatAsync();
        await chat.GetConversationsFromServerByPageAsync(1);
        await chat.ServerConversations.PinAsync(Group);

        await chat.ServerConversations.UnpinAsync(Group);

        Assert.False(Assert.Single(await chat.GetAllConversationsAsync()).IsPinned);
        Assert.Empty(await chat.GetConversationsFromServerWithCursor(new ConversationQuery { Pinned = true }).ToListAsync());
    }

    [Fact]
    public async Task Pin_MoreThanFifty_IsRefusedAndChangesNothing()
    {
        EasemobClient client = await OpenAsync();
        for (int number = 1; number <= ServerLimits.PinnedConversations; number++)
        {
            Data.AddUser($"friend{number:00}");
            await client.ChatManager.ServerConversations.PinAsync(ConversationKey.Chat($"friend{number:00}"));
        }

        string[] before = CacheDump.Rows(client);

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(
            () => client.ChatManager.ServerConversations.PinAsync(Bob));

        Assert.Equal((EasemobErrorCode.ServiceLimitExceeded, false), (refusal.ErrorCode, refusal.IsTransient));
        Assert.Equal(before, CacheDump.Rows(client));
    }

    [Fact]
    public async Task Pin_ConversationTheServerDoesNotKnow_Is107()
    {
        EasemobClient client = await OpenAsync();

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(
            () => client.ChatManager.ServerConversations.PinAsync(ConversationKey.Chat("nobody")));

        Assert.Equal(EasemobErrorCode.InvalidConversation, refusal.ErrorCode);
        Assert.Empty(CacheDump.Rows(client));
    }

    [Fact]
    public async Task AddMark_SomeTheServerDoesNotKnow_AreIgnoredThereAndHere()
    {
        ConversationKey nobody = ConversationKey.Chat("nobody");
        ConversationKey elsewhere = ConversationKey.Group("244999");
        Data.Send("bob", "alice", "hello");
        Data.SendToGroup("bob", GroupId, "hello");
        ChatManager chat = await ChatAsync();
        await chat.GetConversationsFromServerByPageAsync(1);

        MarkResult result = await chat.ServerConversations.AddMarkAsync([nobody, Bob, elsewhere, Group], 7);

        Assert.Equal([Bob, Group], result.Changed);
        Assert.Equal([nobody, elsewhere], result.Ignored);
        Assert.Null(result.Error);
        Assert.All(await chat.GetAllConversationsAsync(), one => Assert.Equal([7], one.Marks));
        Assert.Equal(2, await chat.GetConversationsFromServerWithCursor(new ConversationQuery { Mark = 7 }).CountAsync());

        await chat.ServerConversations.RemoveMarkAsync([Group, Bob], 7);

        Assert.All(await chat.GetAllConversationsAsync(), one => Assert.Empty(one.Marks));
        Assert.Empty(await chat.GetConversationsFromServerWithCursor(new ConversationQuery { Mark = 7 }).ToListAsync());
    }

    [Fact]
    public async Task AddMark_ThirdCallRefused_TellsWhatWasDone()
    {
        ConversationKey[] friends = [.. Enumerable.Range(1, 45).Select(number => ConversationKey.Chat($"friend{number:00}"))];
        Data.AddUsers(friends.Select(friend => friend.Id));
        ChatManager chat = await ChatAsync();
        Trouble.Next(EmulatorOperation.AddMark, times: 2, Fault.None);
        Trouble.Next(EmulatorOperation.AddMark, Fault.Status(403, "forbidden_op", "no"));

        MarkResult result = await chat.ServerConversations.AddMarkAsync(friends, 0);

        Assert.Equal(friends[..40], result.Changed);
        Assert.Equal(friends[40..], result.Failed);
        Assert.Equal(EasemobErrorCode.PermissionDenied, Assert.IsType<EasemobServiceException>(result.Error).ErrorCode);
        Assert.Equal(3, Journal.Count(EmulatorOperation.AddMark));
    }

    [Fact]
    public async Task DeleteAll_Everything_IsGoneOnTheServerAndHereForThisUserOnly()
    {
        Data.Send("bob", "alice", "one");
        Data.Send("alice", "bob", "two");
        Data.SendToGroup("bob", GroupId, "three");
        Data.SendToGroup("bob", RoomId, "four");
        ChatManager chat = await ChatAsync();
        await FetchAllAsync(chat);
        await chat.ServerConversations.PinAsync(Bob);
        await chat.ServerConversations.AddMarkAsync([Group], 3);

        await chat.ServerConversations.DeleteAllAsync();

        Assert.Empty(await chat.GetAllConversationsAsync());
        foreach (ConversationKey conversation in (ConversationKey[])[Bob, Group, Room])
        {
            Assert.Empty(await chat.LoadIdsAsync(conversation));
            Assert.Empty((await chat.FetchHistoryMessagesFromServerAsync(conversation)).Items);
        }

        Assert.Empty(await chat.GetConversationsFromServerWithCursor(new ConversationQuery { IncludeEmpty = true }).ToListAsync());
        Assert.Equal(2, Data.GetHistoryIds("bob", "alice").Count);
        Assert.Single(Data.GetHistoryIds("carol", GroupId, EmulatorChatType.GroupChat));
    }

    [Fact]
    public async Task DeleteAll_NextMessages_ComeAsUsual()
    {
        Data.Send("bob", "alice", "before");
        ChatManager chat = await ChatAsync();
        await FetchAllAsync(chat);
        await chat.ServerConversations.PinAsync(Bob);
        await chat.ServerConversations.DeleteAllAsync();
        string later = Data.AddMessage(new EmulatorMessage
        {
            From = "bob",
            To = "alice",
            Body = new TextBody { Text = "after" },
            SentAt = Data.Now.AddSeconds(1),
        });

        await FetchAllAsync(chat);

        Conversation bob = Assert.Single(await chat.GetAllConversationsAsync());
        Assert.Equal((later, 1, false), (bob.LatestMessage?.MessageId, bob.UnreadCount, bob.IsPinned));
        Assert.Equal([later], await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task DeleteAll_PageAskedForBeforeThatComesAfter_BringsNothingBack()
    {
        Data.Send("bob", "alice", "before");
        ChatManager chat = await ChatAsync();
        await chat.GetConversationsFromServerByPageAsync(1);
        LateAnswer late = new();
        Trouble.Next(EmulatorOperation.History, late);
        Task<CursorPage<ChatMessage>> fetching = chat.FetchHistoryMessagesFromServerAsync(Bob);
        await WithinGuardAsync(late.Ready);
        await chat.ServerConversations.DeleteAllAsync();

        late.Release();
        Assert.Single((await fetching).Items);

        Assert.Empty(await chat.LoadIdsAsync(Bob));
        Assert.Empty(await chat.GetAllConversationsAsync());
    }

    [Fact]
    public async Task DeleteAll_Refused_ChangesNothing()
    {
        Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        await FetchAllAsync(client.ChatManager);
        string[] before = CacheDump.Rows(client);
        Trouble.Next(EmulatorOperation.DeleteEverything, Fault.Status(403, "forbidden_op", "no"));

        await ThrowsAsync<EasemobServiceException>(() => client.ChatManager.ServerConversations.DeleteAllAsync());

        Assert.Equal(before, CacheDump.Rows(client));
        Assert.Empty(await CacheDump.UnresolvedAsync(client.CacheFilePath));
    }

    private static async Task FetchAllAsync(ChatManager chat)
    {
        await chat.GetConversationsFromServerByPageAsync(1);
        foreach (ConversationKey conversation in (ConversationKey[])[Bob, Group, Room])
        {
            await chat.FetchHistoryMessagesFromServerAsync(conversation);
        }
    }
}
