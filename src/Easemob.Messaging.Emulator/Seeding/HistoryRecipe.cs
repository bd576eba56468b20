namespace Easemob.Messaging.Emulator;

/// <summary>Says how a history is made up.</summary>
public sealed record HistoryRecipe
{
    /// <summary>Gets the seed of the random choices; equal seeds make equal histories. The default is 1.</summary>
    public int RandomSeed { get; init; } = 1;

    /// <summary>Gets the time of the newest message; null, the default, means one minute before now, by the emulator's clock.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Gets the time between two messages. The default is 45 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Gets which messages are made up. The default is a mix of all types.</summary>
    public HistoryMix Mix { get; init; } = HistoryMix.AllTypes;

    /// <summary>Gets the language of texts. The default is both, and mixed within one text.</summary>
    public HistoryLanguage Language { get; init; } = HistoryLanguage.Mixed;
}
