namespace Easemob.Messaging.Emulator;

/// <summary>A command for the receiving program rather than its user.</summary>
public sealed record CommandBody : EmulatorMessageBody
{
    /// <summary>Gets the action to take.</summary>
    public required string Action { get; init; }

    /// <inheritdoc/>
    public override string WireType => "cmd";
}
