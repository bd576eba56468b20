namespace Easemob.Messaging;

/// <summary>
/// What to fetch of a conversation's history. Mirrors the vendor's <c>FetchServerMessagesOption</c>.
/// </summary>
public sealed record HistoryQuery
{
    /// <summary>Gets which way to go. The default is <see cref="SearchDirection.Up"/>: from new to old.</summary>
    public SearchDirection Direction { get; init; } = SearchDirection.Up;

    /// <summary>
    /// Gets the message to begin behind. It is a position: no message need have this id, and one that has it is not returned.
    /// </summary>
    /// <value>Null to begin with the newest message (up) or the oldest (down).</value>
    public string? StartMessageId { get; init; }

    /// <summary>Gets the users whose messages are wanted. Not for one-to-one conversations.</summary>
    /// <value>Empty for all.</value>
    public IReadOnlyList<string> Senders { get; init; } = [];

    /// <summary>Gets the types of message that are wanted.</summary>
    /// <value>Empty for all.</value>
    public IReadOnlyList<MessageType> Types { get; init; } = [];

    /// <summary>Gets the earliest time that is wanted, inclusive; not before 1970.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the latest time that is wanted, inclusive; not before <see cref="From"/>.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Gets whether what is fetched is kept in the cache.</summary>
    /// <value>
    /// The default is true (the vendor's option has false). With false the cache is not touched: no message and no
    /// conversation appears in it.
    /// </value>
    public bool SaveToCache { get; init; } = true;

    /// <summary>Gets whether the query leaves out messages by sender, type or time.</summary>
    internal bool IsFiltered => Senders.Count > 0 || Types.Count > 0 || From is not null || To is not null;
}
