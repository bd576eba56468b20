namespace Easemob.Messaging.Cache;

/// <summary>
/// Receipts and edits for messages that are not here yet: the other user may be quicker than the transaction in which a message of this
/// device gets its id, or than another queue. The newest are remembered; used inside transactions only, which come one after the other.
/// </summary>
internal sealed class EarlyChanges
{
    private const int MaxReceipts = 1_024;
    private const int MaxEdits = 256; // they carry texts

    private readonly Queue<ReceiptNote> _receipts = new();
    private readonly Queue<MessageEdited> _edits = new();

    public void Add(ReceiptNote receipt) => Add(_receipts, receipt, MaxReceipts);

    public void Add(MessageEdited edit) => Add(_edits, edit, MaxEdits);

    /// <summary>Does to a message that is here now what arrived for it before.</summary>
    /// <returns>The message as it is then; null where nothing had arrived.</returns>
    public ChatMessage? Apply(SqliteSession session, ConversationKey key, ulong messageId)
    {
        bool isChanged = false;
        foreach (ReceiptNote receipt in _receipts.Where(receipt => receipt.MessageId == messageId))
        {
            isChanged |= ConversationTable.Find(session, key) is { } conversation
                && MessageChanges.AddReceipts(session, conversation, receipt);
        }

        foreach (MessageEdited edit in _edits.Where(edit => edit.Message.Id == messageId))
        {
            isChanged |= EditEffects.TryApply(session, edit) is not null;
        }

        return isChanged && ConversationTable.Find(session, key) is { } row ? MessageChanges.Find(session, row, key, messageId) : null;
    }

    public void Clear()
    {
        _receipts.Clear();
        _edits.Clear();
    }

    private static void Add<T>(Queue<T> changes, T change, int capacity)
    {
        if (changes.Count == capacity)
        {
            changes.Dequeue();
        }

        changes.Enqueue(change);
    }
}
