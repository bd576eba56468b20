using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Pages through the history of one conversation.</summary>
internal sealed class HistoryApi(ServerState state)
{
    private const int DefaultPageSize = 20;
    private const int MaximumPageSize = 50;

    private readonly RecordEncoder _records = new(state.AppKey);

    public RestAnswer Page(RestCall call)
    {
        if (!state.Switches.MessageRoaming)
        {
            return RestErrors.RoamingNotOpen;
        }

        if (!call.TryReadBody(out JsonElement body))
        {
            return RestErrors.UnreadableBody;
        }

        if (!Addresses.TryParseQueue(body.Text("queue"), out string id, out bool isConference))
        {
            return RestErrors.BadRequest;
        }

        EmulatorChatType chatType = EmulatorChatType.Chat;
        if (isConference)
        {
            if (state.FindConference(id) is not { } conference)
            {
                return RestErrors.UnknownGroup(id);
            }

            if (conference.ChatType == EmulatorChatType.ChatRoom && !state.Switches.ChatRoomHistory)
            {
                return RestErrors.RoomHistoryNotOpen;
            }

            if (!state.IsMember(conference, call.UserId))
            {
                return RestErrors.NotInGroup;
            }

            chatType = conference.ChatType;
        }

        return HistoryRequest.TryRead(body, isConference, DefaultPageSize, out HistoryQuery query) switch
        {
            false => RestErrors.BadRequest,
            _ when query.Count > MaximumPageSize => RestErrors.PageTooLarge,
            _ => Answer(call.UserId, Addresses.Queue(id, isConference), state.History(call.UserId, chatType, id, query)),
        };
    }

    private RestAnswer Answer(string userId, string queue, HistoryPage page) => RestAnswer.Data("get message roaming", writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("user", Addresses.Queue(userId, isConference: false));
        writer.WriteString("queue", queue);
        writer.WriteStartArray("msgs");
        foreach (StoredMessage message in page.Messages)
        {
            writer.WriteStartObject();
            writer.WriteBase64String("msg", _records.Record(message));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        // At the end the service sends the word, not null.
        writer.WriteString("next_key", page.IsLast ? "undefined" : page.Messages[^1].IdText);
        writer.WriteBoolean("is_last", page.IsLast);
        writer.WriteNumber("timestamp", state.Now);
        writer.WriteEndObject();
    });
}
