using Easemob.Messaging.Wire;
using Easemob.Messaging.Wire.Rest;

namespace Easemob.Messaging.Transport;

internal sealed partial class RestRequestFactory
{
    public RestRequest Conversations() => new()
    {
        Operation = RestOperations.GetConversations,
        Method = HttpMethod.Get,
        Path = _paths.Conversations,
    };

    public RestRequest Conversations(int pageNumber, int pageSize) => new()
    {
        Operation = RestOperations.GetConversations,
        Method = HttpMethod.Get,
        Path = _paths.ConversationPage,
        Query = FormattableString.Invariant($"pageNum={pageNumber}&pageSize={pageSize}&{Version()}"),
    };

    public RestRequest Conversations(ConversationListRequest request)
    {
        ConversationQuery query = request.Query;
        string page = FormattableString.Invariant($"limit={request.PageSize}&cursor={Escape(request.Cursor ?? string.Empty)}");
        string pinned = query.Pinned ? "&is_top=true" : string.Empty;
        string choice = query.Mark is { } mark
            ? $"need_mark=true&mark={MarkName.Of(mark)}"
            : $"need_mark=true&needEmptySession={(query.IncludeEmpty ? "true" : "false")}";
        return new RestRequest
        {
            Operation = RestOperations.GetConversations,
            Method = HttpMethod.Get,
            Path = query.Mark is null ? _paths.ConversationList : _paths.MarkedConversations,
            Query = $"{page}{pinned}&{choice}&{Version()}",
        };
    }

    public RestRequest PinConversation(ConversationKey conversation) => new()
    {
        Operation = RestOperations.PinConversation,
        IsChange = true,
        Method = HttpMethod.Post,
        Path = _paths.ConversationPin,
        Query = Resource(),
        ConversationType = conversation.Type,
        CreateBody = Json(
            () => new PinConversationPayload { Type = TypeOf(conversation), ConversationId = conversation.Id },
            RestJsonContext.Default.PinConversationPayload),
    };

    public RestRequest UnpinConversation(ConversationKey conversation) => new()
    {
        Operation = RestOperations.UnpinConversation,
        IsChange = true,
        Method = HttpMethod.Delete,
        Path = _paths.ConversationPin,
        Query = $"type={TypeOf(conversation)}&to={Escape(conversation.Id)}&{Resource()}",
        ConversationType = conversation.Type,
    };

    public RestRequest AddMark(IReadOnlyList<ConversationKey> conversations, int mark) =>
        ChangeMark(RestOperations.AddConversationMark, HttpMethod.Post, conversations, mark);

    public RestRequest RemoveMark(IReadOnlyList<ConversationKey> conversations, int mark) =>
        ChangeMark(RestOperations.RemoveConversationMark, HttpMethod.Delete, conversations, mark);

    public RestRequest DeleteConversation(ConversationKey conversation, ServerMessages messages) => new()
    {
        Operation = RestOperations.DeleteConversation,
        IsChange = true,
        Method = HttpMethod.Delete,
        Path = _paths.Conversation,
        Query = Resource(),
        ConversationType = conversation.Type,
        CreateBody = Json(
            () => new DeleteConversationPayload
            {
                ConversationId = conversation.Id,
                Type = TypeOf(conversation),
                DeleteMessages = messages == ServerMessages.Delete,
            },
            RestJsonContext.Default.DeleteConversationPayload),
    };

    public RestRequest DeleteEverything() => new()
    {
        Operation = RestOperations.DeleteEverything,
        IsChange = true,
        Method = HttpMethod.Post,
        Path = _paths.Everything,
        Query = Resource(),
    };

    private RestRequest ChangeMark(string operation, HttpMethod method, IReadOnlyList<ConversationKey> conversations, int mark) => new()
    {
        Operation = operation,
        IsChange = true,
        Method = method,
        Path = _paths.ConversationMarks,
        Query = Resource(),
        CreateBody = Json(
            () => new MarkPayload { Mark = MarkName.Of(mark), Targets = [.. conversations.Select(MarkTargetPayload.Of)] },
            RestJsonContext.Default.MarkPayload),
    };

    // These calls write it with a capital C, unlike those of marks and pinned messages.
    private static string TypeOf(ConversationKey conversation) => conversation.Type == ConversationType.Chat ? "chat" : "groupChat";
}
