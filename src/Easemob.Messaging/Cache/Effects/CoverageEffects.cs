namespace Easemob.Messaging.Cache;

/// <summary>What pages and changes do to coverage. Inside the transaction of the rows they speak of.</summary>
internal static class CoverageEffects
{
    private const string TimeFromServer =
        "SELECT server_time FROM messages WHERE id = ?1 AND conversation = ?2 AND origin & 7 <> 0 AND server_time > 0";

    /// <summary>Notes what a page proves. Its messages are saved.</summary>
    public static void Add(SqliteSession session, HistoryRequest request, CursorPage<ChatMessage> page)
    {
        if (!PageCoverage.IsPossible(request, page))
        {
            return;
        }

        long conversation = ConversationTable.FindOrAdd(session, request.Conversation).Id;
        SpanSet held = CoverageTable.Load(session, conversation, CoverageKind.Held);
        if (PageCoverage.Find(request, page, FindAnchor(session, conversation, held, request)) is { } span)
        {
            CoverageTable.Save(session, conversation, CoverageKind.Held, held, held.With(span));
        }
    }

    /// <summary>Forgets that a part is held, since it was deleted here and is to be fetched again. Nothing in it can be in doubt either.</summary>
    public static void Cut(SqliteSession session, long conversation, CoveredSpan span)
    {
        Change(session, conversation, CoverageKind.Held, spans => spans.Without(span));
        Change(session, conversation, CoverageKind.Doubtful, spans => spans.Without(span));
    }

    /// <summary>Forgets that single messages are held.</summary>
    public static void Cut(SqliteSession session, long conversation, IEnumerable<MessagePosition> positions) =>
        Change(session, conversation, CoverageKind.Held, spans => spans.Without(SpanSet.Of(positions.Select(CoveredSpan.At))));

    /// <summary>Notes that what is held may be gone from the server.</summary>
    public static void Doubt(SqliteSession session, long conversation, CoveredSpan span) =>
        Change(session, conversation, CoverageKind.Doubtful, spans => spans.With(span));

    /// <summary>Notes that of all that is held, and of what is older than a time in Unix milliseconds, anything may be gone from the server.</summary>
    public static void DoubtUpTo(SqliteSession session, long conversation, long time)
    {
        SpanSet held = CoverageTable.Load(session, conversation, CoverageKind.Held);
        long end = held.Spans.Count == 0 ? time : Math.Max(time, held.Spans[held.Spans.Count - 1].To.ServerTime);
        Doubt(session, conversation, CoveredSpan.UpTo(end));
    }

    private static void Change(SqliteSession session, long conversation, CoverageKind kind, Func<SpanSet, SpanSet> change)
    {
        SpanSet before = CoverageTable.Load(session, conversation, kind);
        SpanSet after = change(before);
        if (!ReferenceEquals(before, after))
        {
            CoverageTable.Save(session, conversation, kind, before, after);
        }
    }

    // The server's own time of the anchor is needed; messages that the application brought have another.
    private static MessagePosition? FindAnchor(SqliteSession session, long conversation, SpanSet held, HistoryRequest request)
    {
        if (request.Previous is { } previous)
        {
            return PageCoverage.IsPlaced(previous) ? MessagePosition.Of(previous) : null;
        }

        if (!MessageIds.TryParse(request.Start, out ulong id))
        {
            return null;
        }

        long storedId = SortableId.ToStored(id);
        return FindBound(held, storedId) ?? FindRow(session, conversation, storedId);
    }

    // Where a page ended may be a command or a removed message, of which there is no row.
    private static MessagePosition? FindBound(SpanSet held, long storedId)
    {
        foreach (CoveredSpan span in held.Spans)
        {
            if (span.IsFromRecord && span.From.StoredId == storedId)
            {
                return span.From;
            }

            if (span.IsToRecord && span.To.StoredId == storedId)
            {
                return span.To;
            }
        }

        return null;
    }

    private static MessagePosition? FindRow(SqliteSession session, long conversation, long storedId)
    {
        using SqliteStatement find = session.Prepare(TimeFromServer);
        find.Bind(1, storedId);
        find.Bind(2, conversation);
        return find.Step() ? new MessagePosition(find.GetInt64(0), storedId) : null;
    }
}
