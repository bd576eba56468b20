using System.Runtime.CompilerServices;
using Easemob.Messaging.Transport;

namespace Easemob.Messaging.Sync;

/// <summary>The pinned messages of a conversation as a stream. Pages are few, so none is requested ahead.</summary>
internal sealed class PinnedMessagePageable(
    IPinnedMessageTransport transport, IPinnedMessageStore store, CacheSession session, ConversationKey conversation)
    : AsyncPageable<PinnedMessage>
{
    private readonly CursorPageable<PinnedMessage> _list = new(
        (cursor, pageSize, cancellationToken) => transport.GetPinnedMessagesAsync(conversation, pageSize, cursor, cancellationToken),
        ServerLimits.PinnedMessagePageSize,
        RestOperations.GetPinnedMessages);

    public override IAsyncEnumerable<CursorPage<PinnedMessage>> AsPages(string? cursor = null, int? pageSize = null) =>
        KeepAsync(_list.AsPages(cursor, pageSize), isWhole: cursor is null);

    private async IAsyncEnumerable<CursorPage<PinnedMessage>> KeepAsync(
        IAsyncEnumerable<CursorPage<PinnedMessage>> pages,
        bool isWhole,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int asked = session.Number;
        IReadOnlyList<PinnedMessage> known = isWhole
            ? await store.LoadPinnedMessagesAsync(conversation, cancellationToken).ConfigureAwait(false)
            : [];
        var listed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (CursorPage<PinnedMessage> page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            isWhole &= page.SkippedCount == 0;
            listed.UnionWith(page.Items.Select(static pinned => pinned.MessageId));
            await session.SaveAsync(asked, () => SaveAsync(page, isWhole ? Unlisted(known, listed) : [])).ConfigureAwait(false);
            yield return page;
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
