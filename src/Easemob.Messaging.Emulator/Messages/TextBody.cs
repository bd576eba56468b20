namespace Easemob.Messaging.Emulator;

/// <summary>A text, or the text so far of one that is being streamed.</summary>
public sealed record TextBody : EmulatorMessageBody
{
    /// <summary>Gets the text.</summary>
    public required string Text { get; init; }

    /// <summary>Gets how far the stream has come; null for an ordinary text.</summary>
    public TextStream? Stream { get; init; }

    /// <inheritdoc/>
    public override string WireType => "txt";
}
