namespace Easemob.Messaging.Emulator.State;

internal sealed partial class ServerState
{
    // Raised within the lock, so that devices get messages in the order of their ids; handlers do not call back.
    public event Action<Delivery>? MessagePosted;

    /// <summary>Stores a message and shows it to everyone concerned.</summary>
    public StoredMessage Append(EmulatorMessage message) => Append(new Posting(message));

    /// <summary>Stores a message, shows it to everyone concerned, and has it delivered to their devices.</summary>
    public StoredMessage Append(Posting posting)
    {
        EmulatorMessage message = posting.Message;
        lock (_gate)
        {
            Account sender = KnownUser(message.From);
            Channel channel = message.ChatType == EmulatorChatType.Chat
                ? _channels.Pair(sender.Id, KnownUser(message.To).Id)
                : KnownConference(message.To);
            if (channel.ChatType != message.ChatType)
            {
                throw new ArgumentException($"{message.To} is a {channel.ChatType}, not a {message.ChatType}.");
            }

            StoredMessage stored = Place(channel, message with
            {
                From = sender.Id,
                To = message.ChatType == EmulatorChatType.Chat ? UserIds.Normalize(message.To) : message.To,
            }, out int index);
            stored.Record = posting.Record?.Invoke(stored.Id, stored.Timestamp);
            if ((message.Body is not CommandBody || Switches.CommandHistory) && (!posting.OnlineOnly || Switches.OnlineOnlyHistory))
            {
                channel.Log.Insert(index, stored);
                Show(channel, stored, posting.DirectedUsers);
            }

            if (posting.IsLive)
            {
                MessagePosted?.Invoke(new Delivery(stored, channel.Members, posting));
            }

            return stored;
        }
    }

    /// <summary>Changes a message for everyone; its id, time and place stay.</summary>
    public StoredMessage Update(string id, Func<EmulatorMessage, EmulatorMessage> change)
    {
        lock (_gate)
        {
            (MessageLog log, int index) = Find(id);
            StoredMessage old = log[index];
            EmulatorMessage message = old.Snapshot();
            return log[index] = new StoredMessage(old.Id, old.Timestamp, change(message) with
            {
                ChatType = message.ChatType,
                From = message.From,
                To = message.To,
            });
        }
    }

    /// <summary>Takes a message away from everyone.</summary>
    public StoredMessage Recall(string id)
    {
        lock (_gate)
        {
            (MessageLog log, int index) = Find(id);
            StoredMessage message = log[index];
            log.RemoveAt(index);
            return message;
        }
    }

    /// <summary>Reads a page of a conversation; there is none in a place the user is not a member of.</summary>
    public HistoryPage History(string userId, EmulatorChatType chatType, string conversationId, HistoryQuery query)
    {
        lock (_gate)
        {
            return FindMailbox(userId, chatType, conversationId) is { } mailbox && mailbox.Channel.Members.Contains(userId)
                ? mailbox.Page(query, KeptSince)
                : new HistoryPage([], IsLast: true);
        }
    }

    /// <summary>Returns the user's conversation list, the most recently active first.</summary>
    public IReadOnlyList<ListedConversation> Conversations(string userId)
    {
        lock (_gate)
        {
            long keptSince = KeptSince;
            return
            [
                .. KnownUser(userId).Mailboxes
                    .Select(mailbox => (Mailbox: mailbox, Newest: mailbox.Newest(keptSince)))
                    .Where(entry => entry.Newest is not null)
                    .OrderByDescending(entry => entry.Newest!.Timestamp).ThenByDescending(entry => entry.Newest!.Id)
                    .Take(Switches.ConversationCapacity)
                    .Select(entry => new ListedConversation(
                        entry.Mailbox.ConversationId, entry.Mailbox.Channel.ChatType, entry.Mailbox.Unread, entry.Newest!)),
            ];
        }
    }

    /// <summary>Changes the user's view of one conversation; there is nothing to change in one that was never written in.</summary>
    public void ChangeMailbox(string userId, EmulatorChatType chatType, string conversationId, Action<Mailbox> change)
    {
        lock (_gate)
        {
            if (FindMailbox(userId, chatType, conversationId) is { } mailbox)
            {
                change(mailbox);
            }
        }
    }
}
