namespace Easemob.Messaging.Emulator.State;

/// <summary>Names what the service thinks of a token.</summary>
internal enum TokenState
{
    Missing,
    Valid,
    Expired,
    Corrupt,
    Unknown,
}
