namespace Easemob.Messaging.Emulator.State;

/// <summary>One page of history, in the order of the search.</summary>
internal sealed record HistoryPage(IReadOnlyList<StoredMessage> Messages, bool IsLast);
