namespace Easemob.Messaging.Emulator;

/// <summary>Names which messages a made-up history holds.</summary>
public enum HistoryMix
{
    /// <summary>
    /// Four in five are texts; the others take turns among all types. Some have extension values, reactions, edits or receipts.
    /// </summary>
    AllTypes,

    /// <summary>Plain texts only.</summary>
    TextOnly,
}
