using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;
using RouteType = Easemob.Messaging.Emulator.Protocol.Msync.Meta.Types.RouteType;
using WireBody = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody;

namespace Easemob.Messaging.ScenarioTests.Realtime;

public class DeliveryTests : RealtimeScenario
{
    [Fact]
    public async Task Upload_ToUser_IsStoredAnsweredAndDelivered()
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice bob = await SignInAsync("bob");

        CommSyncDL answer = await alice.UploadAsync(Text(alice, "bob", "hello"));
        Meta item = Assert.Single(await bob.ReceiveAsync());

        WireBody body = WireBody.Parser.ParseFrom(item.Payload);
        Assert.Equal((0, ""), StatusOf(answer));
        Assert.Equal((answer.ServerId, answer.Timestamp, Meta.Types.NameSpace.Chat), (item.Id, item.Timestamp, item.Ns));
        Assert.Equal((alice.Address("alice", resource: "phone"), bob.Address("bob")), (item.From, item.To));
        Assert.Equal(("alice", "bob", "hello"), (body.From.Name, body.To.Name, body.Contents[0].Text));
        Assert.Equal([$"{answer.ServerId}"], Data.GetHistoryIds("bob", "alice"));
        Assert.Equal("""{"is_online":1}""", item.Meta_.ToStringUtf8());
    }

    [Fact]
    public async Task Upload_LiveAndHistory_AreTheSameButForTheOnlineState()
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice bob = await SignInAsync("bob");
        Meta meta = Text(alice, "bob", "hello");
        WireBody body = WireBody.Parser.ParseFrom(meta.Payload);
        body.From = new JID { Name = "alice" };
        body.Ext.Add(new KeyValue { Key = "f", Type = KeyValue.Types.ValueType.Float, FloatValue = 1.5f });
        meta.Payload = body.ToByteString();

        await alice.UploadAsync(meta);
        Meta item = Assert.Single(await bob.ReceiveAsync());

        StoredMessage stored = Server.State.FindMessage(item.Id)!;
        item.ClearMeta_();
        Assert.Equal(stored.Record, item.ToByteArray());
        Assert.Equal(meta.Payload, item.Payload);
    }

    [Fact]
    public async Task Upload_SeveralDevices_ReachesAllButTheSending()
    {
        RawDevice one = await SignInAsync("alice", "one");
        RawDevice two = await SignInAsync("alice", "two");
        RawDevice bob = await SignInAsync("bob");

        await one.UploadAsync(Text(one, "bob", "hello"));

        Assert.Equal("hello", TextOf(Assert.Single(await two.DrainAsync(two.Address("bob")))));
        Assert.Equal("hello", TextOf(Assert.Single(await bob.DrainAsync(bob.Address("alice")))));
        await one.AssertQuietAsync();
    }

    [Fact]
    public async Task Upload_SameIdFromTheSameDevice_IsOneMessage()
    {
        RawDevice alice = await SignInAsync("alice");
        Meta meta = Text(alice, "bob", "once");
        CommSyncDL first = await alice.UploadAsync(meta);
        await DropAsync(alice);

        alice = await SignInAsync("alice");
        CommSyncDL again = await alice.UploadAsync(meta);
        RawDevice other = await SignInAsync("alice", "tablet");
        CommSyncDL elsewhere = await other.UploadAsync(meta);

        Assert.Equal((first.ServerId, first.Timestamp), (again.ServerId, again.Timestamp));
        Assert.NotEqual(first.ServerId, elsewhere.ServerId);
        Assert.Equal(2, Data.GetHistoryIds("alice", "bob").Count);
    }

    [Fact]
    public async Task Upload_ToOwnDevice_GoesThereAlone()
    {
        RawDevice one = await SignInAsync("alice", "one");
        RawDevice two = await SignInAsync("alice", "two");
        RawDevice three = await SignInAsync("alice", "three");

        await one.UploadAsync(Text(one, "alice", "psst", toDevice: "two"));

        Assert.Equal(one.Address("alice", resource: "one"), Assert.Single((await two.UnreadAsync()).Unread).Queue);
        Meta item = Assert.Single(await two.ReceiveAsync());
        Assert.Equal(("one", "two"), (item.From.ClientResource, item.To.ClientResource));
        await one.AssertQuietAsync();
        await three.AssertQuietAsync();
    }

    [Fact]
    public async Task Upload_OnlineOnly_IsNotKeptForWhoIsAway()
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice bob = await SignInAsync("bob");
        await DropAsync(bob);
        Meta meta = Text(alice, "bob", "now or never");
        meta.Routetype = RouteType.RouteOnline;

        await alice.UploadAsync(meta);

        bob = await SignInAsync("bob");
        await bob.AssertQuietAsync();
    }

    [Fact]
    public async Task Upload_WhileAway_SaysSo()
    {
        RawDevice alice = await SignInAsync("alice");
        await alice.UploadAsync(Text(alice, "bob", "later"));

        RawDevice bob = await SignInAsync("bob");

        Assert.Equal("""{"is_online":0}""", Assert.Single(await bob.DrainAsync(bob.Address("alice"))).Meta_.ToStringUtf8());
    }

    [Fact]
    public async Task Upload_ToGroup_ReachesTheMembers()
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice tablet = await SignInAsync("alice", "tablet");
        RawDevice bob = await SignInAsync("bob");

        await alice.UploadAsync(GroupText(alice, "all"));

        foreach (RawDevice device in (RawDevice[])[tablet, bob])
        {
            Assert.Equal("all", TextOf(Assert.Single(await device.DrainAsync(device.Address(GroupId, isConference: true)))));
        }

        await alice.AssertQuietAsync();
        Assert.Single(Data.GetHistory("carol", GroupId, EmulatorChatType.GroupChat));
    }

    [Fact]
    public async Task Upload_ToSomeOfAGroup_ReachesThoseAlone()
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice bob = await SignInAsync("bob");
        RawDevice carol = await SignInAsync("carol");
        Meta meta = GroupText(alice, "psst");
        meta.Routetype = RouteType.RouteDirect;
        meta.DirectedUsers.Add("bob");

        await alice.UploadAsync(meta);

        Assert.Single(await bob.DrainAsync(bob.Address(GroupId, isConference: true)));
        await carol.AssertQuietAsync();
        Assert.Single(Data.GetHistory("bob", GroupId, EmulatorChatType.GroupChat));
        Assert.Empty(Data.GetHistory("carol", GroupId, EmulatorChatType.GroupChat));
    }

    [Fact]
    public async Task Upload_ToRoom_ReachesWhoIsThereAndEchoes()
    {
        RawDevice alice = await SignInAsync("alice");
        Meta meta = RoomText(alice, "room");
        meta.Ext.Add(new KeyValue { Key = "chatroom_msg_tag", Type = KeyValue.Types.ValueType.Int, VarintValue = 0 });

        await alice.UploadAsync(meta);
        RawDevice bob = await SignInAsync("bob");

        Meta echo = Assert.Single(await alice.DrainAsync(alice.Address(RoomId, isConference: true)));
        Assert.Equal(("alice", "phone", "chatroom_msg_tag"), (echo.From.Name, echo.From.ClientResource, echo.Ext[0].Key));
        Assert.Equal(EmulatorRoomPriority.High, Assert.Single(Data.GetHistory("bob", RoomId, EmulatorChatType.ChatRoom)).RoomPriority);
        await bob.AssertQuietAsync();
    }
}
