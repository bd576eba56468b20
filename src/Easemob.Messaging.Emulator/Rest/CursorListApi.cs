using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>The conversation lists of the current service: all, the pinned ones, and those with a mark.</summary>
internal sealed class CursorListApi(ServerState state)
{
    private const int DefaultSize = 20;
    private const int MaximumSize = 50;
    private const int MaximumMarkedSize = 10;

    private readonly Addresses _addresses = new(state.AppKey);
    private readonly MessageJsonWriter _messages = new(state.AppKey);

    public RestAnswer All(RestCall call) => PageRequest.TryLimit(call, DefaultSize, MaximumSize, out int limit)
        ? Page(call, limit, new ConversationFilter { WithEmpty = call.Truth("needEmptySession"), OnlyPinned = call.Truth("is_top") })
        : RestErrors.BadRequest;

    public RestAnswer ByMark(RestCall call)
    {
        string? word = call.Query("mark");
        if (!MarkWords.TryParse(word, out int mark))
        {
            return string.IsNullOrEmpty(word) ? RestErrors.EmptyMark : RestErrors.IllegalMark;
        }

        return PageRequest.TryLimit(call, MaximumMarkedSize, MaximumMarkedSize, out int limit)
            ? Page(call, limit, new ConversationFilter { Mark = mark })
            : RestErrors.BadRequest;
    }

    private RestAnswer Page(RestCall call, int limit, ConversationFilter filter)
    {
        IReadOnlyList<ConversationView> page = ListCursor.Cut(
            state.Conversations(call.UserId, filter), call.Query("cursor"), limit, view => (view.Rank, view.Key), out string next);
        bool withMarks = call.Truth("need_mark");
        return RestAnswer.Object("get", writer =>
        {
            writer.WriteStartArray("channel_infos");
            foreach (ConversationView view in page)
            {
                Write(writer, view, call.UserId, withMarks);
            }

            writer.WriteEndArray();
            writer.WriteString("cursor", next);
        });
    }

    private void Write(Utf8JsonWriter writer, ConversationView view, string viewer, bool withMarks)
    {
        writer.WriteStartObject();
        writer.WriteString("channel_id", _addresses.Text(view.Id, view.ChatType.IsConference()));
        writer.WriteString("session_to", view.Id);
        writer.WriteString("session_type", view.ChatType.Word());
        writer.WriteNumber("unread_num", view.Unread);
        writer.WriteBoolean("is_top", view.PinnedAt is not null);
        writer.WriteNumber("update_top_status_time", view.PinnedAt ?? 0);
        writer.WriteNumber("created_at", view.CreatedAt);
        if (withMarks)
        {
            writer.WriteStartArray("marks");
            foreach (int mark in view.Marks)
            {
                writer.WriteStringValue(MarkWords.Word(mark));
            }

            writer.WriteEndArray();
        }

        if (view.Newest is { } newest)
        {
            writer.WritePropertyName("meta");
            _messages.Write(writer, newest, viewer);
        }

        writer.WriteEndObject();
    }
}
