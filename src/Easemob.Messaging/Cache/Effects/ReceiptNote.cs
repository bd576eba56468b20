namespace Easemob.Messaging.Cache;

/// <summary>What a receipt says of a message.</summary>
internal readonly record struct ReceiptNote(ulong MessageId, MessageReceipts Receipts, int? ReadCount, string ReaderId);
