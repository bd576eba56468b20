namespace Easemob.Messaging;

/// <summary>What the server said of a change that it carried out.</summary>
public readonly record struct ServerReceipt
{
    /// <summary>Gets the server's clock when it answered.</summary>
    /// <value>Null where the answer did not say.</value>
    public DateTimeOffset? ServerTime { get; init; }
}
