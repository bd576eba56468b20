namespace Easemob.Messaging.Benchmarks;

/// <summary>What one contestant did in one round.</summary>
/// <param name="Messages">How many messages it handled.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="AllocatedBytes">What it allocated, where that can be told.</param>
internal readonly record struct Measurement(int Messages, TimeSpan Elapsed, long? AllocatedBytes = null)
{
    public double MessagesPerSecond => Messages / Elapsed.TotalSeconds;

    public double? BytesPerMessage => (double?)AllocatedBytes / Messages;
}
