namespace Easemob.Messaging;

/// <summary>All that a message says beside its envelope.</summary>
internal sealed record MessageContent
{
    public required MessageBody Body { get; init; }

    public IReadOnlyDictionary<string, ExtensionValue> Extensions { get; init; } = ExtensionValue.None;

    public IReadOnlyList<MessageReaction> Reactions { get; init; } = [];

    public MessageEdit? Edit { get; init; }

    public MessageThread? Thread { get; init; }

    public ThreadOverview? ThreadOverview { get; init; }

    public bool IsRead { get; init; }

    public bool IsDelivered { get; init; }

    public bool WantsGroupReceipts { get; init; }

    public ChatRoomPriority Priority { get; init; }

    public bool IsBroadcast { get; init; }
}
