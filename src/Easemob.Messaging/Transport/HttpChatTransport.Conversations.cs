using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Transport;

internal sealed partial class HttpChatTransport
{
    public Task<IReadOnlyList<Conversation>> GetConversationsAsync(CancellationToken cancellationToken = default) =>
        FetchAsync(_requests.Conversations(), ReadConversations, cancellationToken);

    public Task<IReadOnlyList<Conversation>> GetConversationsAsync(
        int pageNumber, int pageSize, CancellationToken cancellationToken = default) =>
        FetchAsync(_requests.Conversations(pageNumber, pageSize), ReadConversations, cancellationToken);

    public Task<CursorPage<Conversation>> GetConversationsAsync(
        ConversationListRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return FetchAsync(_requests.Conversations(request), ReadConversationPage, cancellationToken);
    }

    public Task<DateTimeOffset?> PinConversationAsync(ConversationKey conversation, CancellationToken cancellationToken = default) =>
        CallAsync(_requests.PinConversation(conversation), LabelReader.ReadPin, cancellationToken);

    public Task<DateTimeOffset?> UnpinConversationAsync(ConversationKey conversation, CancellationToken cancellationToken = default) =>
        CallAsync(_requests.UnpinConversation(conversation), LabelReader.ReadPin, cancellationToken);

    public Task<IReadOnlyList<ConversationKey>> AddConversationMarkAsync(
        IReadOnlyList<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default) =>
        ChangeMarkAsync(_requests.AddMark, conversations, mark, cancellationToken);

    public Task<IReadOnlyList<ConversationKey>> RemoveConversationMarkAsync(
        IReadOnlyList<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default) =>
        ChangeMarkAsync(_requests.RemoveMark, conversations, mark, cancellationToken);

    public Task<ServerReceipt> DeleteConversationAsync(
        ConversationKey conversation, ServerMessages messages, CancellationToken cancellationToken = default) =>
        CallAsync(_requests.DeleteConversation(conversation, messages), ReadReceipt, cancellationToken);

    public Task<ServerReceipt> DeleteEverythingAsync(CancellationToken cancellationToken = default) =>
        CallAsync(_requests.DeleteEverything(), ReadReceipt, cancellationToken);

    private Task<IReadOnlyList<ConversationKey>> ChangeMarkAsync(
        Func<IReadOnlyList<ConversationKey>, int, RestRequest> create,
        IReadOnlyList<ConversationKey> conversations,
        int mark,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        return CallAsync(create(conversations, mark), json => LabelReader.ReadIgnored(json, conversations), cancellationToken);
    }

    private IReadOnlyList<Conversation> ReadConversations(ReadOnlySpan<byte> json)
    {
        IReadOnlyList<Conversation> conversations = ConversationListReader.Read(json, _appKey, _userId, out int skipped);
        LogSkipped(RestOperations.GetConversations, skipped);
        return conversations;
    }

    private CursorPage<Conversation> ReadConversationPage(ReadOnlySpan<byte> json)
    {
        CursorPage<Conversation> page = ConversationPageReader.Read(json, _userId);
        LogSkipped(RestOperations.GetConversations, page.SkippedCount);
        return page;
    }
}
