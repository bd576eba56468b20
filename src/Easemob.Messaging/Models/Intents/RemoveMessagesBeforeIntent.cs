namespace Easemob.Messaging;

/// <summary>
/// To remove all messages up to a time. Local effect: what is older than the time goes, and stays gone whatever is fetched later.
/// </summary>
public sealed record RemoveMessagesBeforeIntent : ConversationIntent
{
    /// <summary>Gets the time.</summary>
    public required DateTimeOffset Before { get; init; }
}
