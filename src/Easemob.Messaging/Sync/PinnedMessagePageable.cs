using System.Runtime.CompilerServices;
using Easemob.Messaging.Transport;

namespace Easemob.Messaging.Sync;

/// <summary>The pinned messages of a conversation as a stream. Pages are few, so none is requested ahead.</summary>
internal sealed class PinnedMessagePageable(
    IPinnedMessageTransport transport, IPinnedMessageStore store, CacheSession session, ConversationKey conversation)
    : AsyncPageable<PinnedMessage>
{
    public override IAsyncEnumerable<CursorPage<PinnedMessage>> AsPages(string? cursor = null, int? pageSize = null)
    {
        int size = pageSize ?? ServerLimits.PinnedMessagePageSize;
        Arguments.RequireRange(size, ServerLimits.PinnedMessagePageSize, nameof(pageSize));
        return FetchAsync(cursor, size);
    }

    private async IAsyncEnumerable<CursorPage<PinnedMessage>> FetchAsync(
        string? start, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int asked = session.Number;
        bool isWhole = start is null;
        IReadOnlyList<PinnedMessage> known = isWhole
            ? await store.LoadPinnedMessagesAsync(conversation, cancellationToken).ConfigureAwait(false)
            : [];
        var listed = new HashSet<string>(StringComparer.Ordinal);
        var trail = new CursorTrail(start);
        for (string? cursor = start; ;)
        {
            CursorPage<PinnedMessage> page = await transport
                .GetPinnedMessagesAsync(conversation, pageSize, cursor, cancellationToken).ConfigureAwait(false);
            cursor = page.Cursor;
            trail.Follow(cursor, RestOperations.GetPinnedMessages);
            isWhole &= page.SkippedCount == 0;
            listed.UnionWith(page.Items.Select(static pinned => pinned.MessageId));
            await session.SaveAsync(asked, () => SaveAsync(page, isWhole ? Unlisted(known, listed) : [])).ConfigureAwait(false);
            yield return page;

            if (cursor is null)
            {
                yield break;
            }
        }
    }

    private static IReadOnlyList<PinnedMessage> Unlisted(IReadOnlyList<PinnedMessage> known, HashSet<string> listed) =>
        [.. known.Where(pinned => !listed.Contains(pinned.MessageId))];

    // The server has answered, so nothing cancels this.
    private async Task SaveAsync(CursorPage<PinnedMessage> page, IReadOnlyList<PinnedMessage> unlisted)
    {
        await store.SavePinnedMessagesAsync(page.Items, CancellationToken.None).ConfigureAwait(false);
        if (page.Cursor is null && unlisted.Count > 0)
        {
            await store.DropPinnedMessagesAsync(conversation, unlisted, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
