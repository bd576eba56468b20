namespace Easemob.Messaging;

/// <summary>Which parts of a conversation's history a cache holds completely.</summary>
public sealed record HistoryCoverage
{
    /// <summary>
    /// Gets the parts that are held completely, in ascending order, with something between each and the next: of the messages that the server
    /// has there for this user, none is missing but those that were removed.
    /// </summary>
    public IReadOnlyList<HistorySpan> Spans { get; init; } = [];

    /// <summary>
    /// Gets the parts that were held completely until something happened of which nobody here knows what it took away on the server: a
    /// removal or deletion whose answer never came, or one by another device. In ascending order; <see cref="Spans"/> are without them.
    /// </summary>
    public IReadOnlyList<HistorySpan> UnverifiedSpans { get; init; } = [];

    /// <summary>Gets whether it is known where the conversation begins: the oldest part has nothing before it on the server.</summary>
    public bool ReachedBeginning { get; init; }

    /// <summary>
    /// Gets whether nothing is missing and nothing in doubt between the beginning of the conversation and the newest message that was
    /// fetched.
    /// </summary>
    public bool IsComplete => ReachedBeginning && Spans.Count == 1 && UnverifiedSpans.Count == 0;
}
