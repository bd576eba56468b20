namespace Easemob.Messaging;

/// <summary>A message to be sent.</summary>
public sealed record OutgoingMessage
{
    /// <summary>Gets the conversation to send it to.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>
    /// Gets what it says. A body that names a file names one that is on the server already: the library does not upload files.
    /// </summary>
    public required MessageBody Body { get; init; }

    /// <summary>Gets the extension: values for the application at the other end. The vendor's <c>ext</c>.</summary>
    public IReadOnlyDictionary<string, ExtensionValue> Extensions { get; init; } = ExtensionValue.None;

    /// <summary>Gets whether members of a group are asked for read receipts. Groups only. The vendor's <c>isNeedGroupAck</c>.</summary>
    public bool WantsGroupReceipts { get; init; }

    /// <summary>Gets how important the message is. Chat rooms only. The default is normal.</summary>
    public ChatRoomPriority Priority { get; init; } = ChatRoomPriority.Normal;

    /// <summary>
    /// Gets whether only receivers who are online get it; the server keeps nothing for the others. The vendor's <c>deliverOnlineOnly</c>.
    /// </summary>
    public bool IsOnlineOnly { get; init; }

    /// <summary>Gets the ids of the only members who get it, at most 20. Not for one-to-one conversations.</summary>
    /// <value>Empty for all members. The vendor's <c>receiverList</c>.</value>
    public IReadOnlyList<string> ReceiverIds { get; init; } = [];

    /// <summary>Returns conversation and type; never the text.</summary>
    public override string ToString() => $"{Conversation} {Body?.Type}";
}
