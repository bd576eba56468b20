using Easemob.Messaging;
using Spectre.Console;

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

    /// <summary>Makes a table. Where the screen is narrow, the last column gives way.</summary>
    public static Table Create(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(decoration: Decoration.Dim) };
        for (int index = 0; index < columns.Length; index++)
        {
            table.AddColumn(new TableColumn(new Text(columns[index])) { NoWrap = index < columns.Length - 1 });
        }

        return table;
    }

    public static void AddRow(Table table, params IEnumerable<string> cells) =>
        table.AddRow(cells.Select(cell => new Text(SafeText.OneLine(cell))));

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
