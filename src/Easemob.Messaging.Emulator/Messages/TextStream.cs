namespace Easemob.Messaging.Emulator;

/// <summary>The state of a text that arrives in pieces, as the answers of a language model do.</summary>
public sealed record TextStream
{
    /// <summary>Gets the application's own name for the kind of stream.</summary>
    public string Type { get; init; } = "";

    /// <summary>Gets the number of the newest piece.</summary>
    public ulong Sequence { get; init; }

    /// <summary>
    /// Gets how far the stream has come. The default, the whole text at once, is the form in which history keeps a stream.
    /// </summary>
    public TextStreamStatus Status { get; init; } = TextStreamStatus.Full;

    /// <summary>Gets the error, 0 for none.</summary>
    public int Error { get; init; }

    /// <summary>Gets the application's own number for why the stream ended.</summary>
    public int FinishReason { get; init; }
}
