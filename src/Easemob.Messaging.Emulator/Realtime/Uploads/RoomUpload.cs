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
    private readonly ConferenceNotices _notices = new(services.State);
    private readonly Addresses _addresses = services.Frames.Addresses;

    public UploadAnswer Take(Device device, MUCBody request)
    {
        string roomId = request.MucId?.Name ?? "";
        if (_state.FindConference(EmulatorChatType.ChatRoom, roomId) is not { } room)
        {
            return UploadRefusals.UnknownRoom(roomId);
        }

        switch (request.Operation)
        {
            case Operation.Join:
                return Join(device, room, request);
            case Operation.Leave:
                Leave(device, room);
                return UploadAnswer.Accepted(_state.NextItemId(), _state.Now);
            default:
                return UploadRefusals.Unsupported;
        }
    }

    private UploadAnswer Join(Device device, Channel room, MUCBody request)
    {
        if (_state.TryJoin(room, [device.UserId]) is not { } joined)
        {
            return UploadRefusals.FullRoom;
        }

        if (joined.Count > 0)
        {
            _notices.Joined(room, device.UserId, device.Resource, request.Ext);
        }

        foreach (Channel other in request.LeaveOtherRooms ? _state.Conferences(EmulatorChatType.ChatRoom, device.UserId) : [])
        {
            if (other != room)
            {
                Leave(device, other);
            }
        }

        return UploadAnswer.Accepted(_state.NextItemId(), _state.Now, Joined(device.UserId, room));
    }

    private void Leave(Device device, Channel room)
    {
        if (_state.Leave(room, [device.UserId]).Count > 0)
        {
            _notices.Left(room, device.UserId, device.Resource);
        }
    }

    private Meta Joined(string userId, Channel room)
    {
        MUCBody joined = new()
        {
            MucId = _addresses.Full(room.Id, isConference: true),
            Operation = Operation.Join,
            From = _addresses.Full(userId, isConference: false),
            IsChatroom = true,
            Status = new() { ErrorCode = MUCBody.Types.Status.Types.ErrorCode.Ok, ChatroomInfo = RoomInfo(userId, room) },
        };
        return new Meta { Id = _state.NextItemId(), Ns = Meta.Types.NameSpace.Muc, Payload = joined.ToByteString() };
    }

    private string RoomInfo(string userId, Channel room) => Encoding.UTF8.GetString(JsonText.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject(userId);
        writer.WriteBoolean("is_all_mute", false);
        writer.WriteNumber("create_timestamp", room.Details?.CreatedAt ?? 0);
        writer.WriteBoolean("is_in_white_list", false);
        writer.WriteNumber("member_count", _state.Members(room).Count);
        writer.WriteNumber("mute_duration", -1);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }));
}
