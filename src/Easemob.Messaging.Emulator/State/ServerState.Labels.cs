namespace Easemob.Messaging.Emulator.State;

internal sealed partial class ServerState
{
    private const int MaximumPinned = 50;

    /// <summary>Returns the conversations of a user's list that pass the filter, in its order.</summary>
    public IReadOnlyList<ConversationView> Conversations(string userId, ConversationFilter filter)
    {
        lock (_gate)
        {
            long keptSince = KeptSince;
            return
            [
                .. KnownUser(userId).Mailboxes
                    .Where(mailbox => mailbox.IsListed)
                    .Select(mailbox => (Mailbox: mailbox, Newest: mailbox.Newest(keptSince)))
                    .Where(entry => filter.WithEmpty || entry.Newest is not null)
                    .OrderByDescending(entry => entry.Newest?.Timestamp ?? entry.Mailbox.CreatedAt)
                    .Take(Switches.ConversationCapacity)
                    .Where(entry => !filter.OnlyPinned || entry.Mailbox.Labels.PinnedAt is not null)
                    .Where(entry => filter.Mark is not { } mark || entry.Mailbox.Labels.MarkedAt(mark) is not null)
                    .Select(entry => View(entry.Mailbox, entry.Newest, filter))
                    .OrderByDescending(view => view.Rank).ThenBy(view => view.Key, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Pins a conversation, also one that nobody wrote in yet.</summary>
    public LabelOutcome Pin(string userId, EmulatorChatType chatType, string conversationId, long now)
    {
        lock (_gate)
        {
            if (OpenMailbox(userId, chatType, conversationId) is not { } mailbox)
            {
                return LabelOutcome.NoConversation;
            }

            if (mailbox.Labels.PinnedAt is null
                && KnownUser(userId).Mailboxes.Count(other => other.Labels.PinnedAt is not null) >= MaximumPinned)
            {
                return LabelOutcome.TooMany;
            }

            mailbox.Labels.PinnedAt = now;
            mailbox.List(now);
            return LabelOutcome.Done;
        }
    }

    public LabelOutcome Unpin(string userId, EmulatorChatType chatType, string conversationId) =>
        ChangeLabels(userId, chatType, conversationId, mailbox => mailbox.Labels.PinnedAt = null);

    public LabelOutcome Mark(string userId, EmulatorChatType chatType, string conversationId, int mark, long now) =>
        ChangeLabels(userId, chatType, conversationId, mailbox =>
        {
            mailbox.Labels.Mark(mark, now);
            mailbox.List(now);
        });

    public LabelOutcome Unmark(string userId, EmulatorChatType chatType, string conversationId, int mark) =>
        ChangeLabels(userId, chatType, conversationId, mailbox => mailbox.Labels.Unmark(mark));

    /// <summary>Takes away all that a user can see now, wherever it is; nobody else notices.</summary>
    public void DeleteEverything(string userId)
    {
        lock (_gate)
        {
            Account account = KnownUser(userId);
            foreach (Channel conference in _channels.Conferences.Where(conference => conference.Members.Contains(account.Id)))
            {
                account.Mailbox(conference);
            }

            foreach (Mailbox mailbox in account.Mailboxes)
            {
                mailbox.Delete(withMessages: true);
            }
        }
    }

    private LabelOutcome ChangeLabels(string userId, EmulatorChatType chatType, string conversationId, Action<Mailbox> change)
    {
        lock (_gate)
        {
            if (OpenMailbox(userId, chatType, conversationId) is not { } mailbox)
            {
                return LabelOutcome.NoConversation;
            }

            change(mailbox);
            return LabelOutcome.Done;
        }
    }

    private Mailbox? OpenMailbox(string userId, EmulatorChatType chatType, string conversationId)
    {
        string peer = UserIds.Normalize(conversationId);
        Channel? channel = chatType switch
        {
            EmulatorChatType.Chat => _accounts.ContainsKey(peer) ? _channels.Pair(userId, peer) : null,
            _ => _channels.FindConference(conversationId),
        };
        return channel is { IsListed: true } && channel.ChatType == chatType && channel.Members.Contains(userId)
            ? KnownUser(userId).Mailbox(channel)
            : null;
    }

    private static ConversationView View(Mailbox mailbox, StoredMessage? newest, ConversationFilter filter)
    {
        ConversationLabels labels = mailbox.Labels;
        long active = newest?.Timestamp ?? mailbox.CreatedAt;
        long? wanted = filter.Mark is { } mark ? labels.MarkedAt(mark) : filter.OnlyPinned ? labels.PinnedAt : active;
        return new ConversationView
        {
            Id = mailbox.ConversationId,
            ChatType = mailbox.Channel.ChatType,
            Unread = mailbox.Unread,
            CreatedAt = mailbox.CreatedAt,
            Newest = newest,
            PinnedAt = labels.PinnedAt,
            Marks = [.. labels.Marks],
            Rank = wanted ?? active,
        };
    }
}
