using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class CoverageTests : Scenario
{
    private static readonly HistoryRecipe Texts = new() { Mix = HistoryMix.TextOnly };

    [Fact]
    public async Task FetchHistory_PagesInAnyOrder_BecomeOnePart()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 40, Texts);
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob, pageSize: 10);
        Assert.Equal([(ids[30], ids[39])], await BoundsAsync(chat));

        await chat.FetchHistoryMessagesFromServerAsync(Bob, pageSize: 10, direction: SearchDirection.Down);
        await chat.FetchHistoryMessagesFromServerAsync(Bob, ids[9], 10, SearchDirection.Down);
        Assert.Equal([(ids[0], ids[19]), (ids[30], ids[39])], await BoundsAsync(chat));

        // That nothing is between two neighbours shows only when a page has both.
        await chat.FetchHistoryMessagesFromServerAsync(Bob, ids[30], 10);
        Assert.Equal([(ids[0], ids[19]), (ids[20], ids[39])], await BoundsAsync(chat));

        await chat.FetchHistoryMessagesFromServerAsync(Bob, ids[20], 1);
        Assert.Equal([(ids[0], ids[39])], await BoundsAsync(chat));
        Assert.False((await chat.Sync.GetCoverageAsync(Bob)).ReachedBeginning);

        await chat.FetchHistoryMessagesFromServerAsync(Bob, ids[0]);
        HistoryCoverage coverage = await chat.Sync.GetCoverageAsync(Bob);
        Assert.Equal((true, true), (coverage.ReachedBeginning, coverage.IsComplete));
        Assert.Equal([(null, ids[39])], await BoundsAsync(chat));
    }

    [Theory]
    [InlineData(SearchDirection.Up)]
    [InlineData(SearchDirection.Down)]
    public async Task Stream_Whole_IsOnePart(SearchDirection direction)
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 130, Texts);
        ChatManager chat = await ChatAsync();

        await foreach (ChatMessage message in chat.FetchHistoryMessagesFromServer(Bob, new HistoryQuery { Direction = direction }))
        {
            Assert.Contains(message.MessageId, ids);
        }

        Assert.Equal([(direction == SearchDirection.Up ? null : ids[0], ids[129])], await BoundsAsync(chat));
    }

    [Fact]
    public async Task Stream_PageThatEndsWithACommand_LeavesNoGap()
    {
        for (int i = 0; i < 8; i++)
        {
            Data.AddMessage(new EmulatorMessage { From = "bob", To = "alice", Body = new CommandBody { Action = "typing" } });
        }

        string newest = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();

        await foreach (CursorPage<ChatMessage> page in chat.FetchHistoryMessagesFromServer(Bob).AsPages(pageSize: 3))
        {
            Assert.Equal(3, page.Items.Count);
        }

        Assert.Equal([(null, newest)], await BoundsAsync(chat));
        Assert.Equal([newest], await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task FetchHistory_FilteredOrNotSaved_CoversNothing()
    {
        Data.GenerateHistory("alice", "bob", 10, Texts);
        ChatManager chat = await ChatAsync();

        HistoryQuery[] queries = [new() { Types = [MessageType.Text] }, new() { To = DateTimeOffset.UtcNow }, new() { SaveToCache = false }];
        foreach (HistoryQuery query in queries)
        {
            await foreach (ChatMessage message in chat.FetchHistoryMessagesFromServer(Bob, query))
            {
                Assert.Equal(Bob, message.Conversation);
            }
        }

        Assert.Empty(await BoundsAsync(chat));
        Assert.Equal(10, (await chat.LoadIdsAsync(Bob)).Length);
    }

    [Fact]
    public async Task ConversationList_NewestMessage_CoversNothing()
    {
        Data.GenerateHistory("alice", "bob", 10, Texts);
        ChatManager chat = await ChatAsync();

        await chat.GetConversationsFromServerByPageAsync(1);

        Assert.Single(await chat.LoadIdsAsync(Bob));
        Assert.Empty(await BoundsAsync(chat));
    }

    [Fact]
    public async Task Coverage_OfAFile_IsThereWhenItIsOpenedAgain()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 10, Texts);
        await using (EasemobClient client = await OpenAsync())
        {
            await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob, pageSize: 5);
        }

        ChatManager chat = await ChatAsync();
        int requests = Journal.Entries.Count;

        Assert.Equal([(ids[5], ids[9])], await BoundsAsync(chat));
        Assert.Equal(requests, Journal.Entries.Count);
    }

    [Fact]
    public async Task RemoveMessages_OfWhatIsCovered_LeavesItCovered()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 10, Texts);
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        await chat.RemoveMessagesFromServerAsync(Bob, [ids[0], ids[4], ids[9]]);
        Assert.Equal([(null, ids[9])], await BoundsAsync(chat));

        await chat.DeleteServerConversationAsync(Bob, ServerMessages.Delete);
        HistoryCoverage coverage = await chat.Sync.GetCoverageAsync(Bob);
        Assert.Equal((true, 0), (coverage.IsComplete, coverage.UnverifiedSpans.Count));
        Assert.Empty(await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task DeleteLocally_OfWhatIsCovered_LeavesAGapToBeFetched()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 10, Texts);
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await chat.Local.Messages.DeleteAsync(Bob, [ids[4]]);

        Assert.Equal(2, (await BoundsAsync(chat)).Length);

        await chat.FetchHistoryMessagesFromServerAsync(Bob, ids[5], 1);
        Assert.Equal([(null, ids[9])], await BoundsAsync(chat));
        Assert.Equal(ids, await chat.LoadIdsAsync(Bob));
    }

    private static async Task<(string? From, string? To)[]> BoundsAsync(ChatManager chat) =>
        [.. (await chat.Sync.GetCoverageAsync(Bob)).Spans.Select(span => (span.From?.MessageId, span.To.MessageId))];
}
