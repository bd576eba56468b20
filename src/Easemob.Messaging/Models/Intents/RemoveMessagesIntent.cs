namespace Easemob.Messaging;

/// <summary>To remove messages by id. Local effect: they go, and stay gone whatever is fetched later.</summary>
public sealed record RemoveMessagesIntent : ConversationIntent
{
    /// <summary>Gets the ids of the messages.</summary>
    public required IReadOnlyList<string> MessageIds { get; init; }
}
