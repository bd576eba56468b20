namespace Easemob.Messaging;

/// <summary>Which of the conversations kept on the server are wanted. Mirrors the vendor's <c>ConversationFilter</c> and its siblings.</summary>
public sealed record ConversationQuery
{
    /// <summary>Gets whether only pinned conversations are wanted: the one that was pinned last comes first. The default is false.</summary>
    public bool Pinned { get; init; }

    /// <summary>Gets the mark that conversations must have, 0 to 19: the one that was marked last comes first. Not with <see cref="Pinned"/>.</summary>
    /// <value>Null for all, with marks or without.</value>
    public int? Mark { get; init; }

    /// <summary>
    /// Gets whether conversations without messages are wanted too, by the time of their creation: the vendor's
    /// <c>loadEmptyConversations</c>. The default is false. Nothing changes with a <see cref="Mark"/>.
    /// </summary>
    public bool IncludeEmpty { get; init; }
}
