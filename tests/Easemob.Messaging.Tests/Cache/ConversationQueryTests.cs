using Easemob.Messaging.Cache;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>What the list of conversations costs, and what only a column says.</summary>
public sealed class ConversationQueryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task List_OfAThousandConversations_LooksAtOneMessageOfEach()
    {
        string path = _directory.File("a.db");
        await using SqliteMessageCache cache = await TestCaches.OpenAsync(path);
        await cache.Messages.SaveMessagesAsync([.. Enumerable.Range(1, 5_000)
            .Select(number => Message((ulong)number, conversation: ConversationKey.Chat($"user{number % 1_000}")))]);

        Assert.Equal(1_000, (await cache.Conversations.GetConversationsAsync()).Count);
        string[] plan = Explain(path, ConversationListing.List);

        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN m", StringComparison.Ordinal));
        Assert.Contains("SEARCH messages USING COVERING INDEX messages_in_order (conversation=?)", plan);
        Assert.Contains("SEARCH m USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN", plan);
        Assert.Single(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 12, 12)]
    [InlineData(1, 4, 12)]
    [InlineData(2, 4, 12)]
    public async Task GetUnreadCount_ByRule_LeavesOutWhatIsNotRemindedOf(int remindType, int reminded, int all)
    {
        string path = _directory.File("a.db");
        await using SqliteMessageCache cache = await TestCaches.OpenAsync(path);
        ConversationKey team = ConversationKey.Group("team");
        await cache.Conversations.SaveConversationsAsync([Listed(Bob, unread: 4), Listed(team, unread: 8)]);
        using (SqliteSession other = SqliteSession.OpenFile(path))
        {
            other.Execute($"UPDATE conversations SET remind_type = {remindType} WHERE type = 1");
        }

        Assert.Equal(reminded, await cache.Conversations.GetUnreadCountAsync());
        Assert.Equal(all, await cache.Conversations.GetUnreadCountAsync(UnreadRule.All));
        Assert.Equal((RemindType)remindType, (await cache.Conversations.FindConversationAsync(team))?.RemindType);
    }

    [Theory]
    [InlineData(LatestMessages.Any)]
    [InlineData(LatestMessages.Received)]
    public async Task LatestMessage_OfAnyConversation_IsFoundInItsOrder(string sql)
    {
        string path = _directory.File("a.db");
        await TestCaches.CreateAsync(path, 1, 2, 3);

        Assert.Equal(["SEARCH m USING INDEX messages_in_order (conversation=?)"], Explain(path, sql));
    }

    private static string[] Explain(string path, string sql)
    {
        using SqliteSession session = SqliteSession.OpenReader(path);
        using SqliteStatement rows = session.Prepare($"EXPLAIN QUERY PLAN {sql}");
        var steps = new List<string>();
        while (rows.Step())
        {
            steps.Add(rows.GetString(3));
        }

        return [.. steps];
    }
}
