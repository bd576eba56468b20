namespace Easemob.Messaging.Emulator.State;

/// <summary>A stored message that devices must get now.</summary>
internal sealed record Delivery(StoredMessage Message, IReadOnlyCollection<string> Members, Posting Posting);
