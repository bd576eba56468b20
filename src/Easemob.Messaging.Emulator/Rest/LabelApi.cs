using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Pins a user's conversations, and puts marks on them.</summary>
internal sealed class LabelApi(ServerState state)
{
    private const int MaximumTargets = 20;

    private readonly ConversationNotices _notices = new(state);

    public RestAnswer Pin(RestCall call)
    {
        if (!call.TryReadBody(out JsonElement body))
        {
            return RestErrors.UnreadableBody;
        }

        return TryTarget(body.Text("to"), body.Text("type"), out (EmulatorChatType ChatType, string Id) target)
            ? Pin(call, target, isPinned: true)
            : RestErrors.BadRequest;
    }

    public RestAnswer Unpin(RestCall call) =>
        TryTarget(call.Query("to"), call.Query("type"), out (EmulatorChatType ChatType, string Id) target)
            ? Pin(call, target, isPinned: false)
            : RestErrors.BadRequest;

    public RestAnswer AddMark(RestCall call) => ChangeMark(call, "mark", state.Mark);

    public RestAnswer RemoveMark(RestCall call) => ChangeMark(
        call, "mark_delete", (userId, chatType, id, mark, _) => state.Unmark(userId, chatType, id, mark));

    private RestAnswer Pin(RestCall call, (EmulatorChatType ChatType, string Id) target, bool isPinned)
    {
        long now = state.Now;
        LabelOutcome outcome = isPinned
            ? state.Pin(call.UserId, target.ChatType, target.Id, now)
            : state.Unpin(call.UserId, target.ChatType, target.Id);
        if (outcome != LabelOutcome.Done)
        {
            return outcome == LabelOutcome.TooMany ? RestErrors.QuantityExceeded : RestErrors.UnknownConversation;
        }

        _notices.Changed(call.UserId, call.Device, isPinned ? "top" : "not_top", target, now);
        return RestAnswer.Object(isPinned ? "post" : "delete", writer =>
        {
            writer.WriteBoolean("is_top", isPinned);
            writer.WriteNumber("update_top_status_time", now);
        });
    }

    private RestAnswer ChangeMark(RestCall call, string operation, Func<string, EmulatorChatType, string, int, long, LabelOutcome> change)
    {
        if (!call.TryReadBody(out JsonElement body))
        {
            return RestErrors.UnreadableBody;
        }

        string? word = body.Text("mark");
        if (!MarkWords.TryParse(word, out int mark))
        {
            return string.IsNullOrEmpty(word) ? RestErrors.EmptyMark : RestErrors.IllegalMark;
        }

        JsonElement[] targets = body.Find("targets") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
        if (targets.Length is 0 or > MaximumTargets)
        {
            return targets.Length == 0 ? RestErrors.BadRequest : RestErrors.QuantityExceeded;
        }

        long now = state.Now;
        List<JsonElement> changed = [];
        List<JsonElement> ignored = [];
        foreach (JsonElement item in targets)
        {
            if (TryTarget(item.Text("to"), item.Text("type"), out (EmulatorChatType ChatType, string Id) target)
                && change(call.UserId, target.ChatType, target.Id, mark, now) == LabelOutcome.Done)
            {
                changed.Add(item);
                _notices.Changed(call.UserId, call.Device, operation, target, now, word);
            }
            else
            {
                ignored.Add(item);
            }
        }

        return RestAnswer.Object(operation == "mark" ? "post" : "delete", writer =>
        {
            Write(writer, "success", changed);
            Write(writer, "ignore", ignored);
        });
    }

    private static bool TryTarget(string? id, string? type, out (EmulatorChatType ChatType, string Id) target)
    {
        bool isKnown = ChatTypeWords.TryParse(type, out EmulatorChatType chatType);
        target = (chatType, chatType == EmulatorChatType.Chat ? UserIds.Normalize(id ?? "") : id ?? "");
        return isKnown && target.Id.Length > 0;
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<JsonElement> targets)
    {
        writer.WriteStartArray(name);
        foreach (JsonElement target in targets)
        {
            target.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
