namespace Easemob.Messaging.Emulator.State;

/// <summary>A registered user and their mailboxes.</summary>
internal sealed class Account(string id, string password, DateTimeOffset createdAt)
{
    private readonly Dictionary<Channel, Mailbox> _mailboxes = [];

    public string Id { get; } = id;

    public string Password { get; } = password;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public Guid Uuid { get; } = StableGuid.From(id);

    public bool IsBanned { get; set; }

    public IEnumerable<Mailbox> Mailboxes => _mailboxes.Values;

    /// <summary>Returns the user's view of a channel, opening it at first.</summary>
    public Mailbox Mailbox(Channel channel)
    {
        if (!_mailboxes.TryGetValue(channel, out Mailbox? mailbox))
        {
            mailbox = new Mailbox(Id, ConversationIdOf(channel), channel);
            _mailboxes.Add(channel, mailbox);
        }

        return mailbox;
    }

    public void Forget(Channel channel) => _mailboxes.Remove(channel);

    // A pair is known to each by the other; who writes to themselves is their own peer.
    private string ConversationIdOf(Channel channel) =>
        channel.ChatType == EmulatorChatType.Chat ? channel.Members.FirstOrDefault(member => member != Id, Id) : channel.Id;
}
