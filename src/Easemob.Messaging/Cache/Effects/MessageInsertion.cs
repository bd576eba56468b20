using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>What the application puts into the cache by itself. Inside one transaction of the caller's.</summary>
internal static class MessageInsertion
{
    /// <summary>Inserts messages, each where its time says, and lists their conversations.</summary>
    /// <returns>What became of them.</returns>
    public static ImportResult InsertAll(SqliteSession session, IReadOnlyList<ChatMessage> messages)
    {
        var result = new ImportResult();
        ConversationKey key = default;
        ConversationRow conversation = default;
        foreach (ChatMessage message in messages)
        {
            if (message.Type == MessageType.Command)
            {
                result = result with { Commands = result.Commands + 1 };
                continue;
            }

            // What is imported often comes by conversations.
            if (conversation.Id == 0 || key != message.Conversation)
            {
                key = message.Conversation;
                conversation = ConversationTable.FindOrAdd(session, key);
            }

            if (RemovedMessages.Contain(session, conversation, message))
            {
                result = result with { Removed = result.Removed + 1 };
            }
            else if (Insert(session, conversation, message, message.SentAt.ToUnixTimeMilliseconds()))
            {
                result = result with { Imported = result.Imported + 1 };
                conversation = conversation with { IsListed = true };
            }
            else
            {
                result = result with { AlreadyThere = result.AlreadyThere + 1 };
            }
        }

        return result;
    }

    /// <summary>Inserts a message as the newest of its conversation.</summary>
    /// <returns>The message as it is stored; null where its id is there already, or was removed.</returns>
    public static ChatMessage? Append(SqliteSession session, ChatMessage message)
    {
        ConversationRow conversation = ConversationTable.FindOrAdd(session, message.Conversation);
        MessagePosition position = MessagePosition.Of(message);
        if (MessageTable.FindNewest(session, conversation) is { } newest && position.CompareTo(newest) < 0)
        {
            // After the last millisecond there is none.
            long time = newest.ServerTime + (position.StoredId > newest.StoredId ? 0 : 1);
            position = position with { ServerTime = Math.Min(time, WireTime.Max) };
        }

        // Where it is to be says whether it was removed: what is above the watermark was not.
        return RemovedMessages.Contain(session, conversation, message, position.ServerTime)
            || !Insert(session, conversation, message, position.ServerTime)
                ? null
                : MessageQueries.Find(session, message.Id);
    }

    /// <summary>Replaces body, extension and local extension of a message that is there.</summary>
    /// <returns>Whether it is there, in the conversation it names.</returns>
    public static bool Update(SqliteSession session, ChatMessage message)
    {
        if (ConversationTable.Find(session, message.Conversation) is not { } conversation
            || MessageChanges.Find(session, conversation, message.Conversation, message.Id) is not { } stored)
        {
            return false;
        }

        // A body that cannot be understood cannot be encoded again: it stays as it came, with what came with it.
        MessagePayload payload = message is { Body: UnknownMessageBody, Payload: { } own }
            ? own
            : ContentRewriting.Run(stored, message.Body, message.Extensions, stored.Edit);
        MessageChanges.ReplaceContent(session, message.Id, message.Type, stored.EditTime, payload);
        return MessageChanges.SaveExtension(session, message.Id, message.LocalExtension);
    }

    private static bool Insert(SqliteSession session, in ConversationRow conversation, ChatMessage message, long time)
    {
        if (!MessageTable.Insert(session, conversation, message, time))
        {
            return false;
        }

        if (!conversation.IsListed)
        {
            ConversationTable.MarkListed(session, conversation.Id, unread: 0);
        }

        return true;
    }
}
