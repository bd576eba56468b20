namespace Easemob.Messaging;

/// <summary>The thread that a message was sent in.</summary>
public sealed record MessageThread
{
    /// <summary>Gets the id of the message that the thread began with.</summary>
    public string? ParentMessageId { get; init; }

    /// <summary>Gets the id of the group that the thread belongs to.</summary>
    public string? ParentGroupId { get; init; }

    /// <summary>Gets the thread's name.</summary>
    public string? Name { get; init; }
}
