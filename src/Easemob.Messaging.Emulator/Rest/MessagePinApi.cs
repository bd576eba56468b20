using System.Globalization;
using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Pins messages for everyone in a conversation, and lists those that are.</summary>
internal sealed class MessagePinApi(ServerState state)
{
    private const int DefaultSize = 10;
    private const int MaximumSize = 50;

    private readonly ConversationNotices _notices = new(state);
    private readonly MessageJsonWriter _messages = new(state.AppKey);

    private delegate PinOutcome Change(
        string userId, EmulatorChatType chatType, string conversationId, ulong id, long now, out IReadOnlyList<string> members);

    public RestAnswer Pin(RestCall call) => ChangePins(call, "pin", state.PinMessage);

    public RestAnswer Unpin(RestCall call) => ChangePins(
        call,
        "pin_delete",
        (string userId, EmulatorChatType chatType, string conversationId, ulong id, long _, out IReadOnlyList<string> members) =>
            state.UnpinMessage(userId, chatType, conversationId, id, out members));

    public RestAnswer List(RestCall call)
    {
        if (call.Query("to") is not { Length: > 0 } id || !ChatTypeWords.TryParse(call.Query("type"), out EmulatorChatType chatType)
            || !PageRequest.TryLimit(call, DefaultSize, MaximumSize, out int limit))
        {
            return RestErrors.BadRequest;
        }

        PinOutcome outcome = state.PinnedMessages(call.UserId, chatType, id, out IReadOnlyList<PinnedMessage> messages);
        if (outcome != PinOutcome.Done)
        {
            return Refusal(outcome, id);
        }

        IReadOnlyList<PinnedMessage> page = ListCursor.Cut(
            messages, call.Query("cursor"), limit, pin => (pin.PinnedAt, pin.Message.IdText), out string next);
        return RestAnswer.Object("get", writer =>
        {
            writer.WriteStartArray("msg_infos");
            foreach (PinnedMessage pin in page)
            {
                Write(writer, pin, call.UserId);
            }

            writer.WriteEndArray();
            writer.WriteString("cursor", next);
        });
    }

    private RestAnswer ChangePins(RestCall call, string operation, Change change)
    {
        if (!call.TryReadBody(out JsonElement body))
        {
            return RestErrors.UnreadableBody;
        }

        if (body.Text("to") is not { Length: > 0 } id || !ChatTypeWords.TryParse(body.Text("type"), out EmulatorChatType chatType))
        {
            return RestErrors.BadRequest;
        }

        if (!TryIds(body, out IReadOnlyList<ulong> messageIds))
        {
            return RestErrors.IllegalPinnedId;
        }

        (EmulatorChatType, string) conversation = (chatType, chatType == EmulatorChatType.Chat ? UserIds.Normalize(id) : id);
        foreach (ulong messageId in messageIds)
        {
            long now = state.Now;
            PinOutcome outcome = change(call.UserId, chatType, id, messageId, now, out IReadOnlyList<string> members);
            if (outcome != PinOutcome.Done)
            {
                return Refusal(outcome, id);
            }

            string idText = messageId.ToString(CultureInfo.InvariantCulture);
            _notices.MessagePinChanged(call.UserId, call.Device, operation, conversation, now, idText, members);
        }

        return RestAnswer.Object(operation == "pin" ? "post" : "delete", _ => { });
    }

    // One id, or a list of them, as the native clients send.
    private static bool TryIds(JsonElement body, out IReadOnlyList<ulong> ids)
    {
        string[] texts = body.Find("pin_msg_id") switch
        {
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => item.ToString())],
            { } one => [one.ToString()],
            null => [],
        };
        List<ulong> read = [];
        foreach (string text in texts)
        {
            if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong id))
            {
                read.Add(id);
            }
        }

        ids = read;
        return texts.Length > 0 && read.Count == texts.Length;
    }

    private static RestAnswer Refusal(PinOutcome outcome, string id) => outcome switch
    {
        PinOutcome.NoConversation => RestErrors.UnknownGroup(id),
        PinOutcome.NotMember => RestErrors.NotInGroup,
        PinOutcome.TooMany => RestErrors.TooManyPins,
        _ => RestErrors.UnknownPinnedMessage,
    };

    private void Write(Utf8JsonWriter writer, PinnedMessage pin, string viewer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("message");
        _messages.Write(writer, pin.Message, viewer);
        writer.WriteNumber("pin_opt_at", pin.PinnedAt);
        writer.WriteString("pin_operator", pin.Operator);
        writer.WriteEndObject();
    }
}
