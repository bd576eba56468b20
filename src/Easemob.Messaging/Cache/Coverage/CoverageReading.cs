namespace Easemob.Messaging.Cache;

/// <summary>Puts together what is held of a conversation, and what of that is in doubt at the moment.</summary>
internal static class CoverageReading
{
    private const string Intents =
        "SELECT kind, before FROM intents WHERE (conversation = ?1 OR conversation IS NULL) AND kind <> 1";

    private const string Removing =
        """
        SELECT m.server_time, m.id FROM intents i
        JOIN intent_messages named ON named.intent = i.id
        JOIN messages m ON m.id = named.message AND m.conversation = i.conversation
        WHERE i.conversation = ?1
        """;

    public static HistoryCoverage Load(SqliteSession session, ConversationKey key)
    {
        ConversationRow? found = ConversationTable.Find(session, key);
        long removedBefore = found?.RemovedBefore ?? PropertyTable.FindNumber(session, PropertyTable.AllRemovedBefore);

        // What was removed by time is gone here and there: below that nothing can be missing, and nothing is in doubt.
        SpanSet removed = removedBefore > 0 ? SpanSet.Of([CoveredSpan.UpTo(removedBefore - 1)]) : SpanSet.Empty;
        SpanSet held = found is { } one ? removed.With(CoverageTable.Load(session, one.Id, CoverageKind.Held)) : removed;
        SpanSet doubtful = found is { } other ? LoadDoubts(session, other.Id).Without(removed) : SpanSet.Empty;
        return new HistoryCoverage
        {
            Spans = ToModels(held.Without(doubtful)),
            UnverifiedSpans = ToModels(held.Intersect(doubtful)),
            ReachedBeginning = held.Spans.Count > 0 && held.Spans[0].From == MessagePosition.Beginning,
        };
    }

    private static SpanSet LoadDoubts(SqliteSession session, long conversation)
    {
        if (CheckTable.IsNoted(session, conversation))
        {
            return SpanSet.Of([CoveredSpan.All]);
        }

        var spans = new List<CoveredSpan>(CoverageTable.Load(session, conversation, CoverageKind.Doubtful).Spans);
        using (SqliteStatement rows = session.Prepare(Intents))
        {
            rows.Bind(1, conversation);
            while (rows.Step())
            {
                bool isByTime = (IntentKind)rows.GetInt32(0) == IntentKind.RemoveMessagesBefore;
                spans.Add(isByTime ? CoveredSpan.UpTo(rows.GetTime(1)) : CoveredSpan.All);
            }
        }

        using SqliteStatement removing = session.Prepare(Removing);
        removing.Bind(1, conversation);
        while (removing.Step())
        {
            spans.Add(CoveredSpan.At(new MessagePosition(removing.GetInt64(0), removing.GetInt64(1))));
        }

        return SpanSet.Of(spans);
    }

    private static HistorySpan[] ToModels(SpanSet spans) => [.. spans.Spans.Select(static span => new HistorySpan
    {
        From = span.From == MessagePosition.Beginning ? null : ToModel(span.From, whole: long.MinValue),
        To = ToModel(span.To, whole: long.MaxValue),
    })];

    private static HistoryPosition ToModel(MessagePosition position, long whole) => new()
    {
        Time = DateTimeOffset.FromUnixTimeMilliseconds(position.ServerTime),
        MessageId = position.StoredId == whole ? null : MessageIds.Format(SortableId.FromStored(position.StoredId)),
    };
}
