namespace Easemob.Messaging;

/// <summary>The state of a text that its sender, usually a bot, writes piece by piece.</summary>
public sealed record TextStream
{
    /// <summary>Gets the sender's name for the kind of stream.</summary>
    public string? CustomType { get; init; }

    /// <summary>Gets how far the text has come.</summary>
    public TextStreamStatus Status { get; init; }

    /// <summary>Gets the service's error number, 0 where there is none.</summary>
    public int Error { get; init; }

    /// <summary>Gets the sender's number for why the stream ended, 0 where none was given.</summary>
    public int FinishReason { get; init; }
}
