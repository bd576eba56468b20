namespace Easemob.Messaging;

/// <summary>The realtime connection has another state. The vendor's <c>connectionStateDidChange</c>, with the reason.</summary>
public sealed record ConnectionStateChanged : ChatEvent
{
    /// <summary>Gets the new state.</summary>
    public required ConnectionState State { get; init; }

    /// <summary>Gets why the connection was lost or could not be made.</summary>
    /// <value>Null where the application asked for it, and while all is well.</value>
    public EasemobException? Reason { get; init; }
}
