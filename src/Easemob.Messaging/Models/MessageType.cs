namespace Easemob.Messaging;

/// <summary>
/// The type of a message, by the service's own word. The service may know types that this library does not: they keep
/// their word and come as <see cref="UnknownMessageBody"/>.
/// </summary>
public readonly record struct MessageType
{
    private readonly string? _value;

    /// <summary>Names a type by the service's word.</summary>
    /// <param name="value">The word, such as <c>txt</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public MessageType(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Gets the type of <see cref="TextMessageBody"/>.</summary>
    public static MessageType Text { get; } = new("txt");

    /// <summary>Gets the type of <see cref="ImageMessageBody"/>.</summary>
    public static MessageType Image { get; } = new("img");

    /// <summary>Gets the type of <see cref="VideoMessageBody"/>.</summary>
    public static MessageType Video { get; } = new("video");

    /// <summary>Gets the type of <see cref="VoiceMessageBody"/>.</summary>
    public static MessageType Voice { get; } = new("audio");

    /// <summary>Gets the type of <see cref="FileMessageBody"/>.</summary>
    public static MessageType File { get; } = new("file");

    /// <summary>Gets the type of <see cref="LocationMessageBody"/>.</summary>
    public static MessageType Location { get; } = new("loc");

    /// <summary>Gets the type of <see cref="CommandMessageBody"/>.</summary>
    public static MessageType Command { get; } = new("cmd");

    /// <summary>Gets the type of <see cref="CustomMessageBody"/>.</summary>
    public static MessageType Custom { get; } = new("custom");

    /// <summary>Gets the type of <see cref="CombinedMessageBody"/>.</summary>
    public static MessageType Combined { get; } = new("combine");

    /// <summary>Gets the service's word.</summary>
    /// <value>Empty only for the default value.</value>
    public string Value => _value ?? string.Empty;

    /// <summary>Returns the service's word.</summary>
    public override string ToString() => Value;
}
