using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Transport;

internal sealed partial class HttpChatTransport
{
    public Task<CursorPage<ChatMessage>> FetchHistoryAsync(HistoryRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return FetchAsync(_requests.History(request), json => ReadHistory(json, request), cancellationToken);
    }

    public Task<ServerReceipt> RemoveMessagesAsync(
        ConversationKey conversation, IReadOnlyList<string> messageIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageIds);
        return CallAsync(_requests.RemoveMessages(conversation, messageIds), ReadReceipt, cancellationToken);
    }

    public Task<ServerReceipt> RemoveMessagesAsync(
        ConversationKey conversation, DateTimeOffset before, CancellationToken cancellationToken = default) =>
        CallAsync(_requests.RemoveMessages(conversation, before), ReadReceipt, cancellationToken);

    private CursorPage<ChatMessage> ReadHistory(ReadOnlySpan<byte> json, HistoryRequest request)
    {
        CursorPage<ChatMessage> page = HistoryPageReader.Read(json, request, _userId);
        LogSkipped(RestOperations.FetchHistory, page.SkippedCount);
        return page;
    }
}
