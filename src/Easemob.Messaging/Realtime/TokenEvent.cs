namespace Easemob.Messaging.Realtime;

/// <summary>What became of a token since it was looked at last.</summary>
internal enum TokenEvent
{
    None,
    Expiring,
    Expired,
}
