namespace Easemob.Messaging;

/// <summary>
/// What became of each message of a removal. More than 50 ids go to the server in several calls, one after the other; the
/// first call that fails ends the removal. Where it is the very first, its exception is thrown and there is no result.
/// </summary>
public sealed record RemovalResult
{
    /// <summary>Gets the ids that the server has removed. They are gone from the cache too.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>
    /// Gets the ids of the call that failed. They are still in the cache; whether the server has removed them is unknown where
    /// <see cref="EasemobException.IsOutcomeUnknown"/> says so. Removing them again is safe.
    /// </summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    /// <summary>Gets the ids that were not sent because an earlier call failed.</summary>
    public IReadOnlyList<string> NotAttempted { get; init; } = [];

    /// <summary>Gets why the removal ended early: what the failed call threw, or the cancellation.</summary>
    /// <value>Null where everything was removed.</value>
    public Exception? Error { get; init; }

    /// <summary>Gets whether everything was removed.</summary>
    public bool IsComplete => Error is null;
}
