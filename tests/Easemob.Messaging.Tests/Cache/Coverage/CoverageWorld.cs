using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache.Coverage;

/// <summary>A cache and the server that it follows, one step after the other.</summary>
internal sealed class CoverageWorld(IMessageCache cache)
{
    public const int Kinds = 25;

    private readonly ServerModel _server = new();

    // What stays away from here though the server has it.
    private readonly HashSet<ulong> _buried = [];

    private (HistoryRequest Request, CursorPage<ChatMessage> Page)? _underWay;

    public async Task TakeAsync(CoverageStep step)
    {
        switch (step.Kind)
        {
            case 0: _server.Receive(step.Size, step.IsFlagged); break;
            case 1: await ReceiveAsync(step); break;
            case 2 or 3 or 4 or 5: await FetchAsync(step, start: await FindStartAsync(step)); break;
            case 6 or 7: await FetchOnAsync(step); break;
            case 8: await FetchFilteredAsync(step); break;
            case 9: _underWay = Fetch(step, KnownStart(step)); break;
            case 10: await ArriveAsync(); break;
            case 11: await ListAsync(); break;
            case 12: await RemoveAsync(step); break;
            case 13: await RemoveBeforeAsync(step); break;
            case 14: await DeleteAsync(step); break;
            case 15: await LeaveUnresolvedAsync(step); break;
            case 16: await RemoveElsewhereAsync(step); break;
            case 17: await CompareAsync(); break;
            case 18: await DeleteElsewhereAsync(step); break;
            case 19: await RecallAsync(step); break;
            case 20: await DeleteHereAsync(step); break;
            case 21: await DeleteSpanHereAsync(step); break;
            case 22: await TidyAsync(step); break;
            case 23: await ImportAsync(step); break;
            default: await DeleteConversationHereAsync(step); break;
        }
    }

    /// <summary>Every part that is said to be complete has what the server has there, and nothing that the server has not.</summary>
    public async Task CheckAsync()
    {
        HistoryCoverage coverage = await cache.Coverage.GetCoverageAsync(Bob);
        ChatMessage[] here = [.. (await cache.Messages.LoadAllAsync()).Where(message => !IsImported(message))];
        foreach (HistorySpan span in coverage.Spans)
        {
            IEnumerable<ulong> expected = _server.Visible
                .Where(record => record.Type != MessageType.Command && IsIn(span, record) && !_buried.Contains(record.Id))
                .Select(record => record.Id);
            Assert.Equal(expected, here.Where(message => IsIn(span, message)).Ids());
        }

        HistorySpan[] all = [.. coverage.Spans, .. coverage.UnverifiedSpans];
        Assert.Equal(coverage.ReachedBeginning, all.Any(span => span.From is null));
        Assert.All(all, span => Assert.True(span.From is not { } from || Compare(from, span.To, 0, ulong.MaxValue) <= 0));
    }

    /// <summary>Fetches everything into an emptied cache: unless something is in doubt, that is one part from the beginning on.</summary>
    public async Task CheckAllIsCoveredInTheEndAsync()
    {
        await cache.Upkeep.ClearAsync();
        string? start = null;
        do
        {
            CursorPage<ChatMessage> page = _server.Page(start, SearchDirection.Up, 4, _ => true);
            await SaveAsync(Request(SearchDirection.Up, start), page);
            start = page.Cursor;
        }
        while (start is not null);

        HistoryCoverage coverage = await cache.Coverage.GetCoverageAsync(Bob);
        bool isInDoubt = (await cache.Intents.GetUnresolvedIntentsAsync()).Count > 0 || (await cache.Checks.GetChecksAsync()).Count > 0;
        Assert.True(coverage.ReachedBeginning || !_server.Visible.Any());
        Assert.True(coverage.IsComplete || isInDoubt || !_server.Visible.Any());
        await CheckAsync();
    }

    private static bool IsImported(ChatMessage message) => message.Id % 2 == 1;

    private static bool IsIn(HistorySpan span, ChatMessage message)
    {
        var place = new HistoryPosition { Time = message.SentAt, MessageId = message.MessageId };
        return (span.From is not { } from || Compare(from, place, 0, 0) <= 0) && Compare(place, span.To, 0, ulong.MaxValue) <= 0;
    }

    private static int Compare(HistoryPosition left, HistoryPosition right, ulong wholeLeft, ulong wholeRight)
    {
        int byTime = left.Time.CompareTo(right.Time);
        ulong leftId = left.MessageId is { } one ? MessageIds.Parse(one) : wholeLeft;
        ulong rightId = right.MessageId is { } other ? MessageIds.Parse(other) : wholeRight;
        return byTime != 0 ? byTime : leftId.CompareTo(rightId);
    }

