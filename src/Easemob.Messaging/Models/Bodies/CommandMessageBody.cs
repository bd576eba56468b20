namespace Easemob.Messaging;

/// <summary>A command to the receiver's program. Commands are never stored in the cache.</summary>
public sealed record CommandMessageBody : MessageBody
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.Command;

    /// <summary>Gets what is to be done.</summary>
    public required string Action { get; init; }
}
