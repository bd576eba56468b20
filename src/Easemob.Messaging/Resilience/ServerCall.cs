namespace Easemob.Messaging.Resilience;

/// <summary>What a call's attempts share while it runs.</summary>
internal sealed class ServerCall(string operation, long startedAt = 0)
{
    public string Operation { get; } = operation;

    /// <summary>Gets the timestamp of the call's start, by its <see cref="TimeProvider"/>.</summary>
    public long StartedAt { get; } = startedAt;

    public int Attempts { get; set; }

    /// <summary>
    /// Gets or sets whether the server may have carried out one of the attempts: one that failed so, or the one under way.
    /// </summary>
    public bool IsOutcomeUnknown { get; set; }

    /// <summary>Gets or sets what the attempt failed with that was repeated last.</summary>
    public Exception? LastFailure { get; set; }
}
