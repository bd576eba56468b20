namespace Easemob.Messaging;

/// <summary>What became of a mark that was to be added to conversations, or removed from them.</summary>
public sealed record MarkResult
{
    /// <summary>Gets the conversations of which the server says that it has done so.</summary>
    public IReadOnlyList<ConversationKey> Changed { get; init; } = [];

    /// <summary>Gets the conversations that the server passed over: it does not list them.</summary>
    public IReadOnlyList<ConversationKey> Ignored { get; init; } = [];

    /// <summary>Gets the conversations of the call that failed.</summary>
    public IReadOnlyList<ConversationKey> Failed { get; init; } = [];

    /// <summary>Gets the conversations of the calls after it, which were not made.</summary>
    public IReadOnlyList<ConversationKey> NotAttempted { get; init; } = [];

    /// <summary>Gets what stopped it.</summary>
    /// <value>Null where every call succeeded.</value>
    public Exception? Error { get; init; }
}
