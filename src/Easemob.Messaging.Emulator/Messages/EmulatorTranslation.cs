namespace Easemob.Messaging.Emulator;

/// <summary>A translation of a text message.</summary>
public sealed record EmulatorTranslation
{
    /// <summary>Gets the language code, such as <c>fr</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the translated text.</summary>
    public required string Text { get; init; }
}
