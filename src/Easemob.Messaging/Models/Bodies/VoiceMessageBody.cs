namespace Easemob.Messaging;

/// <summary>A voice recording.</summary>
public sealed record VoiceMessageBody : AttachmentMessageBody
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.Voice;

    /// <summary>Gets the length of the recording, in whole seconds.</summary>
    public TimeSpan Duration { get; init; }
}
