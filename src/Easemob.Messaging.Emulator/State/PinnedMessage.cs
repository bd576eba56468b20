namespace Easemob.Messaging.Emulator.State;

/// <summary>A message that a member pinned for all in its conversation.</summary>
internal sealed record PinnedMessage(StoredMessage Message, string Operator, long PinnedAt);