    private static HistoryRequest Request(SearchDirection direction, string? start, HistoryQuery? query = null) => new()
    {
        Conversation = Bob,
        Start = start,
        PageSize = 50,
        Query = (query ?? new HistoryQuery()) with { Direction = direction },
    };

    // A record, or a place where there is none.
    private static string? Start(CoverageStep step) => step.First == 0 ? null : MessageIds.Format((ulong)((step.First * 10) + (step.Second % 3 == 0 ? 5 : 0)));

    // Nobody asks for what is before a message that is yet to come.
    private string? KnownStart(CoverageStep step) => step.First < _server.Records.Count ? Start(step) : null;

    private string[] Some(CoverageStep step) =>
        [.. _server.Records.Skip(step.First).Where((_, i) => step.IsUp || i % 2 == 0).Take(step.Size).Select(record => record.MessageId)];

    private static ulong[] Parse(IEnumerable<string> ids) => [.. ids.Select(id => MessageIds.Parse(id))];

    private (HistoryRequest Request, CursorPage<ChatMessage> Page) Fetch(CoverageStep step, string? start) =>
        (Request(step.Direction, start), _server.Page(start, step.Direction, step.Size, _ => true));

    private Task SaveAsync(HistoryRequest request, CursorPage<ChatMessage> page) => cache.Coverage.SaveHistoryPageAsync(request, page);

    private Task FetchAsync(CoverageStep step, string? start)
    {
        (HistoryRequest request, CursorPage<ChatMessage> page) = Fetch(step, start);
        return SaveAsync(request, page);
    }

    // Often from the edge of what is covered.
    private async Task<string?> FindStartAsync(CoverageStep step)
    {
        IReadOnlyList<HistorySpan> spans = (await cache.Coverage.GetCoverageAsync(Bob)).Spans;
        HistorySpan? span = step.IsFlagged && spans.Count > 0 ? spans[step.First % spans.Count] : null;
        return (step.IsUp ? span?.From?.MessageId : span?.To.MessageId) ?? Start(step);
    }

    // A stream: some records in front of the second page are left out.
    private async Task FetchOnAsync(CoverageStep step)
    {
        (HistoryRequest request, CursorPage<ChatMessage> page) = Fetch(step, Start(step));
        if (page.Cursor is null || page.Items.Count == 0)
        {
            await SaveAsync(request, page);
            return;
        }

        ChatMessage last = step.IsUp ? page.Items[0] : page.Items[^1];
        await SaveAsync(request, page);
        CursorPage<ChatMessage> next = _server.Page(page.Cursor, step.Direction, step.Size, _ => true);
        await SaveAsync(Request(step.Direction, page.Cursor) with { Previous = last }, next);
    }

    private Task FetchFilteredAsync(CoverageStep step)
    {
        var query = new HistoryQuery { Types = [MessageType.Text], Direction = step.Direction };
        CursorPage<ChatMessage> page = _server.Page(Start(step), step.Direction, step.Size, record => record.Id % 20 == 0);
        return SaveAsync(Request(step.Direction, Start(step), query), page);
    }

    private async Task ArriveAsync()
    {
        if (_underWay is { } late)
        {
            await SaveAsync(late.Request, late.Page);
            _underWay = null;
        }
    }

    private async Task ReceiveAsync(CoverageStep step)
    {
        _server.Receive(step.Size, step.IsFlagged);
        if (_server.Visible.LastOrDefault() is { } newest)
        {
            await cache.Live.ApplyAsync(TestEvents.Live(newest));
        }
    }

    private async Task ListAsync()
    {
        if (_server.Visible.LastOrDefault() is { } newest)
        {
            await cache.Conversations.SaveConversationsAsync([Listed(Bob, newest)]);
        }
    }

    private async Task RemoveAsync(CoverageStep step)
    {
        ulong[] ids = Parse(Some(step));
        long intent = await cache.Intents.RecordIntentAsync(Removal(ids));
        _server.Remove(ids);
        await cache.Intents.ApplyIntentAsync(intent, Receipt(_server.Now));
    }

    private async Task RemoveBeforeAsync(CoverageStep step)
    {
        // A page that is under way may still have that millisecond.
        _underWay = null;
        DateTimeOffset before = step.From;
        long intent = await cache.Intents.RecordIntentAsync(new RemoveMessagesBeforeIntent { Conversation = Bob, Before = before });
        _server.Remove(record => record.SentAt < before || (step.IsFlagged && record.SentAt == before));
        await cache.Intents.ApplyIntentAsync(intent, Receipt(step.IsUp ? _server.Now : null));
    }

