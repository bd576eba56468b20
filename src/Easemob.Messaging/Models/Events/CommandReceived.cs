namespace Easemob.Messaging;

/// <summary>A command arrived. Commands are for the application and are not kept in the cache. The vendor's <c>cmdMessagesDidReceive</c>.</summary>
public sealed record CommandReceived : ChatEvent
{
    /// <summary>Gets the message; its body is a <see cref="CommandMessageBody"/>.</summary>
    public required ChatMessage Message { get; init; }
}
