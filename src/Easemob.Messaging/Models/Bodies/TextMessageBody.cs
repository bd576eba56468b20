namespace Easemob.Messaging;

/// <summary>A text message.</summary>
public sealed record TextMessageBody : MessageBody
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.Text;

    /// <summary>Gets the text.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the state of a text that is written piece by piece.</summary>
    /// <value>Null for an ordinary text.</value>
    public TextStream? Stream { get; init; }

    /// <summary>Gets the translations that the sender or the server attached.</summary>
    public IReadOnlyList<MessageTranslation> Translations { get; init; } = [];
}
