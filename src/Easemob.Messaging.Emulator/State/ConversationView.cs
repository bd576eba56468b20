namespace Easemob.Messaging.Emulator.State;

/// <summary>One entry of a user's conversation list with its labels, as it was when the list was read.</summary>
internal sealed record ConversationView
{
    public required string Id { get; init; }

    public required EmulatorChatType ChatType { get; init; }

    public required int Unread { get; init; }

    public required long CreatedAt { get; init; }

    /// <summary>Gets the last message, or null if there is none.</summary>
    public required StoredMessage? Newest { get; init; }

    public required long? PinnedAt { get; init; }

    public required IReadOnlyList<int> Marks { get; init; }

    /// <summary>Gets the time that its list is in the order of.</summary>
    public required long Rank { get; init; }

    /// <summary>Gets what is unique in the list, for those of the same rank.</summary>
    public string Key => $"{ChatType}:{Id}";
}
