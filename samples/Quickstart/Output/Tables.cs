using Easemob.Messaging;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quickstart.Output;

/// <summary>Conversations and messages as tables.</summary>
internal static class Tables
{
    public static Table Conversations(IReadOnlyList<Conversation> conversations, int maxRows = 6)
    {
        Table table = Create("Conversation", "Unread", "Newest", "Message");
        foreach (Conversation conversation in conversations.Take(maxRows))
        {
            AddRow(
                table,
                ConversationNames.Format(conversation.Key),
                conversation.UnreadCount.ToString("N0"),
                FormatTime(conversation.LatestMessage?.SentAt),
                Previews.Of(conversation.LatestMessage));
        }

        return AddRest(table, conversations.Count - maxRows);
    }

    /// <summary>Shows the newest of some messages, which are in ascending order.</summary>
    public static Table Messages(IReadOnlyList<ChatMessage> messages, int maxRows = 6)
    {
        Table table = Create("Message id", "Sent", "From", "Message");
        AddRest(table, messages.Count - maxRows);
        foreach (ChatMessage message in messages.TakeLast(maxRows))
        {
            AddRow(table, message.MessageId, FormatTime(message.SentAt), message.SenderId, Previews.Of(message));
        }

        return table;
    }

    /// <summary>Makes a table; the last column gives way when the screen is narrow.</summary>
    public static Table Create(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(decoration: Decoration.Dim) };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)) { NoWrap = true });
        }

        return table;
    }

    public static void AddRow(Table table, params IEnumerable<string> cells) =>
        table.AddRow(cells.Select(cell => (IRenderable)new Text(SafeText.OneLine(cell)) { Overflow = Overflow.Ellipsis }));

    public static string FormatTime(DateTimeOffset? time) => time is { } at ? at.ToLocalTime().ToString("yyyy-MM-dd HH:mm") : string.Empty;

    private static Table AddRest(Table table, int count)
    {
        if (count > 0)
        {
            AddRow(table, $"… {count:N0} more", string.Empty, string.Empty, string.Empty);
        }

        return table;
    }
}
