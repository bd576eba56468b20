using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class DeletionTests : Scenario
{
    [Theory]
    [InlineData(ServerMessages.Keep)]
    [InlineData(ServerMessages.Delete)]
    public async Task DeleteConversation_Server_NoLongerListsIt(ServerMessages messages)
    {
        ChatManager chat = await ChatWithHistoryAsync();
        await chat.DeleteServerConversationAsync(Bob, messages);

        IReadOnlyList<Conversation> page = await chat.GetConversationsFromServerByPageAsync(1);

        Assert.Empty(page);
    }

    [Theory]
    [InlineData(ServerMessages.Keep, 3)]
    [InlineData(ServerMessages.Delete, 0)]
    public async Task DeleteConversation_ServerHistory_FollowsTheFlag(ServerMessages messages, int expected)
    {
        ChatManager chat = await ChatWithHistoryAsync();
        await chat.DeleteServerConversationAsync(Bob, messages);

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal(expected, page.Items.Count);
    }

    [Theory]
    [InlineData(ServerMessages.Keep, LocalEffect.Delete, 3)]
    [InlineData(ServerMessages.Delete, LocalEffect.Delete, 0)]
    [InlineData(ServerMessages.Keep, LocalEffect.Keep, 3)]
    [InlineData(ServerMessages.Delete, LocalEffect.Keep, 3)]
    public async Task DeleteConversation_LocalMessages_FollowBothFlags(ServerMessages messages, LocalEffect localEffect, int expected)
    {
        ChatManager chat = await ChatWithHistoryAsync();

        await chat.DeleteServerConversationAsync(Bob, messages, localEffect);

        Assert.Equal(expected, (await chat.LoadIdsAsync(Bob)).Length);
    }

    [Theory]
    [InlineData(ServerMessages.Keep, LocalEffect.Delete, 0)]
    [InlineData(ServerMessages.Delete, LocalEffect.Delete, 0)]
    [InlineData(ServerMessages.Keep, LocalEffect.Keep, 1)]
    [InlineData(ServerMessages.Delete, LocalEffect.Keep, 1)]
    public async Task DeleteConversation_LocalConversation_FollowsTheLocalEffect(
        ServerMessages messages, LocalEffect localEffect, int expected)
    {
        ChatManager chat = await ChatWithHistoryAsync();

        await chat.DeleteServerConversationAsync(Bob, messages, localEffect);

        Assert.Equal(expected, (await chat.GetAllConversationsAsync()).Count);
    }

    [Theory]
    [InlineData(ServerMessages.Keep)]
    [InlineData(ServerMessages.Delete)]
    public async Task DeleteConversation_OtherUser_KeepsListAndHistory(ServerMessages messages)
    {
        ChatManager alice = await ChatWithHistoryAsync();
        ChatManager bob = await ChatAsync("bob");
        await alice.DeleteServerConversationAsync(Bob, messages);

        IReadOnlyList<Conversation> list = await bob.GetConversationsFromServerByPageAsync(1);
        CursorPage<ChatMessage> page = await bob.FetchHistoryMessagesFromServerAsync(Alice);

        Assert.Equal((1, 3), (list.Count, page.Items.Count));
    }

    [Theory]
    [InlineData(ServerMessages.Keep, 4)]
    [InlineData(ServerMessages.Delete, 1)]
    public async Task DeleteConversation_NextMessage_BringsItBack(ServerMessages messages, int expectedMessages)
    {
        ChatManager chat = await ChatWithHistoryAsync();
        await chat.DeleteServerConversationAsync(Bob, messages);
        string next = SendLater("next");
        await chat.GetConversationsFromServerByPageAsync(1);
        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Conversation conversation = Assert.Single(await chat.GetAllConversationsAsync());

        Assert.Equal((next, 1), (conversation.LatestMessage?.MessageId, conversation.UnreadCount));
        Assert.Equal(expectedMessages, (await chat.LoadIdsAsync(Bob)).Length);
    }

    [Fact]
    public async Task DeleteConversation_Group_IsDeletedForThisUser()
    {
        Data.SendToGroup("bob", GroupId, "hello");
        ChatManager chat = await ChatAsync();
        await chat.GetConversationsFromServerByPageAsync(1);
        await chat.DeleteServerConversationAsync(Group, ServerMessages.Delete);

        Assert.Empty(await chat.GetAllConversationsAsync());
        Assert.Empty(Data.GetConversationIds("alice"));
        Assert.Equal([GroupId], Data.GetConversationIds("bob"));
    }

    [Fact]
    public async Task DeleteConversation_UnknownOne_IsHarmless()
    {
        EasemobClient client = await OpenAsync();

        await client.ChatManager.DeleteServerConversationAsync(Carol, ServerMessages.Delete);

        Assert.Empty(await client.ChatManager.GetAllConversationsAsync());
    }

    [Fact]
    public async Task DeleteConversation_MoreOftenThanAllowed_IsRateLimitedAndChangesNothing()
    {
        EasemobClient client = await OpenAsync(configure: options => options.Retry.MaxRetries = 0);
        ChatManager chat = client.ChatManager;
        Emulator.Switches.LimitCalls(EmulatorOperation.DeleteConversation, 1);
        Data.Send("bob", "alice", "hello");
        await chat.GetConversationsFromServerByPageAsync(1);
        await chat.DeleteServerConversationAsync(Carol, ServerMessages.Delete);
        string[] before = CacheDump.Rows(client);

        EasemobRateLimitException refused = await ThrowsAsync<EasemobRateLimitException>(
            () => chat.DeleteServerConversationAsync(Bob, ServerMessages.Delete));

        Assert.Equal(EasemobErrorCode.ServiceLimitExceeded, refused.ErrorCode);
        Assert.Equal(before, CacheDump.Rows(client));
    }

    private async Task<ChatManager> ChatWithHistoryAsync()
    {
        Data.Send("bob", "alice", "one");
        Data.Send("alice", "bob", "two");
        Data.Send("bob", "alice", "three");
        ChatManager chat = await ChatAsync();
        await chat.GetConversationsFromServerByPageAsync(1);
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        return chat;
    }

    // After the deletion by the server's clock, whatever the milliseconds do.
    private string SendLater(string text) => Data.AddMessage(new EmulatorMessage
    {
        From = "bob",
        To = "alice",
        Body = new TextBody { Text = text },
        SentAt = Data.Now.AddSeconds(1),
    });
}
