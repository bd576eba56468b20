namespace Easemob.Messaging;

/// <summary>A message of this device is on its way, has arrived at the server or has failed. The vendor's <c>messageStatusDidChange</c>.</summary>
public sealed record MessageStateChanged : ChatEvent
{
    /// <summary>Gets the id that the message had on its way; it stays the same through all states.</summary>
    public required string LocalId { get; init; }

    /// <summary>Gets the message; once it is sent, with the server's id and time.</summary>
    public required ChatMessage Message { get; init; }

    /// <summary>Gets what went wrong.</summary>
    /// <value>Null unless the message failed or its fate is unknown.</value>
    public EasemobException? Error { get; init; }
}
