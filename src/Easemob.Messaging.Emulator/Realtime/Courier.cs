using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Carries messages, and what is sent like one, to the devices that must have them.</summary>
internal sealed class Courier(ServerState state, DeviceRegistry registry, FrameWriter frames)
{
    private readonly RecordEncoder _records = new(state.AppKey);

    public void Deliver(Delivery delivery)
    {
        EmulatorMessage message = delivery.Message.Message;
        MessageItem item = new(delivery.Message, _records);
        bool onlineOnly = delivery.Posting.OnlineOnly;
        switch (message.ChatType)
        {
            case EmulatorChatType.Chat:
                ToPair(message.From, message.FromDevice, message.To, message.ToDevice, item, onlineOnly);
                break;
            case EmulatorChatType.GroupChat:
                ToGroup(message.To, delivery.Members, message.From, message.FromDevice, item, onlineOnly, delivery.Posting.DirectedUsers);
                break;
            default:
                ToRoom(message.To, delivery.Members, item, message.From, delivery.Posting.DirectedUsers);
                break;
        }
    }

    /// <summary>Sends what concerns a stored message to everyone who has that, but not to the device it comes from.</summary>
    public void Follow(EmulatorMessage original, string from, string? fromDevice, ItemContent item)
    {
        IReadOnlyList<string> audience = state.Audience(original);
        switch (original.ChatType)
        {
            case EmulatorChatType.Chat:
                ToPair(from, fromDevice, audience[0] == from ? audience[1] : audience[0], null, item, onlineOnly: false);
                break;
            case EmulatorChatType.GroupChat:
                ToGroup(original.To, audience, from, fromDevice, item, onlineOnly: false, directedUsers: null);
                break;
            default:
                ToRoom(original.To, audience, item, from, directedUsers: null);
                break;
        }
    }

    /// <summary>Sends to a user, and to the sender's other devices.</summary>
    public void ToPair(string from, string? fromDevice, string to, string? toDevice, ItemContent item, bool onlineOnly)
    {
        if (from == to)
        {
            QueueName own = QueueName.User(from, fromDevice);
            ToUser(from, own, item, new Addressing { Except = fromDevice, Only = toDevice, OnlineOnly = onlineOnly });
            return;
        }

        ToUser(to, QueueName.User(from), item, new Addressing { Only = toDevice, OnlineOnly = onlineOnly });
        if (toDevice is null)
        {
            ToOwnDevices(from, fromDevice, QueueName.User(to), item, onlineOnly);
        }
    }

    public void ToOwnDevices(string userId, string? actingDevice, QueueName queue, ItemContent item, bool onlineOnly = false) =>
        ToUser(userId, queue, item, new Addressing { Except = actingDevice, OnlineOnly = onlineOnly, WaitsForFirstDevice = false });

    public void ToUser(string userId, QueueName queue, ItemContent item, Addressing addressing) =>
        registry.Of(userId).Enqueue(queue, item, addressing);

    /// <summary>Sends to the members of a room that are there; the sender's own device is told as well.</summary>
    public void ToRoom(
        string roomId, IEnumerable<string> members, ItemContent item, string from, IReadOnlySet<string>? directedUsers)
    {
        QueueName queue = QueueName.Conference(roomId);
        foreach (string member in members.Where(member => directedUsers?.Contains(member) != false || member == from))
        {
            ToUser(member, queue, item, new Addressing { OnlineOnly = true });
        }
    }

    /// <summary>Tells a user's devices, all but the one that acted.</summary>
    public void Tell(Notice notice)
    {
        Meta.Types.NameSpace ns = notice.Kind == NoticeKind.Muc ? Meta.Types.NameSpace.Muc : Meta.Types.NameSpace.Notify;
        Meta meta = frames.SystemMeta(notice.UserId, ns, ByteString.CopyFrom(notice.Payload));
        QueueName queue = QueueName.System;
        if (notice.Kind == NoticeKind.Muc)
        {
            // What happens to a group or room is part of its conversation.
            meta.From = MUCBody.Parser.ParseFrom(notice.Payload).MucId;
            queue = QueueName.Of(meta.From);
        }

        FixedItem item = new(meta.ToByteArray());
        ToUser(notice.UserId, queue, item, new Addressing
        {
            Except = notice.ActingDevice,
            WaitsForFirstDevice = notice.ActingDevice is null,
        });
    }

    private void ToGroup(
        string groupId,
        IEnumerable<string> members,
        string from,
        string? fromDevice,
        ItemContent item,
        bool onlineOnly,
        IReadOnlySet<string>? directedUsers)
    {
        QueueName queue = QueueName.Conference(groupId);
        foreach (string member in members)
        {
            if (member == from)
            {
                ToOwnDevices(member, fromDevice, queue, item, onlineOnly);
            }
            else if (directedUsers?.Contains(member) != false)
            {
                ToUser(member, queue, item, new Addressing { OnlineOnly = onlineOnly });
            }
        }
    }
}
