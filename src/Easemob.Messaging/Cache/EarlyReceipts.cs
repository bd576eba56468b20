namespace Easemob.Messaging.Cache;

/// <summary>
/// Receipts for messages that are not here yet: the other user may be quicker than the transaction in which a message of this device
/// gets its id, or than another queue. The newest are remembered; used inside transactions only, which come one after the other.
/// </summary>
internal sealed class EarlyReceipts
{
    private const int Capacity = 1_024;

    private readonly Queue<ReceiptNote> _receipts = new();

    public void Add(ReceiptNote receipt)
    {
        if (_receipts.Count == Capacity)
        {
            _receipts.Dequeue();
        }

        _receipts.Enqueue(receipt);
    }

    /// <summary>Notes on a message that is here now what arrived for it before.</summary>
    public void Apply(SqliteSession session, ConversationKey key, ulong messageId)
    {
        foreach (ReceiptNote receipt in _receipts.Where(receipt => receipt.MessageId == messageId))
        {
            if (ConversationTable.Find(session, key) is { } conversation)
            {
                MessageChanges.AddReceipts(session, conversation, receipt);
            }
        }
    }

    public void Clear() => _receipts.Clear();
}
