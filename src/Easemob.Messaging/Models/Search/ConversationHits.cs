namespace Easemob.Messaging;

/// <summary>What a search found in one conversation.</summary>
public sealed record ConversationHits
{
    /// <summary>The most ids that <see cref="MessageIds"/> holds: 1,000.</summary>
    public const int MaxMessageIds = 1_000;

    /// <summary>Gets the conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets how many messages were found, however many they are.</summary>
    public required int Count { get; init; }

    /// <summary>Gets the newest of them.</summary>
    public required SearchHit Newest { get; init; }

    /// <summary>Gets the ids of the newest 1,000 of them, from new to old.</summary>
    public required IReadOnlyList<string> MessageIds { get; init; }
}
