namespace Easemob.Messaging;

/// <summary>A message whose meaning the application defines.</summary>
public sealed record CustomMessageBody : MessageBody
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.Custom;

    /// <summary>Gets the application's name for the event.</summary>
    public required string Event { get; init; }

    /// <summary>Gets the values that belong to the event.</summary>
    public IReadOnlyDictionary<string, ExtensionValue> Parameters { get; init; } = ExtensionValue.None;
}
