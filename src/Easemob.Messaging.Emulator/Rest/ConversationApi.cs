using System.Globalization;
using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>The conversation list of the older service, and the deletion of conversations.</summary>
internal sealed class ConversationApi(ServerState state)
{
    private const int MaximumPageSize = 20;
    private const int RecentCount = 10;
    private static readonly TimeSpan RecentSpan = TimeSpan.FromDays(7);

    private readonly Addresses _addresses = new(state.AppKey);
    private readonly ConversationNotices _notices = new(state);
    private readonly MessageJsonWriter _messages = new(state.AppKey);

    /// <summary>The unpaged form: the 10 most recent conversations of 7 days.</summary>
    public RestAnswer Recent(RestCall call)
    {
        long since = state.Now - (long)RecentSpan.TotalMilliseconds;
        return List(state.Conversations(call.UserId).TakeWhile(entry => entry.Newest.Timestamp >= since).Take(RecentCount), call.UserId);
    }

    public RestAnswer Page(RestCall call)
    {
        if (!TryNumber(call.Query("pageNum"), int.MaxValue, out int number)
            || !TryNumber(call.Query("pageSize"), MaximumPageSize, out int size))
        {
            return RestErrors.BadRequest;
        }

        return List(state.Conversations(call.UserId).Chunk(size).ElementAtOrDefault(number - 1) ?? [], call.UserId);
    }

    public RestAnswer Delete(RestCall call)
    {
        if (!call.TryReadBody(out JsonElement body))
        {
            return RestErrors.UnreadableBody;
        }

        if (body.Text("channel") is not { Length: > 0 } id || !ChatTypeWords.TryParse(body.Text("type"), out EmulatorChatType chatType))
        {
            return RestErrors.BadRequest;
        }

        state.ChangeMailbox(call.UserId, chatType, id, mailbox => mailbox.Delete(withMessages: body.Truth("delete_roam")));
        _notices.Changed(call.UserId, call.Device, "del", (chatType, id), state.Now);
        return RestAnswer.Data("delete", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("result", "ok");
            writer.WriteEndObject();
        });
    }

    private static bool TryNumber(string? text, int maximum, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= maximum;

    private RestAnswer List(IEnumerable<ListedConversation> conversations, string viewer) => RestAnswer.Data("get", writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("channel_infos");
        foreach (ListedConversation conversation in conversations)
        {
            writer.WriteStartObject();
            writer.WriteString("channel_id", _addresses.Text(conversation.Id, conversation.ChatType.IsConference()));
            writer.WriteNumber("unread_num", conversation.Unread);
            writer.WritePropertyName("meta");
            _messages.Write(writer, conversation.Newest, viewer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
