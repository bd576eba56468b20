namespace Easemob.Messaging.Benchmarks;

/// <summary>What one contestant received: when each message was sent, and when it was told.</summary>
/// <param name="SentAt">The times of sending, in milliseconds since 1970, in the order of arrival.</param>
/// <param name="ToldAt">The times of the events.</param>
internal sealed record LiveMeasurement(double[] SentAt, double[] ToldAt)
{
    /// <summary>Gets how many messages a second came through, from the first sending to the last event.</summary>
    public double MessagesPerSecond => SentAt.Length / (ToldAt[^1] - SentAt[0]) * 1000;

    /// <summary>Gets the latency, in milliseconds, that a share of the messages did not exceed.</summary>
    public double Latency(double share)
    {
        double[] sorted = [.. SentAt.Zip(ToldAt, (sent, told) => told - sent).Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }
}
