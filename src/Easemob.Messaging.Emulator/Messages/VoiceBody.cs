namespace Easemob.Messaging.Emulator;

/// <summary>A voice recording: <c>audio</c> on the wire.</summary>
public sealed record VoiceBody : AttachmentBody
{
    /// <summary>Gets the length in seconds.</summary>
    public int Seconds { get; init; }

    /// <inheritdoc/>
    public override string WireType => "audio";
}
