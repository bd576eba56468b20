namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>Names how an answer that was cut ends.</summary>
internal enum CutEnding
{
    Close,
    Reset,
    ShortLength,
    Stall,
}
