namespace Easemob.Messaging.Cache;

/// <summary>What an intent that the server has carried out does to the cache. One transaction of the caller's.</summary>
internal static class IntentEffects
{
    private const string BuryNamed =
        """
        INSERT INTO tombstones (conversation, message, server_time)
        SELECT ?1, named.message, m.server_time
        FROM intent_messages named LEFT JOIN messages m ON m.id = named.message AND m.conversation = ?1
        WHERE named.intent = ?2
        ON CONFLICT DO NOTHING
        """;

    private const string DeleteNamed =
        "DELETE FROM messages WHERE conversation = ?1 AND id IN (SELECT message FROM intent_messages WHERE intent = ?2)";

    private const string BuryAll =
        """
        INSERT INTO tombstones (conversation, message, server_time)
        SELECT m.conversation, m.id, m.server_time FROM messages m JOIN conversations c ON c.id = m.conversation
        WHERE m.server_time >= c.removed_before
        ON CONFLICT DO NOTHING
        """;

    public static void Apply(SqliteSession session, long intentId, ServerIntent intent, ServerReceipt receipt)
    {
        if (intent is ConversationIntent one)
        {
            Apply(session, intentId, one, receipt);
        }
        else
        {
            DeleteEverything(session, receipt);
        }

        IntentTable.ForgetCovered(session, intentId, intent);
        IntentTable.Forget(session, intentId);
    }

    private static void Apply(SqliteSession session, long intentId, ConversationIntent intent, ServerReceipt receipt)
    {
        ConversationRow conversation = ConversationTable.FindOrAdd(session, intent.Conversation);
        switch (intent)
        {
            case RemoveMessagesIntent:
                Remove(session, conversation, intentId);
                break;
            case RemoveMessagesBeforeIntent removal:
                RemoveBefore(session, conversation, EndOf(session, conversation, removal, receipt));
                break;
            case DeleteConversationIntent deletion:
                Delete(session, conversation, deletion, receipt);
                break;
        }
    }

    // Ids that the cache does not hold are buried too: a page that is on its way may bring them.
    private static void Remove(SqliteSession session, ConversationRow conversation, long intentId)
    {
        int unread = UnreadMessages.CountWithout(session, conversation, intentId);
        session.Run(BuryNamed, conversation.Id, intentId);
        session.Run(DeleteNamed, conversation.Id, intentId);
        ConversationTable.SaveUnread(session, conversation.Id, unread);
    }

    private static void RemoveBefore(SqliteSession session, ConversationRow conversation, long time)
    {
        MessageSpan older = MessageSpan.OlderThan(time);
        int unread = UnreadMessages.CountWithout(session, conversation, older);
        MessageTable.Delete(session, conversation.Id, older);
        ConversationTimes.RaiseRemovedBefore(session, conversation.Id, time);
        ConversationTable.SaveUnread(session, conversation.Id, unread);

        // Whether the server has taken that very millisecond is its choice.
        CoverageEffects.Doubt(session, conversation.Id, CoveredSpan.At(time));
    }

    // What stays here of a conversation that the server has deleted, it may have no longer.
    private static void Delete(
        SqliteSession session, ConversationRow conversation, DeleteConversationIntent deletion, ServerReceipt receipt)
    {
        if (deletion is not { LocalEffect: LocalEffect.Delete, Messages: ServerMessages.Delete })
        {
            long newest = MessageTable.FindNewestTime(session, conversation) ?? 0;
            CoverageEffects.DoubtUpTo(session, conversation.Id, Math.Max(newest, receipt.ServerTime?.ToUnixTimeMilliseconds() ?? 0));
        }

        if (deletion.LocalEffect == LocalEffect.Keep)
        {
            return;
        }

        if (deletion.Messages == ServerMessages.Delete)
        {
            // The watermark keeps away whatever was older than the server's answer; only the rest needs a tombstone each.
            long watermark = Math.Max(conversation.RemovedBefore, receipt.ServerTime?.ToUnixTimeMilliseconds() ?? 0);
            TombstoneTable.AddAll(session, conversation.Id, MessageSpan.Since(watermark));
            MessageTable.Delete(session, conversation.Id, MessageSpan.All);
            ConversationTimes.RaiseRemovedBefore(session, conversation.Id, watermark);
        }

        ConversationTable.Unlist(session, conversation.Id);
    }

    // As each conversation is deleted with its messages, and those too that the cache is yet to hear of.
    private static void DeleteEverything(SqliteSession session, ServerReceipt receipt)
    {
        long time = receipt.ServerTime?.ToUnixTimeMilliseconds() ?? 0;
        ConversationTimes.RaiseAllRemovedBefore(session, time);
        session.Execute(BuryAll);
        PinnedMessageTable.Clear(session);
        MessageTable.DeleteAll(session);
        ConversationTable.UnlistAll(session);
        OutboxTable.RemoveAllNotSending(session);
    }

    // A time ahead of the server's clock must not swallow messages that are yet to come. Where the server does not tell its clock,
    // it has at least come as far as the newest message that is known.
    private static long EndOf(
        SqliteSession session, ConversationRow conversation, RemoveMessagesBeforeIntent removal, ServerReceipt receipt)
    {
        long serverTime = receipt.ServerTime?.ToUnixTimeMilliseconds() ?? MessageTable.FindNewestTime(session, conversation) + 1 ?? 0;
        return Math.Min(removal.Before.ToUnixTimeMilliseconds(), serverTime);
    }
}
