namespace Easemob.Messaging;

/// <summary>Several messages forwarded as one. The attachment holds them.</summary>
public sealed record CombinedMessageBody : AttachmentMessageBody
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.Combined;

    /// <summary>Gets the title.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the summary shown before the messages are opened.</summary>
    public string? Summary { get; init; }

    /// <summary>Gets the text for clients that do not know combined messages.</summary>
    public string? CompatibleText { get; init; }

    /// <summary>Gets how many combined messages lie inside one another, 1 to 10; 0 where the sender did not say.</summary>
    public int Level { get; init; }
}
