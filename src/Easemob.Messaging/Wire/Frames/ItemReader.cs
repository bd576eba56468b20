using NameSpace = Easemob.Messaging.Wire.Msync.Meta.Types.NameSpace;
using RouteType = Easemob.Messaging.Wire.Msync.Meta.Types.RouteType;
using StatisticsBody = Easemob.Messaging.Wire.Msync.StatisticsBody;

namespace Easemob.Messaging.Wire;

/// <summary>
/// Reads the items of queues: what happened, in terms of models. What an event keeps of an item is a copy, since a slice would keep
/// the whole frame alive. Not for two threads at a time.
/// </summary>
internal sealed class ItemReader(string userId)
{
    private readonly NamePool _names = new();

    /// <summary>Gets or sets the id of this device, as the server knows it: what it did itself is not told to it again.</summary>
    public string DeviceId { get; set; } = string.Empty;

    /// <summary>
    /// Reads an item and adds what happened: nothing where it is nothing to this device (its own doing, a statistic), several events
    /// where one item tells several things. Never throws for bytes: what cannot be read is an <see cref="UnknownEvent"/>.
    /// </summary>
    /// <remarks>
    /// Of a text that its sender writes piece by piece, only an item with the whole text is a <see cref="MessageReceived"/>; the pieces,
    /// which all have the id of the message, are <see cref="UnknownEvent"/>s.
    /// </remarks>
    public void Read(ReadOnlyMemory<byte> item, List<ChatEvent> events)
    {
        if (!MetaRecord.TryRead(item.Span, out MetaRecord record))
        {
            events.Add(Unknown(UnknownEventKind.Other, item));
            return;
        }

        int first = events.Count;
        ulong number = record.Id;
        ReadOnlyMemory<byte> payload = item.Slice(record.PayloadStart, record.Payload.Length);
        switch ((NameSpace)record.Ns)
        {
            case NameSpace.Statistic:
                break;
            case NameSpace.Chat:
                if (!TryReadMessage(item, record, events)
                    && !MessageActionReader.TryRead(item, record, new ThisDevice(userId, DeviceId), _names, events))
                {
                    events.Add(Unknown(UnknownEventKind.Message, item));
                    number = IsFragment(record) ? 0 : number;
                }

                break;
            case NameSpace.Notify:
                if (!NotificationReader.TryRead(payload, new ThisDevice(userId, DeviceId), events))
                {
                    events.Add(Unknown(UnknownEventKind.Notification, payload));
                }

                break;
            case NameSpace.Muc:
                events.Add(Unknown(UnknownEventKind.Group, payload));
                break;
            case NameSpace.Roster:
                events.Add(Unknown(UnknownEventKind.Contact, payload));
                break;
            default:
                events.Add(Unknown(UnknownEventKind.Other, item));
                break;
        }

        DateTimeOffset? occurredAt = WireTime.ToInstant((long)record.Timestamp);
        for (int i = first; i < events.Count; i++)
        {
            events[i] = events[i] with { ItemId = number, ItemPart = i - first, OccurredAt = events[i].OccurredAt ?? occurredAt };
        }
    }

    /// <summary>Reads an item that ends the session; null where it is none.</summary>
    public static ForcedSignOut? ReadSignOut(ReadOnlyMemory<byte> item)
    {
        if (!MetaRecord.TryRead(item.Span, out MetaRecord record) || record.Ns != (ulong)NameSpace.Statistic)
        {
            return null;
        }

        ulong operation = 0;
        string text = string.Empty;
        var reader = new ProtobufReader(record.Payload);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (StatisticsBody.OperationFieldNumber, ProtobufKind.Varint): operation = reader.Number; break;
                case (StatisticsBody.ReasonFieldNumber, ProtobufKind.Bytes): text = FrameParts.Text(reader.Bytes); break;
                default: break;
            }
        }

        bool isSignOut = operation is >= (ulong)StatisticsBody.Types.Operation.UserRemoved
            and <= (ulong)StatisticsBody.Types.Operation.UserKickedByOtherDevice;
        return isSignOut && !reader.IsMalformed ? new ForcedSignOut((int)operation, text.Length > 0 ? text : null) : null;
    }

    /// <summary>
    /// Reads the answer to an upload that the server accepted, with the item that comes with the answer to an edit. The time is 1970 where
    /// the server did not say.
    /// </summary>
    /// <exception cref="WireFormatException">The server gave no id.</exception>
    public static UploadReceipt ReadReceipt(UploadAnswer answer)
    {
        if (answer.ServerId == 0)
        {
            throw new WireFormatException("The server accepted an upload and gave it no id.");
        }

        EditNote? edit = MetaRecord.TryRead(answer.Item.Span, out MetaRecord record) && record.Ns == (ulong)NameSpace.Notify
            ? EditNote.Read(record.Payload)
            : null;
        return new UploadReceipt
        {
            MessageId = MessageIds.Format(answer.ServerId),
            ServerTime = DateTimeOffset.FromUnixTimeMilliseconds(answer.ServerTime),
            Edit = edit?.Edit,
            EditedMessageSentAt = edit?.SentAt,
            EditedMessageSenderId = edit?.SenderId,
        };
    }

    // A piece has the number of the whole text, which must not count as known when it comes.
    private static bool IsFragment(in MetaRecord record) => BodyRecord.TryRead(record.Payload, out BodyRecord body) && body.IsFragment;

    private static UnknownEvent Unknown(UnknownEventKind kind, ReadOnlyMemory<byte> payload) =>
        new() { Kind = kind, Payload = payload.ToArray() };

    private bool TryReadMessage(ReadOnlyMemory<byte> item, in MetaRecord record, List<ChatEvent> events)
    {
        if (!MetaReader.TryRead(record, userId, _names, out MessageEnvelope envelope))
        {
            return false;
        }

        // Chat rooms echo a message to everybody, its sender's device too.
        if (envelope.Conversation.Type == ConversationType.ChatRoom && envelope.Direction == MessageDirection.Sent
            && new ThisDevice(userId, DeviceId).IsDevice(FrameParts.Text(record.From.Resource)))
        {
            return true;
        }

        var message = new ChatMessage(envelope, new ProtobufPayload(item.ToArray()));
        events.Add(envelope.Type == MessageType.Command
            ? new CommandReceived { Message = message }
            : new MessageReceived { Message = message, IsOnlineOnly = record.RouteType == (ulong)RouteType.RouteOnline });
        return true;
    }
}
