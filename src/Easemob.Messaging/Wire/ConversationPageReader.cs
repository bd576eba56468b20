using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>Reads the answers of the conversation lists by cursor, which tell pins and marks.</summary>
internal static class ConversationPageReader
{
    /// <summary>Reads the conversations in the server's order.</summary>
    /// <param name="utf8Json">The whole answer.</param>
    /// <param name="userId">The signed-in user.</param>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    /// <exception cref="WireFormatException">The answer has no <c>data</c>.</exception>
    public static CursorPage<Conversation> Read(ReadOnlySpan<byte> utf8Json, string userId)
    {
        using JsonDocument document = JsonText.Parse(utf8Json.ToArray());
        JsonElement data = AnswerData.Require(document);
        int skipped = 0;
        var conversations = new List<Conversation>();
        foreach (JsonElement entry in data.ArrayMember("channel_infos"))
        {
            if (LabelReader.TryReadKey(entry.StringMember("session_to"), entry.StringMember("session_type"), out ConversationKey key))
            {
                conversations.Add(ConversationEntryReader.Read(entry, key, userId, ref skipped) with
                {
                    PinnedAt = LabelReader.ReadPin(entry),
                    Marks = MarkName.ParseAll(entry.ArrayMember("marks")),
                });
            }
            else
            {
                skipped++;
            }
        }

        return new CursorPage<Conversation>
        {
            Items = conversations,
            Cursor = WireCursor.OrEnd(data.StringMember("cursor")),
            SkippedCount = skipped,
        };
    }
}
