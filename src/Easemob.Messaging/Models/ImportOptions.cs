namespace Easemob.Messaging;

/// <summary>How messages are imported.</summary>
public sealed record ImportOptions
{
    /// <summary>Gets how many messages of the sequence are passed over unseen: those that an earlier import committed. The default is 0.</summary>
    public long Skip { get; init; }

    /// <summary>Gets how many messages are committed at once. The default is 1,000; from 1 to 10,000.</summary>
    public int BatchSize { get; init; } = 1_000;
}
