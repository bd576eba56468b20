using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf;
using Operation = Easemob.Messaging.Emulator.Protocol.Msync.MUCBody.Types.Operation;

namespace Easemob.Messaging.ScenarioTests.Realtime;

public class RoomTests : RealtimeScenario
{
    [Fact]
    public async Task Join_Room_IsAnsweredWithItsStateAndToldToTheOthers()
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice carol = await SignInAsync("carol");

        CommSyncDL answer = await carol.UploadAsync(Request(carol, RoomId, Operation.Join, body => body.Ext = "hello room"));
        MUCBody told = MUCBody.Parser.ParseFrom(Assert.Single(await alice.ReceiveAsync()).Payload);

        MUCBody joined = MUCBody.Parser.ParseFrom(Assert.Single(answer.Metas).Payload);
        Assert.Equal(3, JsonElement.Parse(joined.Status.ChatroomInfo).GetProperty("carol").GetProperty("member_count").GetInt32());
        Assert.Equal((Operation.Presence, "carol", 3), (told.Operation, told.From.Name, told.MucMemberCount));
        Assert.Equal(("hello room", true, RoomId), (told.Ext, told.IsChatroom, told.MucId.Name));
        await carol.AssertQuietAsync();
    }

    [Fact]
    public async Task Join_LeavingOthers_TellsThose()
    {
        Data.AddRoom("1", "carol");
        RawDevice alice = await SignInAsync("alice");

        await alice.UploadAsync(Request(alice, "1", Operation.Join, body => body.LeaveOtherRooms = true));
        RawDevice bob = await SignInAsync("bob");
        MUCBody told = MUCBody.Parser.ParseFrom(Assert.Single(await bob.DrainAsync(bob.Address(RoomId, isConference: true))).Payload);

        Assert.Equal((Operation.Absence, "alice", 1), (told.Operation, told.From.Name, told.MucMemberCount));
    }

    [Fact]
    public async Task Leave_Room_EndsWhatItMaySend()
    {
        RawDevice alice = await SignInAsync("alice");

        CommSyncDL left = await alice.UploadAsync(Request(alice, RoomId, Operation.Leave));

        Assert.Equal((0, ""), StatusOf(left));
        Assert.Equal((1, "not in group or chatroom"), StatusOf(await alice.UploadAsync(RoomText(alice, "x"))));
    }

    [Fact]
    public async Task Join_NoSuchRoom_IsRefused()
    {
        RawDevice alice = await SignInAsync("alice");

        Assert.Equal((1, "grpID 9 does not exist!"), StatusOf(await alice.UploadAsync(Request(alice, "9", Operation.Join))));
        Assert.Equal((1, $"grpID {GroupId} does not exist!"), StatusOf(await alice.UploadAsync(Request(alice, GroupId, Operation.Join))));
    }

    private static Meta Request(RawDevice device, string roomId, Operation operation, Action<MUCBody>? complete = null)
    {
        MUCBody body = new()
        {
            MucId = device.Address(roomId, isConference: true),
            Operation = operation,
            From = new JID { Name = device.User },
            IsChatroom = true,
        };
        complete?.Invoke(body);
        return new Meta { To = new JID { Domain = "easemob.com" }, Ns = Meta.Types.NameSpace.Muc, Payload = body.ToByteString() };
    }
}
