using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>Reads what the service says of the pins and marks of conversations.</summary>
internal static class LabelReader
{
    // Where a conversation is pinned and nobody says since when.
    private static readonly DateTimeOffset Unknown = DateTimeOffset.FromUnixTimeMilliseconds(0);

    /// <summary>Reads the answer to a pin or its removal: when the conversation was pinned, null where it is not.</summary>
    /// <exception cref="WireFormatException">The answer has no <c>data</c>.</exception>
    public static DateTimeOffset? ReadPin(ReadOnlySpan<byte> utf8Json)
    {
        using JsonDocument document = JsonText.Parse(utf8Json.ToArray());
        return ReadPin(AnswerData.Require(document));
    }

    /// <summary>Reads when a conversation was pinned, null where it is not.</summary>
    public static DateTimeOffset? ReadPin(JsonElement conversation) =>
        conversation.BooleanMember("is_top")
            ? WireTime.ToInstant(conversation.IntegerMember("update_top_status_time")) ?? Unknown
            : null;

    /// <summary>Reads the answer to a change of marks: which of the conversations that it was asked for were passed over.</summary>
    public static IReadOnlyList<ConversationKey> ReadIgnored(ReadOnlySpan<byte> utf8Json, IReadOnlyList<ConversationKey> asked)
    {
        using JsonDocument document = JsonText.Parse(utf8Json.ToArray());
        var ignored = new HashSet<ConversationKey>();
        foreach (JsonElement target in document.RootElement.ObjectMember("data").ArrayMember("ignore"))
        {
            if (TryReadKey(target.StringMember("to"), target.StringMember("type"), out ConversationKey key))
            {
                ignored.Add(key);
            }
        }

        return [.. asked.Where(ignored.Contains)];
    }

    /// <summary>Reads which conversation is meant: what is not called a chat is a group. False where there is no id.</summary>
    public static bool TryReadKey(string? id, string? type, out ConversationKey key)
    {
        bool isChat = string.Equals(type, "chat", StringComparison.OrdinalIgnoreCase);
        key = id is { Length: > 0 } ? ConversationKey.FromTrusted(isChat ? ConversationType.Chat : ConversationType.Group, id) : default;
        return id is { Length: > 0 };
    }
}
