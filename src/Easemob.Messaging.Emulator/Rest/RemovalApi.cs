using System.Globalization;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Removes messages from one user's history and nobody else's.</summary>
internal sealed class RemovalApi(ServerState state)
{
    private const int MaximumIds = 50;
    private const int MaximumTimeDigits = 18;

    private readonly ConversationNotices _notices = new(state);

    public RestAnswer ByIds(RestCall call)
    {
        string[] texts = call.Query("msgIdList")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (texts.Length > MaximumIds)
        {
            return RestErrors.TooManyIds;
        }

        List<ulong> ids = [];
        foreach (string text in texts)
        {
            if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong id))
            {
                return RestErrors.BadRequest;
            }

            ids.Add(id);
        }

        return ids.Count == 0 ? RestErrors.BadRequest : Remove(call, mailbox => mailbox.Remove(ids));
    }

    public RestAnswer ByTime(RestCall call)
    {
        string? text = call.Query("delTime");
        return text is { Length: <= MaximumTimeDigits }
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long timestamp)
                ? Remove(call, mailbox => mailbox.RemoveThrough(timestamp))
                : RestErrors.BadRequest;
    }

    private RestAnswer Remove(RestCall call, Action<Mailbox> remove)
    {
        (EmulatorChatType ChatType, string? Id)? conversation = call.Route("kind")?.ToUpperInvariant() switch
        {
            "CHAT" => (EmulatorChatType.Chat, call.Query("userId")),
            "GROUP" => (EmulatorChatType.GroupChat, call.Query("groupId")),
            _ => null,
        };
        if (conversation is not { } target)
        {
            return RestErrors.UnknownResource;
        }

        if (string.IsNullOrEmpty(target.Id))
        {
            return RestErrors.BadRequest;
        }

        state.ChangeMailbox(call.UserId, target.ChatType, target.Id, remove);
        _notices.HistoryRemoved(call.UserId, call.Device, (target.ChatType, target.Id));
        long timestamp = state.Now;
        return RestAnswer.Plain(writer =>
        {
            writer.WriteString("requestStatusCode", "ok");
            writer.WriteNumber("timestamp", timestamp);
        });
    }
}
