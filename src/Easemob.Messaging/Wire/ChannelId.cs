namespace Easemob.Messaging.Wire;

/// <summary>Reads the names that older conversation lists give conversations: <c>org#app_bob@easemob.com</c>.</summary>
internal static class ChannelId
{
    /// <summary>
    /// Returns the conversation, or false where nothing is left for an id. Only the exact app key is cut off: organizations,
    /// apps and users may all have underscores in their names.
    /// </summary>
    public static bool TryRead(string? channelId, AppKey appKey, out ConversationKey conversation)
    {
        conversation = default;
        if (channelId is not { Length: > 0 })
        {
            return false;
        }

        int at = channelId.LastIndexOf('@');
        string id = at < 0 ? channelId : channelId.Substring(0, at);
        string domain = at < 0 ? string.Empty : channelId.Substring(at + 1);
        string prefix = $"{appKey}_";
        if (id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            id = id.Substring(prefix.Length);
        }

        if (id.Length == 0)
        {
            return false;
        }

        bool isGroup = domain.StartsWith("conference.", StringComparison.OrdinalIgnoreCase);
        conversation = ConversationKey.FromTrusted(isGroup ? ConversationType.Group : ConversationType.Chat, id);
        return true;
    }
}
