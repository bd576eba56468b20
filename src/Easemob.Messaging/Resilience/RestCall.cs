namespace Easemob.Messaging.Resilience;

/// <summary>What a call's attempts share while it runs.</summary>
internal sealed class RestCall(string operation, long startedAt)
{
    public string Operation { get; } = operation;

    /// <summary>Gets the timestamp of the call's start, by its <see cref="TimeProvider"/>.</summary>
    public long StartedAt { get; } = startedAt;

    public int Attempts { get; set; }

    public Exception? LastFailure { get; set; }
}
