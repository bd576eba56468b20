using Easemob.Messaging.Wire.Rest;

namespace Easemob.Messaging.Transport;

/// <content>Pinned messages.</content>
internal sealed partial class RestRequestFactory
{
    public RestRequest PinMessage(ConversationKey conversation, string messageId) =>
        ChangePin(RestOperations.PinMessage, HttpMethod.Post, conversation, messageId);

    public RestRequest UnpinMessage(ConversationKey conversation, string messageId) =>
        ChangePin(RestOperations.UnpinMessage, HttpMethod.Delete, conversation, messageId);

    public RestRequest PinnedMessages(ConversationKey conversation, int pageSize, string? cursor) => new()
    {
        Operation = RestOperations.GetPinnedMessages,
        Method = HttpMethod.Get,
        Path = _paths.PinnedMessages,
        Query = FormattableString.Invariant(
            $"to={Escape(conversation.Id)}&type={PinType(conversation)}&limit={pageSize}&cursor={Escape(cursor ?? "")}&{Version()}"),
        ConversationType = conversation.Type,
    };

    private RestRequest ChangePin(string operation, HttpMethod method, ConversationKey conversation, string messageId) => new()
    {
        Operation = operation,
        IsChange = true,
        Method = method,
        Path = _paths.PinnedMessages,
        Query = Resource(),
        ConversationType = conversation.Type,
        CreateBody = Json(
            () => new PinMessagePayload { ConversationId = conversation.Id, Type = PinType(conversation), MessageId = messageId },
            RestJsonContext.Default.PinMessagePayload),
    };

    // Unlike the deletion of conversations, this knows rooms, and spells groups without a capital.
    private static string PinType(ConversationKey conversation) => conversation.Type switch
    {
        ConversationType.Chat => "chat",
        ConversationType.ChatRoom => "chatroom",
        _ => "groupchat",
    };
}
