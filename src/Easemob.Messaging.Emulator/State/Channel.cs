namespace Easemob.Messaging.Emulator.State;

/// <summary>A place messages are sent to: a pair of users, a group, a thread or a chat room.</summary>
internal sealed class Channel
{
    private Channel(EmulatorChatType chatType, string id, HashSet<string> members, bool isListed)
    {
        ChatType = chatType;
        Id = id;
        Members = members;
        IsListed = isListed;
        Pins = new PinBoard(Log);
    }

    public EmulatorChatType ChatType { get; }

    /// <summary>Gets the id of a group, thread or room; a pair has none of its own.</summary>
    public string Id { get; }

    public HashSet<string> Members { get; }

    /// <summary>Gets a value indicating whether conversation lists show it: rooms and threads never appear there.</summary>
    public bool IsListed { get; }

    /// <summary>Gets what is known of a group or room; pairs and threads have no details.</summary>
    public ConferenceDetails? Details { get; private init; }

    /// <summary>Gets what messages in a thread say of it.</summary>
    public EmulatorThread? ThreadNote { get; private init; }

    public MessageLog Log { get; } = new();

    public PinBoard Pins { get; }

    public static Channel Pair(string one, string other) => new(EmulatorChatType.Chat, "", [one, other], isListed: true);

    public static Channel Group(string id, HashSet<string> members, ConferenceDetails details) =>
        new(EmulatorChatType.GroupChat, id, members, isListed: true) { Details = details };

    public static Channel Thread(string id, Channel group, EmulatorThread note) =>
        new(EmulatorChatType.GroupChat, id, group.Members, isListed: false) { ThreadNote = note };

    public static Channel Room(string id, HashSet<string> members, ConferenceDetails details) =>
        new(EmulatorChatType.ChatRoom, id, members, isListed: false) { Details = details };
}
