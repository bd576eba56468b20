namespace Easemob.Messaging.Emulator.State;

/// <content>Where messages are, and where they go.</content>
internal sealed partial class ServerState
{
    private void Show(Channel channel, StoredMessage stored, IReadOnlySet<string>? directedUsers)
    {
        foreach (string member in channel.Members)
        {
            if (!_accounts.TryGetValue(member, out Account? account))
            {
                continue;
            }

            if (directedUsers?.Contains(member) == false && member != stored.Message.From)
            {
                account.Mailbox(channel).Remove([stored.Id]);
            }
            else if (channel.IsListed)
            {
                account.Mailbox(channel).Receive(stored);
            }
        }
    }

    private (MessageLog Log, int Index) Find(string id)
    {
        ulong number = MessageIds.Parse(id);
        if (_messageIds.HomeOf(number)?.Log is { } log && log.FirstAtOrAfterId(number) is var index
            && index < log.Count && log[index].Id == number)
        {
            return (log, index);
        }

        throw new ArgumentException($"There is no message {id}.");
    }

    /// <summary>Gives a message its id and time and finds where in the log it belongs.</summary>
    private StoredMessage Place(Channel channel, EmulatorMessage message, out int index)
    {
        MessageLog log = channel.Log;
        long timestamp = message.SentAt?.ToUnixTimeMilliseconds() ?? Now;
        index = log.FirstAfterTime(timestamp);
        ulong id;
        if (message.Id is { } wanted)
        {
            id = MessageIds.Parse(wanted);
            index = log.FirstAtOrAfterId(id);
        }
        else
        {
            id = _messageIds.Take(channel, timestamp, after: index > 0 ? log[index - 1].Id : 0);
        }

        if ((index > 0 && log[index - 1].Timestamp > timestamp)
            || (index < log.Count && (log[index].Id <= id || log[index].Timestamp < timestamp)))
        {
            throw new ArgumentException($"Ids grow with time: {id} does not fit the time {timestamp} in its conversation.");
        }

        if (message.Id is not null)
        {
            _messageIds.TakeExactly(channel, id);
        }

        return new StoredMessage(id, timestamp, message);
    }

    private Mailbox? FindMailbox(string userId, EmulatorChatType chatType, string conversationId)
    {
        Channel? channel = chatType == EmulatorChatType.Chat
            ? _channels.FindPair(userId, UserIds.Normalize(conversationId))
            : _channels.FindConference(conversationId);
        return channel is null ? null : KnownUser(userId).Mailbox(channel);
    }
}
