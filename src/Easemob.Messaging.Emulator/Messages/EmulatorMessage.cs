using System.Collections.ObjectModel;

namespace Easemob.Messaging.Emulator;

/// <summary>A message as the emulator keeps it: what a test or a seed hands in, and what assertions read back.</summary>
/// <remarks>
/// The emulator's own model, on purpose not the library's: a mistake in one is not hidden by the same mistake in the other.
/// </remarks>
public sealed record EmulatorMessage
{
    /// <summary>Gets what the message was sent to. The default is <see cref="EmulatorChatType.Chat"/>.</summary>
    public EmulatorChatType ChatType { get; init; }

    /// <summary>Gets the user id of the sender.</summary>
    public required string From { get; init; }

    /// <summary>Gets the device it was sent from, which gets no copy; null, the default, names none.</summary>
    public string? FromDevice { get; init; }

    /// <summary>Gets the one device of the receiving user that it is for; null, the default, means all.</summary>
    public string? ToDevice { get; init; }

    /// <summary>Gets the id of the receiver: a user, a group, a thread or a chat room.</summary>
    public required string To { get; init; }

    /// <summary>Gets the body.</summary>
    public required EmulatorMessageBody Body { get; init; }

    /// <summary>Gets the message id, an unsigned 64-bit number in decimal; null lets the emulator choose one that fits the time.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the server time, kept in whole milliseconds; null means now, by the emulator's clock.</summary>
    /// <remarks>A message sent now is delivered to devices as well; one with a time of its own is history only.</remarks>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Gets the extension values by name. The default is none.</summary>
    public IReadOnlyDictionary<string, ExtensionValue> Extensions { get; init; } = ReadOnlyDictionary<string, ExtensionValue>.Empty;

    /// <summary>Gets the reactions to the message. The default is none.</summary>
    public IReadOnlyList<EmulatorReaction> Reactions { get; init; } = [];

    /// <summary>Gets the translations made of the message. The default is none.</summary>
    public IReadOnlyList<EmulatorTranslation> Translations { get; init; } = [];

    /// <summary>Gets how the message was edited; null if it never was.</summary>
    public EmulatorEdit? Edit { get; init; }

    /// <summary>Gets the thread this message was written in; null outside threads.</summary>
    public EmulatorThread? Thread { get; init; }

    /// <summary>Gets the thread this message started; null if it started none.</summary>
    public EmulatorThreadOverview? ThreadOverview { get; init; }

    /// <summary>Gets a value indicating whether the receiver has read the message.</summary>
    public bool IsRead { get; init; }

    /// <summary>Gets a value indicating whether the message has reached the receiver.</summary>
    public bool IsDelivered { get; init; }

    /// <summary>Gets a value indicating whether the sender of a group message asked for read receipts.</summary>
    public bool AllowsGroupReceipts { get; init; }

    /// <summary>Gets the priority of a chat-room message; ignored elsewhere. The default is normal.</summary>
    public EmulatorRoomPriority RoomPriority { get; init; } = EmulatorRoomPriority.Normal;
}
