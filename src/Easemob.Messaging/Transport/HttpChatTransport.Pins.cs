using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Transport;

/// <content>Pinned messages.</content>
internal sealed partial class HttpChatTransport
{
    public Task<ServerReceipt> PinMessageAsync(
        ConversationKey conversation, string messageId, CancellationToken cancellationToken = default) =>
        CallAsync(_requests.PinMessage(conversation, messageId), ReadReceipt, cancellationToken);

    public Task<ServerReceipt> UnpinMessageAsync(
        ConversationKey conversation, string messageId, CancellationToken cancellationToken = default) =>
        CallAsync(_requests.UnpinMessage(conversation, messageId), ReadReceipt, cancellationToken);

    public Task<CursorPage<PinnedMessage>> GetPinnedMessagesAsync(
        ConversationKey conversation, int pageSize, string? cursor, CancellationToken cancellationToken = default) =>
        FetchAsync(
            _requests.PinnedMessages(conversation, pageSize, cursor), json => ReadPinnedMessages(json, conversation), cancellationToken);

    private CursorPage<PinnedMessage> ReadPinnedMessages(ReadOnlySpan<byte> json, ConversationKey conversation)
    {
        CursorPage<PinnedMessage> page = PinnedMessageReader.Read(json, conversation, _userId);
        LogSkipped(RestOperations.GetPinnedMessages, page.SkippedCount);
        return page;
    }
}
