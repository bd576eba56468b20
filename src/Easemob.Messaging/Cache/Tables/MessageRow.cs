using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>A message as a row of a query.</summary>
internal static class MessageRow
{
    /// <summary>The columns, to be selected first, from <c>messages</c> under the name <c>m</c>.</summary>
    public const string Columns =
        "m.id, m.server_time, m.sender, m.receiver, m.direction, m.state, m.type, m.edit_time, m.format, m.payload, "
        + "m.receipts, m.read_count, m.extension, m.file_path, m.thumbnail_path";

    /// <summary>How many columns there are.</summary>
    public const int Count = 15;

    /// <summary>The columns, and those that say where the message is, from <c>conversations</c> under the name <c>c</c>.</summary>
    public const string ColumnsAnywhere = $"{Columns}, c.type, c.name, c.peer_read_until";

    /// <summary>Reads the columns.</summary>
    /// <param name="row">The row.</param>
    /// <param name="conversation">The conversation of the message.</param>
    /// <param name="peerReadUntil">Up to when the other user has read the conversation.</param>
    /// <param name="names">Names that were read before.</param>
    public static ChatMessage Read(in SqliteStatement row, ConversationKey conversation, long peerReadUntil, NamePool names)
    {
        string type = names.Get(row.GetBytes(6));
        var envelope = new MessageEnvelope
        {
            Id = SortableId.FromStored(row.GetInt64(0)),
            Conversation = conversation,
            ServerTime = row.GetTime(1),
            SenderId = names.Get(row.GetBytes(2)),
            ReceiverId = names.Get(row.GetBytes(3)),
            Direction = (MessageDirection)row.GetInt32(4),
            State = (MessageState)row.GetInt32(5),
            Type = type.Length > 0 ? new MessageType(type) : default,
            EditTime = row.GetInt64(7),
            Receipts = ((MessageReceipts)row.GetInt32(10) & ~MessageReceipts.Seen) | ReceiptsOf(row, peerReadUntil),
            GroupReadCount = row.IsNull(11) ? null : row.GetInt32(11),
            LocalExtension = row.FindString(12),
            FilePath = row.FindString(13),
            ThumbnailPath = row.FindString(14),
        };
        return new ChatMessage(envelope, PayloadReader.Open((PayloadFormat)row.GetInt32(8), row.GetBytes(9).ToArray()));
    }

    /// <summary>Reads the columns with those that say where the message is.</summary>
    public static ChatMessage ReadAnywhere(in SqliteStatement row, NamePool names) => Read(
        row,
        ConversationKey.FromTrusted((ConversationType)row.GetInt32(Count), names.Get(row.GetBytes(Count + 1))),
        row.GetInt64(Count + 2),
        names);

    private static MessageReceipts ReceiptsOf(in SqliteStatement row, long peerReadUntil) =>
        (MessageDirection)row.GetInt32(4) == MessageDirection.Sent && row.GetInt64(1) <= peerReadUntil
            ? MessageReceipts.Delivered | MessageReceipts.Read
            : MessageReceipts.None;
}
