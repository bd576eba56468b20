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
        if (!call.TryReadBody(out JsonElement body))
        {
            return RestErrors.UnreadableBody;
        }

        if (!Addresses.TryParseQueue(body.Text("queue"), out string id, out bool isConference))
        {
            return RestErrors.BadRequest;
        }

        Channel? conference = isConference ? state.FindConference(id) : null;
        if (isConference && Refuse(conference, id, call.UserId) is { } refusal)
        {
            return refusal;
        }

        return HistoryRequest.TryRead(body, isConference, DefaultPageSize, out HistoryQuery query) switch
        {
            false => RestErrors.BadRequest,
            _ when query.Count > MaximumPageSize => RestErrors.PageTooLarge,
            _ => Answer(
                call.UserId,
                Addresses.Queue(id, isConference),
                state.History(call.UserId, conference?.ChatType ?? EmulatorChatType.Chat, id, query)),
        };
    }

    private RestAnswer? Refuse(Channel? conference, string id, string userId) => conference switch
    {
        null => RestErrors.UnknownGroup(id),
        { ChatType: EmulatorChatType.ChatRoom } when !state.Switches.ChatRoomHistory => RestErrors.RoomHistoryNotOpen,
        _ when !state.IsMember(conference, userId) => RestErrors.NotInGroup,
        _ => null,
    };

    private RestAnswer Answer(string userId, string queue, HistoryPage page) => RestAnswer.Data("get message roaming", writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("user", Addresses.Queue(userId, isConference: false));
        writer.WriteString("queue", queue);
        writer.WriteStartArray("msgs");
        foreach (StoredMessage message in page.Messages)
        {
            writer.WriteStartObject();
            writer.WriteBase64String("msg", _records.Record(message, userId));
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
