namespace Easemob.Messaging;

/// <summary>One page of the conversation list by cursor, as <see cref="IChatTransport"/> is asked for it.</summary>
public sealed record ConversationListRequest
{
    /// <summary>Gets which conversations are wanted.</summary>
    public required ConversationQuery Query { get; init; }

    /// <summary>Gets where to begin: the cursor of the page before.</summary>
    /// <value>Null for the first page.</value>
    public string? Cursor { get; init; }

    /// <summary>Gets how many conversations to ask for, 1 to 50, or 1 to 10 by mark.</summary>
    public required int PageSize { get; init; }
}
