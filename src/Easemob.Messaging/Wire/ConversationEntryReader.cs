using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>Reads what the entries of all conversation lists say alike.</summary>
internal static class ConversationEntryReader
{
    /// <summary>Reads an entry whose name was read.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="key">The conversation that it names.</param>
    /// <param name="userId">The signed-in user.</param>
    /// <param name="skipped">Is raised where there is a newest message that cannot be understood.</param>
    public static Conversation Read(JsonElement entry, ConversationKey key, string userId, ref int skipped)
    {
        JsonElement meta = entry.ObjectMember("meta");
        bool hasMessage = meta.ValueKind == JsonValueKind.Object && meta.EnumerateObject().Any();
        bool isRead = JsonMessageReader.TryRead(meta, key, userId, out ChatMessage? latest);
        skipped += hasMessage && !isRead ? 1 : 0;
        return new Conversation
        {
            Key = key,
            LatestMessage = latest,
            UnreadCount = entry.CountMember("unread_num"),
        };
    }
}
