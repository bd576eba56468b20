namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>An item in a device's queue.</summary>
internal readonly record struct QueueItem(ulong Key, ItemContent Content, bool WasOnline);
