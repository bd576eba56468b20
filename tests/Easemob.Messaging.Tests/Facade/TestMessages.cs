using System.Globalization;

namespace Easemob.Messaging.Tests.Facade;

/// <summary>Messages as a user's unit test would build them.</summary>
internal static class TestMessages
{
    public static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    public static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);

    /// <summary>Message number n of the conversation with bob, n seconds after the start.</summary>
    public static ChatMessage Text(int number) => new()
    {
        MessageId = (1000 + number).ToString(CultureInfo.InvariantCulture),
        Conversation = Bob,
        SenderId = "bob",
        ReceiverId = "alice",
        SentAt = Start.AddSeconds(number),
        Body = new TextMessageBody { Text = $"Message {number}" },
    };

    public static IReadOnlyList<ChatMessage> Texts(int first, int count) => [.. Enumerable.Range(first, count).Select(Text)];

    public static CursorPage<ChatMessage> Page(int first, int count, string? cursor = null) => new() { Items = Texts(first, count), Cursor = cursor };

    public static string[] Ids(int first, int count) => [.. Texts(first, count).Select(message => message.MessageId)];

    public static IEnumerable<string> Ids(this IEnumerable<ChatMessage> messages) => messages.Select(message => message.MessageId);
}