    private async Task DeleteAsync(CoverageStep step)
    {
        ServerMessages messages = step.IsFlagged ? ServerMessages.Delete : ServerMessages.Keep;
        LocalEffect effect = step.Second % 3 == 0 ? LocalEffect.Keep : LocalEffect.Delete;
        long intent = await cache.Intents.RecordIntentAsync(Deletion(messages, effect));
        ulong[] here = (await cache.Messages.LoadAllAsync()).Ids();
        if (messages == ServerMessages.Delete)
        {
            _server.Remove(_ => true);
            _buried.UnionWith(effect == LocalEffect.Delete ? here : []);
        }

        // Without the server's clock a page that is under way brings back what was not here.
        _underWay = null;
        await cache.Intents.ApplyIntentAsync(intent, Receipt(step.IsUp ? _server.Now : null));
    }

    private async Task LeaveUnresolvedAsync(CoverageStep step)
    {
        ulong[] ids = Parse(Some(step));
        ServerIntent intent = (step.Second % 5) switch
        {
            0 => Deletion(ServerMessages.Delete),
            1 => new RemoveMessagesBeforeIntent { Conversation = Bob, Before = step.From },
            _ => Removal(ids),
        };
        long number = await cache.Intents.RecordIntentAsync(intent);
        if (!step.IsFlagged)
        {
            await cache.Intents.DiscardIntentAsync(number);
        }
        else if (intent is RemoveMessagesIntent)
        {
            _server.Remove(ids);
        }
        else
        {
            _server.Remove(record => intent is not RemoveMessagesBeforeIntent || record.SentAt <= step.From);
        }
    }

    private async Task RemoveElsewhereAsync(CoverageStep step)
    {
        _underWay = null;
        _server.Remove(Parse(Some(step)));
        await cache.Live.ApplyAsync(TestEvents.Removed(_server.Now));
    }

    private async Task CompareAsync()
    {
        foreach (ConversationCheck check in await cache.Checks.GetChecksAsync())
        {
            await cache.Checks.DropMissingAsync(check, new HistorySlice { Messages = [.. _server.Visible], IsFromBeginning = true });
            Assert.True(await cache.Checks.CompleteCheckAsync(check));
        }
    }

    private async Task DeleteElsewhereAsync(CoverageStep step)
    {
        _underWay = null;
        _server.Remove(_ => step.IsFlagged);
        await cache.Live.ApplyAsync(new ConversationDeletedOnOtherDevice { Conversation = Bob, OccurredAt = Time(_server.Now) });
    }

    private async Task RecallAsync(CoverageStep step)
    {
        ulong[] ids = Parse(Some(step with { Size = 1 }));
        _server.Remove(ids);
        foreach (ulong id in ids)
        {
            await cache.Live.ApplyAsync(TestEvents.Recalled(id));
        }
    }

    private async Task DeleteHereAsync(CoverageStep step)
    {
        string[] ids = Some(step);
        await BuryAsync(step, message => ids.Contains(message.MessageId));
        await cache.Messages.DeleteMessagesAsync(Bob, ids, forGood: step.IsFlagged);
    }

    private async Task DeleteSpanHereAsync(CoverageStep step)
    {
        DateTimeOffset? from = step.Second % 4 == 0 ? null : step.From;
        DateTimeOffset? to = step.Second % 4 == 1 ? null : step.To;
        await BuryAsync(step, message => (from is null || message.SentAt >= from) && (to is null || message.SentAt < to));
        await cache.Messages.DeleteMessagesAsync(Bob, from, to, forGood: step.IsFlagged);
    }

    private async Task TidyAsync(CoverageStep step)
    {
        switch (step.Second % 4)
        {
            case 0: await cache.Upkeep.ClearAsync(); break;
            case 1: await cache.Upkeep.TrimAsync(new CacheLimits { MaxMessages = 1 + step.First }); break;
            case 2: await cache.Upkeep.TrimAsync(new CacheLimits { MaxMessagesPerConversation = 1 + step.First }); break;
            default:
                await BuryAsync(step, message => message.SentAt < step.From);
                await cache.Messages.DeleteMessagesBeforeAsync(step.From, forGood: step.IsFlagged);
                break;
        }
    }

    // Under an id from which a page may be asked for.
    private async Task ImportAsync(CoverageStep step) => await cache.Messages.InsertMessagesAsync(
        [Message((ulong)((step.First * 10) + 5), Math.Min(_server.Now, ServerModel.Epoch + step.Second))]);

    private async Task DeleteConversationHereAsync(CoverageStep step)
    {
        await BuryAsync(step, _ => true);
        await cache.Conversations.DeleteConversationsAsync([Bob], LocalMessages.Delete, forGood: step.IsFlagged);
    }

    private async Task BuryAsync(CoverageStep step, Func<ChatMessage, bool> isMeant)
    {
        if (step.IsFlagged)
        {
            _buried.UnionWith((await cache.Messages.LoadAllAsync()).Where(isMeant).Select(message => message.Id));
        }
    }
}
