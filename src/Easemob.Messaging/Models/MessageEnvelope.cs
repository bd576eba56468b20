namespace Easemob.Messaging;

/// <summary>What is known of a message without decoding its body: what the cache keeps in columns.</summary>
internal readonly struct MessageEnvelope
{
    public required ulong Id { get; init; }

    public required ConversationKey Conversation { get; init; }

    public required string SenderId { get; init; }

    public required string ReceiverId { get; init; }

    /// <summary>The server's time in Unix milliseconds.</summary>
    public required long ServerTime { get; init; }

    public required MessageDirection Direction { get; init; }

    public required MessageType Type { get; init; }

    public MessageState State { get; init; }

    /// <summary>The time of the newest edit in Unix milliseconds, 0 where there was none.</summary>
    public long EditTime { get; init; }

    /// <summary>The receipts that arrived by themselves; the payload may tell of others.</summary>
    public MessageReceipts Receipts { get; init; }

    public int? GroupReadCount { get; init; }

    public string? LocalExtension { get; init; }

    public string? FilePath { get; init; }

    public string? ThumbnailPath { get; init; }
}
