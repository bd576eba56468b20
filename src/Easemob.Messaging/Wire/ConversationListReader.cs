using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>Reads the answers of the older conversation lists, the numbered pages and the recent ones.</summary>
internal static class ConversationListReader
{
    /// <summary>Reads the conversations in the server's order.</summary>
    /// <param name="utf8Json">The whole answer.</param>
    /// <param name="appKey">The app key that conversation names begin with.</param>
    /// <param name="userId">The signed-in user.</param>
    /// <param name="skipped">How many entries had no name, or a newest message that could not be understood.</param>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    /// <exception cref="WireFormatException">The answer has no <c>data</c>.</exception>
    public static IReadOnlyList<Conversation> Read(ReadOnlySpan<byte> utf8Json, AppKey appKey, string userId, out int skipped)
    {
        using JsonDocument document = JsonText.Parse(utf8Json.ToArray());
        JsonElement data = AnswerData.Require(document);
        skipped = 0;
        var conversations = new List<Conversation>();
        foreach (JsonElement entry in data.ArrayMember("channel_infos"))
        {
            if (!ChannelId.TryRead(entry.StringMember("channel_id"), appKey, out ConversationKey key))
            {
                skipped++;
                continue;
            }

            conversations.Add(ConversationEntryReader.Read(entry, key, userId, ref skipped));
        }

        return conversations;
    }
}
