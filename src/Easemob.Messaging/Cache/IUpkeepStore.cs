namespace Easemob.Messaging;

/// <summary>What keeps a cache as large as it is meant to be.</summary>
public interface IUpkeepStore
{
    /// <summary>
    /// Deletes all messages, empties the local list, and forgets pinned messages and what is not on its way. The device id, what the server
    /// removed, unresolved intents and pending comparisons stay.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task ClearAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes the oldest messages until the limits hold, in several transactions. The server's stay, and come back when they are fetched.
    /// </summary>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Stops between two transactions.</param>
    /// <returns>What was done.</returns>
    Task<TrimResult> TrimAsync(CacheLimits limits, CancellationToken cancellationToken = default);
}
