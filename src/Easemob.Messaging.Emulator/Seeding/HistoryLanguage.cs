namespace Easemob.Messaging.Emulator;

/// <summary>Names the language of made-up texts.</summary>
public enum HistoryLanguage
{
    /// <summary>Chinese, English, and both within one text.</summary>
    Mixed,

    /// <summary>Chinese only.</summary>
    Chinese,

    /// <summary>English only.</summary>
    English,
}
