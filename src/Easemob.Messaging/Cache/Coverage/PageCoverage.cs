namespace Easemob.Messaging.Cache;

/// <summary>What a page of history proves. Where that is not sure, it proves nothing.</summary>
internal static class PageCoverage
{
    /// <summary>Whether a page could prove anything at all.</summary>
    public static bool IsPossible(HistoryRequest request, CursorPage<ChatMessage> page) =>
        request.Query is { IsFiltered: false, SaveToCache: true }
        && (page.Items.Count > 0 || (request is { Start: not null, Query.Direction: SearchDirection.Up } && page.Cursor is null));

    /// <summary>
    /// Returns what is complete now: from the place where the page was to begin to its last record. Commands count, and so do records
    /// that were left out where one that was understood follows.
    /// </summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="page">The answer.</param>
    /// <param name="anchor">Where the page was to begin, exclusive; null where that is not known: then it begins with its first record.</param>
    /// <returns>The span; null for none.</returns>
    public static CoveredSpan? Find(HistoryRequest request, CursorPage<ChatMessage> page, MessagePosition? anchor)
    {
        if (!IsPossible(request, page) || !TryFindEnds(request.Conversation, page.Items, out CoveredSpan? ends))
        {
            return null;
        }

        return request.Query.Direction == SearchDirection.Up ? FindUp(ends, anchor, page.Cursor is null) : FindDown(ends, anchor);
    }

    // The end of the way up is the beginning: the server has nothing older.
    private static CoveredSpan? FindUp(CoveredSpan? ends, MessagePosition? anchor, bool isEnd)
    {
        if ((anchor?.Previous ?? ends?.To) is not { } to || ends?.To.CompareTo(to) > 0)
        {
            return null;
        }

        MessagePosition? from = isEnd ? MessagePosition.Beginning : ends?.From;
        return from is { } first
            ? new CoveredSpan(first, to) { IsFromRecord = !isEnd, IsToRecord = anchor is null }
            : null;
    }

    // The end of the way down is not the end of the conversation: messages come all the time.
    private static CoveredSpan? FindDown(CoveredSpan? ends, MessagePosition? anchor)
    {
        if (ends is not { } records)
        {
            return null;
        }

        MessagePosition from = anchor?.Next ?? records.From;
        return records.From.CompareTo(from) < 0
            ? null
            : new CoveredSpan(from, records.To) { IsFromRecord = anchor is null, IsToRecord = true };
    }

    // A record to which the server gave no time tells nothing of where it is. Null ends are no failure: there is no record to tell.
    private static bool TryFindEnds(ConversationKey conversation, IReadOnlyList<ChatMessage> records, out CoveredSpan? ends)
    {
        ends = null;
        foreach (ChatMessage record in records)
        {
            if (record.Conversation != conversation)
            {
                return false;
            }

            if (IsPlaced(record))
            {
                var place = CoveredSpan.At(MessagePosition.Of(record));
                ends = ends?.Join(place) ?? place;
            }
        }

        return true;
    }

    /// <summary>Whether a message tells where it is.</summary>
    public static bool IsPlaced(ChatMessage message) => message.SentAt.ToUnixTimeMilliseconds() > 0;
}
