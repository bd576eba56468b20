using System.Text;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;
using Operation = Easemob.Messaging.Emulator.Protocol.Msync.MUCBody.Types.Operation;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Lets users join and leave chat rooms, and tells the others.</summary>
internal sealed class RoomUpload(RealtimeServices services)
{
    private readonly ServerState _state = services.State;
    private readonly Addresses _addresses = services.Frames.Addresses;

    public UploadAnswer Take(Device device, MUCBody request)
    {
        string roomId = request.MucId?.Name ?? "";
        if (_state.FindConference(roomId) is not { ChatType: EmulatorChatType.ChatRoom } room)
        {
            return UploadRefusals.UnknownRoom(roomId);
        }

        switch (request.Operation)
        {
            case Operation.Join:
                return Join(device.UserId, room, request);
            case Operation.Leave:
                Leave(device.UserId, roomId);
                return UploadAnswer.Accepted(_state.NextItemId(), _state.Now);
            default:
                return UploadRefusals.Unsupported;
        }
    }

    private UploadAnswer Join(string userId, Channel room, MUCBody request)
    {
        foreach (string other in request.LeaveOtherRooms ? _state.RoomsOf(userId).Where(id => id != room.Id) : [])
        {
            Leave(userId, other);
        }

        if (!_state.IsMember(room, userId))
        {
            _state.AddMember(room.Id, userId);
            Tell(userId, room.Id, Operation.Presence, request.Ext);
        }

        MUCBody joined = new()
        {
            MucId = _addresses.Full(room.Id, isConference: true),
            Operation = Operation.Join,
            From = _addresses.Full(userId, isConference: false),
            IsChatroom = true,
            Status = new() { ErrorCode = MUCBody.Types.Status.Types.ErrorCode.Ok, ChatroomInfo = RoomInfo(userId, room.Id) },
        };
        Meta meta = new() { Id = _state.NextItemId(), Ns = Meta.Types.NameSpace.Muc, Payload = joined.ToByteString() };
        return UploadAnswer.Accepted(meta.Id, _state.Now, meta);
    }

    private void Leave(string userId, string roomId)
    {
        if (_state.FindConference(roomId) is { } room && _state.IsMember(room, userId))
        {
            _state.RemoveMember(roomId, userId);
            Tell(userId, roomId, Operation.Absence, text: null);
        }
    }

    private void Tell(string userId, string roomId, Operation operation, string? text)
    {
        IReadOnlyList<string> members = _state.Members(roomId);
        JID room = _addresses.Full(roomId, isConference: true);
        foreach (string member in members.Where(member => member != userId))
        {
            JID to = _addresses.Full(member, isConference: false);
            MUCBody told = new()
            {
                MucId = room,
                Operation = operation,
                From = _addresses.Full(userId, isConference: false),
                To = { to },
                IsChatroom = true,
                MucMemberCount = members.Count,
            };
            if (!string.IsNullOrEmpty(text))
            {
                told.Ext = text;
            }

            Meta meta = services.Frames.SystemMeta(member, Meta.Types.NameSpace.Muc, told.ToByteString());
            meta.From = room;
            services.Courier.ToUser(
                member, QueueName.Conference(roomId), new FixedItem(meta.ToByteArray()), new Addressing { OnlineOnly = true });
        }
    }

    private string RoomInfo(string userId, string roomId) => Encoding.UTF8.GetString(JsonText.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject(userId);
        writer.WriteBoolean("is_all_mute", false);
        writer.WriteNumber("create_timestamp", _state.Now);
        writer.WriteBoolean("is_in_white_list", false);
        writer.WriteNumber("member_count", _state.Members(roomId).Count);
        writer.WriteNumber("mute_duration", -1);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }));
}
