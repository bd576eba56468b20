namespace Easemob.Messaging;

/// <summary>The thread that began with a message.</summary>
public sealed record ThreadOverview
{
    /// <summary>Gets the thread's id; <see cref="ConversationKey.Thread"/> makes its key.</summary>
    public required string ThreadId { get; init; }

    /// <summary>Gets the id of the group that the thread belongs to.</summary>
    public string? ParentGroupId { get; init; }

    /// <summary>Gets the thread's name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the number of messages in the thread.</summary>
    public int MessageCount { get; init; }

    /// <summary>Gets when the thread was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the thread last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Gets the newest message in the thread.</summary>
    public ChatMessage? LatestMessage { get; init; }
}
