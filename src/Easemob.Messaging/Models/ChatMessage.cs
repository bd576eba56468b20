using System.Diagnostics.CodeAnalysis;

namespace Easemob.Messaging;

/// <summary>
/// A message: its envelope, and a body that is decoded when it is first asked for. Instances do not change and may be
/// shared between threads.
/// </summary>
public sealed class ChatMessage
{
    private string? _messageId;
    private MessageContent? _content;

    /// <summary>Makes a message in memory, for tests and imports.</summary>
    public ChatMessage()
    {
    }

#pragma warning disable CS8618 // Body comes from the payload when it is first asked for
    [SetsRequiredMembers]
    internal ChatMessage(in MessageEnvelope envelope, MessagePayload payload)
    {
        Id = envelope.Id;
        Conversation = envelope.Conversation;
        SenderId = envelope.SenderId;
        ReceiverId = envelope.ReceiverId;
        SentAt = DateTimeOffset.FromUnixTimeMilliseconds(envelope.ServerTime);
        Direction = envelope.Direction;
        State = envelope.State;
        Type = envelope.Type;
        EditTime = envelope.EditTime;
        Receipts = envelope.Receipts;
        GroupReadCount = envelope.GroupReadCount;
        LocalExtension = envelope.LocalExtension;
        FilePath = envelope.FilePath;
        ThumbnailPath = envelope.ThumbnailPath;
        Payload = payload;
    }
#pragma warning restore CS8618

    /// <summary>Gets the id that the server gave the message: a decimal number of up to 64 bits.</summary>
    /// <exception cref="ArgumentException">The text is no such number.</exception>
    public required string MessageId
    {
        get => _messageId ??= MessageIds.Format(Id);
        init
        {
            Id = MessageIds.Parse(value, nameof(MessageId));
            _messageId = MessageIds.Format(Id);
        }
    }

    /// <summary>Gets the conversation that the message belongs to.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets the id of the user who sent the message.</summary>
    public required string SenderId { get; init; }

    /// <summary>Gets the id of the user, group, room or thread that the message was sent to.</summary>
    public required string ReceiverId { get; init; }

    /// <summary>Gets when the server received the message, to the millisecond. Messages are ordered by this time, then by id.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Gets which way the message went.</summary>
    public MessageDirection Direction { get; init; }

    /// <summary>Gets how far the message has come.</summary>
    public MessageState State { get; init; }

    /// <summary>Gets the type of the message, without decoding the body.</summary>
    public MessageType Type { get; private init; }

    /// <summary>Gets what the message says. Decoded on first use; what cannot be decoded is an <see cref="UnknownMessageBody"/>.</summary>
    public required MessageBody Body
    {
        get => Content.Body;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _content = _content is null ? new MessageContent { Body = value } : _content with { Body = value };
            Type = value.Type;
        }
    }

    /// <summary>Gets the extension: values that the application attached.</summary>
    public IReadOnlyDictionary<string, ExtensionValue> Extensions
    {
        get => Content.Extensions;
        init => _content = Draft with { Extensions = value };
    }

    /// <summary>Gets the reactions, where the source of the message tells them (history and lists do).</summary>
    public IReadOnlyList<MessageReaction> Reactions
    {
        get => Content.Reactions;
        init => _content = Draft with { Reactions = value };
    }

    /// <summary>Gets the newest edit.</summary>
    /// <value>Null where the message was never edited.</value>
    public MessageEdit? Edit
    {
        get => Content.Edit;
        init
        {
            _content = Draft with { Edit = value };
            EditTime = value?.EditedAt.ToUnixTimeMilliseconds() ?? 0;
        }
    }

    /// <summary>Gets the thread that the message was sent in.</summary>
    /// <value>Null outside of threads.</value>
    public MessageThread? Thread
    {
        get => Content.Thread;
        init => _content = Draft with { Thread = value };
    }

    /// <summary>Gets the thread that began with this message.</summary>
    /// <value>Null where none did.</value>
    public ThreadOverview? ThreadOverview
    {
        get => Content.ThreadOverview;
        init => _content = Draft with { ThreadOverview = value };
    }

    /// <summary>Gets whether the receiver has read the message, where the server tells (one-to-one, a paid switch).</summary>
    public bool IsRead
    {
        get => (Receipts & MessageReceipts.Read) != 0 || Content.IsRead;
        init => _content = Draft with { IsRead = value };
    }

    /// <summary>Gets whether the message reached the receiver's device, where the server tells (one-to-one, a paid switch).</summary>
    public bool IsDelivered
    {
        get => (Receipts & MessageReceipts.Delivered) != 0 || Content.IsDelivered;
        init => _content = Draft with { IsDelivered = value };
    }

    /// <summary>Gets whether the sender of a group message asked for read receipts.</summary>
    public bool WantsGroupReceipts
    {
        get => Content.WantsGroupReceipts;
        init => _content = Draft with { WantsGroupReceipts = value };
    }

    /// <summary>Gets how many members of the group have read the message, as the newest receipt told.</summary>
    /// <value>Null where none told: receipts of groups arrive through the realtime channel only.</value>
    public int? GroupReadCount { get; init; }

    /// <summary>Gets how important the sender of a chat room message said it is.</summary>
    public ChatRoomPriority Priority
    {
        get => Content.Priority;
        init => _content = Draft with { Priority = value };
    }

    /// <summary>Gets whether a chat room message went to every room of the app.</summary>
    public bool IsBroadcast
    {
        get => Content.IsBroadcast;
        init => _content = Draft with { IsBroadcast = value };
    }

    /// <summary>Gets what the application noted on the message on this device; nobody else sees it.</summary>
    /// <value>Null where there is nothing. A message that has just arrived or was fetched has none; the cache does.</value>
    public string? LocalExtension { get; init; }

    /// <summary>Gets the full path under which the message's file was downloaded to this device.</summary>
    /// <value>Null where it was not, or where the message does not come from the cache. The file may have been deleted since.</value>
    public string? FilePath { get; init; }

    /// <summary>Gets the full path under which the thumbnail of the message's file was downloaded to this device.</summary>
    /// <value>Null where it was not, or where the message does not come from the cache. The file may have been deleted since.</value>
    public string? ThumbnailPath { get; init; }

    /// <summary>Gets the bytes the message came with, or null for a message that was made in memory.</summary>
    internal MessagePayload? Payload { get; }

    /// <summary>Gets the time of the newest edit in Unix milliseconds, 0 where there was none.</summary>
    internal long EditTime { get; private init; }

    /// <summary>Gets the receipts that arrived by themselves; <see cref="Content"/> may tell of others.</summary>
    internal MessageReceipts Receipts { get; private init; }

    /// <summary>Gets the id as the number it is on the wire.</summary>
    internal ulong Id { get; private init; }

    /// <summary>Gets all that the envelope does not say.</summary>
    internal MessageContent Content => _content ??= Payload?.Decode() ?? Draft;

    // Members of an object initialiser may come before the body.
    private MessageContent Draft => _content ?? new MessageContent { Body = new TextMessageBody { Text = string.Empty } };

    /// <summary>Returns conversation, id and type; never the text.</summary>
    public override string ToString() => $"{Conversation} {MessageId} {Type}";

    /// <summary>Compares by server time, then by id: the order of a conversation.</summary>
    internal static int OrderInConversation(ChatMessage left, ChatMessage right)
    {
        int byTime = left.SentAt.CompareTo(right.SentAt);
        return byTime != 0 ? byTime : left.Id.CompareTo(right.Id);
    }
}
