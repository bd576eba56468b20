namespace Easemob.Messaging;

/// <summary>A translation of a text message.</summary>
public sealed record MessageTranslation
{
    /// <summary>Gets the language, such as <c>fr</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Gets the translated text.</summary>
    public required string Text { get; init; }
}
