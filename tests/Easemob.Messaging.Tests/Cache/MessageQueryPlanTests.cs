using Easemob.Messaging.Cache;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>How SQLite finds what a query asks for.</summary>
public sealed class MessageQueryPlanTests : IDisposable
{
    private readonly SqliteSession _session = SqliteSession.OpenInMemory();

    public MessageQueryPlanTests() => SchemaMigrations.Run(_session);

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData(SearchDirection.Up, false, false)]
    [InlineData(SearchDirection.Down, false, false)]
    [InlineData(SearchDirection.Up, true, false)]
    [InlineData(SearchDirection.Down, false, true)]
    [InlineData(SearchDirection.Up, true, true)]
    [InlineData(SearchDirection.Down, true, true)]
    public void Load_InOneConversation_WalksTheIndexAndSortsNothing(SearchDirection direction, bool byType, bool bySender)
    {
        string[] plan = Explain(MessageQueries.Sql(MessageRow.Columns, Query(Bob, direction, byType, bySender)));

        string way = Assert.Single(plan, step => step.Contains(" m ", StringComparison.Ordinal));
        Assert.StartsWith(
            "SEARCH m USING INDEX messages_in_order (conversation=? AND (server_time,id)>(?,?) AND (server_time,id)<(?,?))",
            way,
            StringComparison.Ordinal);
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        Assert.All(plan.Where(step => step.StartsWith("SCAN", StringComparison.Ordinal)), step => Assert.Contains("json_each", step, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_InAllConversations_ReadsPositionsFromTheIndexOnly()
    {
        string[] plan = Explain(MessageQueries.Sql("m.server_time, m.id", Query(null, SearchDirection.Up, false, false)));

        Assert.Contains(plan, step => step.Contains("COVERING INDEX messages_in_order", StringComparison.Ordinal));
    }

    [Fact]
    public void Unread_InAConversation_WalksTheIndexAndSortsNothing()
    {
        string[] plan = Explain(UnreadMessages.Unread);

        Assert.Equal(2, plan.Count(step => step.StartsWith("SEARCH messages USING INDEX messages_in_order (conversation=?", StringComparison.Ordinal)));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static MessageQuery Query(ConversationKey? conversation, SearchDirection direction, bool byType, bool bySender) => new()
    {
        Conversation = conversation,
        Direction = direction,
        Types = byType ? [MessageType.Text] : [],
        Senders = bySender ? ["bob"] : [],
    };

    private string[] Explain(string sql)
    {
        var steps = new List<string>();
        using SqliteStatement plan = _session.Prepare("EXPLAIN QUERY PLAN " + sql);
        while (plan.Step())
        {
            steps.Add(plan.GetString(3) + " ");
        }

        return [.. steps];
    }
}
