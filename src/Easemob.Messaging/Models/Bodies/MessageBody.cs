namespace Easemob.Messaging;

/// <summary>
/// What a message says. A closed family: text, image, video, voice, file, location, command, custom, combined, and
/// <see cref="UnknownMessageBody"/> for whatever a newer service may send.
/// </summary>
public abstract record MessageBody
{
    private protected MessageBody()
    {
    }

    /// <summary>Gets the type of the message.</summary>
    public abstract MessageType Type { get; }

    /// <summary>Returns the name of the type only, so that no message text reaches a log by accident.</summary>
    public sealed override string ToString() => GetType().Name;
}
