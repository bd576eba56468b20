namespace Easemob.Messaging.Emulator.State;

internal sealed partial class ServerState
{
    /// <summary>Pins a message for everyone in the conversation; <paramref name="members"/> are they.</summary>
    public PinOutcome PinMessage(
        string userId, EmulatorChatType chatType, string conversationId, ulong id, long now, out IReadOnlyList<string> members) =>
        ChangePins(
            userId, chatType, conversationId, pins => pins.Pin(id, userId, now, Switches.PinnedMessageCapacity), out members);

    public PinOutcome UnpinMessage(
        string userId, EmulatorChatType chatType, string conversationId, ulong id, out IReadOnlyList<string> members) =>
        ChangePins(userId, chatType, conversationId, pins => pins.Unpin(id), out members);

    /// <summary>Reads the pinned messages of a conversation, the last pinned first.</summary>
    public PinOutcome PinnedMessages(
        string userId, EmulatorChatType chatType, string conversationId, out IReadOnlyList<PinnedMessage> messages)
    {
        lock (_gate)
        {
            PinOutcome outcome = FindPlace(userId, chatType, conversationId, out Channel? channel);
            messages = channel?.Pins.Messages ?? [];
            return outcome;
        }
    }

    private PinOutcome ChangePins(
        string userId,
        EmulatorChatType chatType,
        string conversationId,
        Func<PinBoard, PinOutcome> change,
        out IReadOnlyList<string> members)
    {
        lock (_gate)
        {
            PinOutcome outcome = FindPlace(userId, chatType, conversationId, out Channel? channel);
            members = channel is null ? [] : [.. channel.Members.Order(StringComparer.Ordinal)];
            return channel is null ? outcome : change(channel.Pins);
        }
    }

    private PinOutcome FindPlace(string userId, EmulatorChatType chatType, string conversationId, out Channel? channel)
    {
        if (chatType == EmulatorChatType.Chat)
        {
            string peer = UserIds.Normalize(conversationId);
            channel = _accounts.ContainsKey(peer) ? _channels.Pair(userId, peer) : null;
            return channel is null ? PinOutcome.NoConversation : PinOutcome.Done;
        }

        Channel? conference = _channels.FindConference(conversationId) is { } found && found.ChatType == chatType ? found : null;
        channel = conference?.Members.Contains(userId) == true ? conference : null;
        return conference is null ? PinOutcome.NoConversation : channel is null ? PinOutcome.NotMember : PinOutcome.Done;
    }
}
