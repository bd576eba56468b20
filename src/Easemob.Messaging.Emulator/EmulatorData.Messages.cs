using Easemob.Messaging.Emulator.Seeding;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator;

public sealed partial class EmulatorData
{
    /// <summary>Adds a message of any kind, at any time.</summary>
    /// <remarks>
    /// Without a <see cref="EmulatorMessage.SentAt"/> it is sent now: devices get it, at once or when they connect. With one, whichever
    /// it is, it is history only.
    /// </remarks>
    /// <param name="message">
    /// The message. An id of its own must be free and fit its time: within a conversation ids grow with time. The server limits nothing
    /// else here.
    /// </param>
    /// <returns>The message id.</returns>
    public string AddMessage(EmulatorMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _state.Append(message).IdText;
    }

    /// <summary>Sends a text from one user to another, now.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="to">The receiver.</param>
    /// <param name="text">The text.</param>
    /// <returns>The message id.</returns>
    public string Send(string from, string to, string text) =>
        AddMessage(new EmulatorMessage { From = from, To = to, Body = new TextBody { Text = text } });

    /// <summary>Sends a text to a group, thread or chat room, now.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="id">The id of the group, thread or room.</param>
    /// <param name="text">The text.</param>
    /// <returns>The message id.</returns>
    public string SendToGroup(string from, string id, string text) =>
        AddMessage(new EmulatorMessage { ChatType = ChatTypeOf(id), From = from, To = id, Body = new TextBody { Text = text } });

    /// <summary>Changes a message for everyone, as an edit or a reaction does. Its id, time, sender and receiver stay.</summary>
    /// <remarks>Devices are told of a new <see cref="EmulatorMessage.Edit"/>, and of nothing else.</remarks>
    /// <param name="id">The message id.</param>
    /// <param name="change">Makes the changed message; it must not call back into the emulator.</param>
    public void UpdateMessage(string id, Func<EmulatorMessage, EmulatorMessage> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        EmulatorEdit? before = null;
        StoredMessage changed = _state.Update(id, message => change(Noting(message)));
        if (changed.Message.Edit is { } edit && edit != before)
        {
            _state.Changes.PostEdit(changed);
        }

        EmulatorMessage Noting(EmulatorMessage message)
        {
            before = message.Edit;
            return message;
        }
    }

    /// <summary>Takes a message away from everyone, as its sender does who recalls it; devices are told.</summary>
    /// <param name="id">The message id.</param>
    public void RecallMessage(string id) => _state.Changes.PostRecall(_state.Recall(id));

    /// <summary>Makes up a history between two users: the same every time for the same recipe and clock.</summary>
    /// <param name="user">One user.</param>
    /// <param name="peer">The other.</param>
    /// <param name="count">How many messages.</param>
    /// <param name="recipe">How to make them up; null takes the defaults.</param>
    /// <returns>The message ids, oldest first.</returns>
    public IReadOnlyList<string> GenerateHistory(string user, string peer, int count, HistoryRecipe? recipe = null) =>
        Generate(EmulatorChatType.Chat, [user, peer], from => from == user ? peer : user, count, recipe);

    /// <summary>Makes up the history of a group, thread or chat room: its members speak in turns.</summary>
    /// <param name="id">The id of the group, thread or room; it must have members.</param>
    /// <param name="count">How many messages.</param>
    /// <param name="recipe">How to make them up; null takes the defaults.</param>
    /// <returns>The message ids, oldest first.</returns>
    public IReadOnlyList<string> GenerateGroupHistory(string id, int count, HistoryRecipe? recipe = null) =>
        Generate(ChatTypeOf(id), _state.Members(id), _ => id, count, recipe);

    /// <summary>Marks all messages of a conversation as read by one of its users.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="conversationId">The peer, or the id of the group.</param>
    /// <param name="chatType">What kind of conversation it is.</param>
    public void MarkRead(string userId, string conversationId, EmulatorChatType chatType = EmulatorChatType.Chat) =>
        _state.ChangeMailbox(KnownUser(userId).Id, chatType, conversationId, mailbox => mailbox.MarkRead());

    /// <summary>Returns the messages a user would find in a conversation's history now, oldest first.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="conversationId">The peer, or the id of the group, thread or room.</param>
    /// <param name="chatType">What kind of conversation it is.</param>
    /// <returns>The messages, with their ids and times.</returns>
    public IReadOnlyList<EmulatorMessage> GetHistory(
        string userId, string conversationId, EmulatorChatType chatType = EmulatorChatType.Chat) =>
        [.. History(userId, conversationId, chatType).Select(stored => stored.Snapshot())];

    /// <summary>Returns the ids of the messages a user would find in a conversation's history now, oldest first.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="conversationId">The peer, or the id of the group, thread or room.</param>
    /// <param name="chatType">What kind of conversation it is.</param>
    /// <returns>The message ids.</returns>
    public IReadOnlyList<string> GetHistoryIds(
        string userId, string conversationId, EmulatorChatType chatType = EmulatorChatType.Chat) =>
        [.. History(userId, conversationId, chatType).Select(stored => stored.IdText)];

    /// <summary>Returns the ids of the conversations in a user's list, the most recently active first.</summary>
    /// <param name="userId">The user.</param>
    /// <returns>The peers' and groups' ids.</returns>
    public IReadOnlyList<string> GetConversationIds(string userId) =>
        [.. _state.Conversations(KnownUser(userId).Id).Select(conversation => conversation.Id)];

    private IReadOnlyList<StoredMessage> History(string userId, string conversationId, EmulatorChatType chatType)
    {
        HistoryQuery all = new() { Count = int.MaxValue, OldestFirst = true };
        return _state.History(KnownUser(userId).Id, chatType, conversationId, all).Messages;
    }

    private List<string> Generate(
        EmulatorChatType chatType, IReadOnlyList<string> senders, Func<string, string> receiver, int count, HistoryRecipe? recipe)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (senders.Count == 0)
        {
            throw new ArgumentException("Nobody is there to speak.");
        }

        HistoryGenerator generator = new(recipe ?? new HistoryRecipe(), _state.AppKey, Now);
        List<string> ids = new(count);
        foreach (EmulatorMessage message in generator.Messages(chatType, senders, receiver, count))
        {
            ids.Add(_state.Append(message).IdText);
        }

        return ids;
    }

    private EmulatorChatType ChatTypeOf(string id) =>
        _state.FindConference(id)?.ChatType
        ?? throw new ArgumentException($"There is no group, thread or room {id}; add it first.", nameof(id));
}
