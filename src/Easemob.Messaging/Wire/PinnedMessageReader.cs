using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>Reads pages of pinned messages.</summary>
internal static class PinnedMessageReader
{
    /// <summary>Reads a page in the server's order.</summary>
    /// <param name="utf8Json">The whole answer.</param>
    /// <param name="conversation">The conversation that was asked for.</param>
    /// <param name="userId">The signed-in user.</param>
    /// <returns>The page. Entries without an id or a time are skipped; a message that cannot be read is null.</returns>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    /// <exception cref="WireFormatException">The answer has no list: taken for an empty one, it would unpin everything here.</exception>
    public static CursorPage<PinnedMessage> Read(ReadOnlySpan<byte> utf8Json, ConversationKey conversation, string userId)
    {
        using JsonDocument document = JsonText.Parse(utf8Json.ToArray());
        JsonElement data = document.RootElement.ObjectMember("data");
        if (data.Member("msg_infos").ValueKind != JsonValueKind.Array)
        {
            throw new WireFormatException("The answer has no 'msg_infos' array.");
        }

        int skipped = 0;
        var messages = new List<PinnedMessage>();
        foreach (JsonElement entry in data.ArrayMember("msg_infos"))
        {
            if (Read(entry, conversation, userId) is { } pinned)
            {
                messages.Add(pinned);
            }
            else
            {
                skipped++;
            }
        }

        return new CursorPage<PinnedMessage>
        {
            Items = messages,
            Cursor = WireCursor.OrEnd(data.StringMember("cursor")),
            SkippedCount = skipped,
        };
    }

    private static PinnedMessage? Read(JsonElement entry, ConversationKey conversation, string userId)
    {
        JsonElement json = entry.ObjectMember("message");
        if (!MessageIds.TryParse(json.StringMember("id"), out ulong id)
            || WireTime.ToInstant(entry.IntegerMember("pin_opt_at")) is not { } pinnedAt)
        {
            return null;
        }

        JsonMessageReader.TryRead(json, conversation, userId, out ChatMessage? message);
        return new PinnedMessage
        {
            Conversation = conversation,
            MessageId = MessageIds.Format(id),
            Message = message,
            PinnedAt = pinnedAt,
            OperatorId = entry.StringMember("pin_operator") ?? string.Empty,
        };
    }
}
