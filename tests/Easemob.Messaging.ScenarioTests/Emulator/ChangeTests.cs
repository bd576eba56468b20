using System.Globalization;
using System.Text.Json;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Protocol.Msync;
using BodyType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Type;
using WireBody = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody;

namespace Easemob.Messaging.ScenarioTests.Realtime;

/// <summary>Receipts, recalls and edits.</summary>
public class ChangeTests : RealtimeScenario
{
    [Fact]
    public async Task ReadAck_OfAMessage_ReachesItsSenderAndHistory()
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice bob = await SignInAsync("bob");
        ulong id = (await alice.UploadAsync(Text(alice, "bob", "x"))).ServerId;
        await bob.ReceiveAsync();

        await bob.UploadAsync(Item(bob.Address("alice"), new WireBody { Type = BodyType.DeliverAck, AckMessageId = id }));
        WireBody delivered = await alice.ReceiveBodyAsync();
        await bob.UploadAsync(Item(bob.Address("alice"), new WireBody { Type = BodyType.ReadAck, AckMessageId = id }));
        WireBody read = await alice.ReceiveBodyAsync();

        Assert.Equal((BodyType.DeliverAck, id, "bob"), (delivered.Type, delivered.AckMessageId, delivered.From.Name));
        Assert.Equal((BodyType.ReadAck, id, "alice"), (read.Type, read.AckMessageId, read.To.Name));
        EmulatorMessage stored = Assert.Single(Data.GetHistory("alice", "bob"));
        Assert.True(stored.IsDelivered && stored.IsRead);
    }

    [Fact]
    public async Task ChannelAck_OfAConversation_ReachesPeerOtherDevicesAndList()
    {
        RawDevice one = await SignInAsync("alice", "one");
        RawDevice two = await SignInAsync("alice", "two");
        RawDevice bob = await SignInAsync("bob");
        Data.Send("bob", "alice", "x");
        await two.ReceiveAsync();
        await bob.ReceiveAsync();
        Assert.Equal(1, Assert.Single(Server.State.Conversations("alice")).Unread);

        await one.UploadAsync(Item(one.Address("bob"), new WireBody { Type = BodyType.ChannelAck }));

        Assert.Equal(BodyType.ChannelAck, (await two.ReceiveBodyAsync()).Type);
        Assert.Equal(("alice", "bob"), await NamesAsync(bob));
        Assert.Equal(0, Assert.Single(Server.State.Conversations("alice")).Unread);
    }

    [Fact]
    public async Task ReadAck_InAGroup_ReachesTheAuthorAloneWithTheCount()
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice bob = await SignInAsync("bob");
        RawDevice carol = await SignInAsync("carol");
        ulong id = (await alice.UploadAsync(GroupText(alice, "x"))).ServerId;
        await bob.ReceiveAsync();
        await carol.ReceiveAsync();

        await bob.UploadAsync(GroupReceipt(bob, id));
        await carol.UploadAsync(GroupReceipt(carol, id));
        IReadOnlyList<Meta> receipts = await alice.DrainAsync(alice.Address(GroupId, isConference: true));

        Assert.Equal(
            [$$"""{"{{id}}":1}""", $$"""{"{{id}}":2}"""],
            receipts.Select(receipt => WireBody.Parser.ParseFrom(receipt.Payload).Ext[0].StringValue));
        Assert.Equal(2, Server.Realtime.GroupReadCount(id.ToString(CultureInfo.InvariantCulture)));
        await bob.AssertQuietAsync();
    }

    [Fact]
    public async Task Recall_OwnMessage_TakesItFromEveryone()
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice bob = await SignInAsync("bob");
        ulong id = (await alice.UploadAsync(Text(alice, "bob", "x"))).ServerId;
        await bob.ReceiveAsync();
        Meta recall = Item(alice.Address("bob"), new WireBody { Type = BodyType.Recall, AckMessageId = id });
        recall.Ext.Add(new KeyValue
        {
            Key = "recallMessageExtensionInfo",
            Type = KeyValue.Types.ValueType.String,
            StringValue = "why",
        });

        await alice.UploadAsync(recall);
        Meta told = Assert.Single(await bob.ReceiveAsync());

        WireBody body = WireBody.Parser.ParseFrom(told.Payload);
        Assert.Equal((BodyType.Recall, id), (body.Type, body.AckMessageId));
        Assert.Equal("why", told.Ext[0].StringValue);
        Assert.Empty(Data.GetHistory("bob", "alice"));
    }

    [Fact]
    public async Task Recall_UnderTheIdOfAnEarlierMessage_IsARecallAllTheSame()
    {
        RawDevice alice = await SignInAsync("alice");
        Meta message = Text(alice, "bob", "x");
        message.Id = 530_464_800_777;
        ulong id = (await alice.UploadAsync(message)).ServerId;
        Meta recall = Item(alice.Address("bob"), new WireBody { Type = BodyType.Recall, AckMessageId = id });
        recall.Id = message.Id;

        await alice.UploadAsync(recall);

        Assert.Empty(Data.GetHistory("alice", "bob"));
    }

    [Fact]
    public async Task Edit_OwnMessage_IsAnsweredStoredAndTold()
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice bob = await SignInAsync("bob");
        CommSyncDL sent = await alice.UploadAsync(Text(alice, "bob", "tpyo"));
        await bob.ReceiveAsync();

        CommSyncDL answer = await alice.UploadAsync(Item(alice.Address("bob"), new WireBody
        {
            Type = BodyType.Edit,
            EditMessageId = sent.ServerId,
            EditScope = WireBody.Types.EditScope.BodyAndExt,
            Contents = { TextContent("typo") },
            Ext = { new KeyValue { Key = "k", Type = KeyValue.Types.ValueType.String, StringValue = "v" } },
        }));
        WireBody told = await bob.ReceiveBodyAsync();

        Meta notice = Assert.Single(answer.Metas);
        JsonElement edit = JsonElement.Parse(notice.Payload.Span).GetProperty("edit_msg");
        Assert.Equal(Meta.Types.NameSpace.Notify, notice.Ns);
        Assert.Equal(
            (1, "alice", "alice", (long)sent.Timestamp, "chat:user"),
            (edit.GetProperty("count").GetInt32(), edit.GetProperty("operator").GetString(), edit.GetProperty("sender").GetString(),
                edit.GetProperty("send_time").GetInt64(), edit.GetProperty("chat_type").GetString()));
        Assert.Equal(notice.Payload, told.Meta);
        Assert.Equal((sent.ServerId, "typo"), (told.EditMessageId, told.Contents[0].Text));
        EmulatorMessage stored = Assert.Single(Data.GetHistory("bob", "alice"));
        Assert.Equal((new TextBody { Text = "typo" }, 1), (stored.Body, stored.Edit?.Count));
        Assert.Equal("v", stored.Extensions["k"]);
    }

    [Fact]
    public async Task TestSide_RecallsAndEdits_TellsDevices()
    {
        RawDevice bob = await SignInAsync("bob");
        string id = Data.Send("alice", "bob", "x");
        await bob.ReceiveAsync();

        Data.UpdateMessage(id, message => message with { IsRead = true });
        Data.UpdateMessage(id, message => message with
        {
            Body = new TextBody { Text = "y" },
            Edit = new EmulatorEdit { Operator = "alice", EditedAt = Data.Now },
        });
        WireBody edit = await bob.ReceiveBodyAsync();
        Data.RecallMessage(id);
        WireBody recall = await bob.ReceiveBodyAsync();

        Assert.Equal((BodyType.Edit, id, "y"), (edit.Type, $"{edit.EditMessageId}", edit.Contents[0].Text));
        Assert.Equal((BodyType.Recall, id, "alice"), (recall.Type, $"{recall.AckMessageId}", recall.From.Name));
    }

    private static Meta GroupReceipt(RawDevice reader, ulong id) => Item(reader.Address(GroupId, isConference: true), new WireBody
    {
        Type = BodyType.ReadAck,
        AckMessageId = id,
        AckContent = "seen",
        MsgConfig = new WireBody.Types.MessageConfig { AllowGroupAck = true },
    });

    private static async Task<(string From, string To)> NamesAsync(RawDevice device)
    {
        WireBody body = await device.ReceiveBodyAsync();
        return (body.From.Name, body.To.Name);
    }
}
