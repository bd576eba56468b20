using System.Globalization;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf;
using BodyType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Type;
using WireBody = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody;

namespace Easemob.Messaging.ScenarioTests.Realtime;

public class RefusedUploadTests : RealtimeScenario
{
    [Fact]
    public async Task Upload_WhoMayNot_IsRefusedInTheWordsOfTheService()
    {
        RawDevice alice = await SignInAsync("alice");
        Data.AddUser("dave");
        Data.AddGroup("1", "bob");

        Data.BlockUser("bob", "alice");
        await AssertRefusedAsync(alice, Text(alice, "bob", "x"), 1, "blocked");
        await AssertRefusedAsync(alice, Text(alice, "nobody", "x"), 1, "user not found");
        await AssertRefusedAsync(alice, ToGroup(alice, "1"), 1, "not in group or chatroom");
        await AssertRefusedAsync(alice, ToGroup(alice, "2"), 1, "group not found");
        Data.MuteMember(GroupId, "alice");
        await AssertRefusedAsync(alice, GroupText(alice, "x"), 15, "user is muted");
        Data.DisableGroup(GroupId);
        await AssertRefusedAsync(alice, GroupText(alice, "x"), 1, "group is disabled");
        Data.MuteUser("alice");
        await AssertRefusedAsync(alice, Text(alice, "dave", "x"), 7, "user is mute");
        Data.MuteUser("alice", isMuted: false);
        Assert.Equal((0, ""), StatusOf(await alice.UploadAsync(Text(alice, "dave", "x"))));
    }

    [Fact]
    public async Task Upload_TooManyDirectedUsers_IsRefused()
    {
        RawDevice alice = await SignInAsync("alice");
        Meta meta = GroupText(alice, "x");
        meta.DirectedUsers.AddRange(Enumerable.Range(0, 21).Select(number => $"u{number}"));

        await AssertRefusedAsync(alice, meta, 1, "limit directed users");
    }

    [Fact]
    public async Task Upload_NoBody_IsRefused()
    {
        RawDevice alice = await SignInAsync("alice");
        Meta meta = new()
        {
            To = alice.Address("bob"),
            Ns = Meta.Types.NameSpace.Chat,
            Payload = ByteString.CopyFrom(0xFF, 0xFF),
        };

        await AssertRefusedAsync(alice, meta, 10, "payload cannot be read");
    }

    [Fact]
    public async Task Recall_NotPossible_IsRefused()
    {
        RawDevice alice = await SignInAsync("alice");
        string foreign = Data.Send("bob", "alice", "bob's");
        string late = Data.AddMessage(new EmulatorMessage
        {
            From = "alice",
            To = "bob",
            Body = new TextBody { Text = "old" },
            SentAt = Data.Now.AddMinutes(-3),
        });

        await AssertRefusedAsync(alice, Recall(alice, "1"), 1, "Sorry, message does not exist");
        await AssertRefusedAsync(alice, Recall(alice, foreign), 1, "Sorry, You do not have permission");
        await AssertRefusedAsync(alice, Recall(alice, late), 1, "exceed recall time limit");
        Server.Switches.RecallTimeLimit = null;
        Assert.Equal((0, ""), StatusOf(await alice.UploadAsync(Recall(alice, late))));
    }

    [Fact]
    public async Task Edit_NotPossible_IsRefused()
    {
        RawDevice alice = await SignInAsync("alice");
        Server.Switches.EditLimit = 1;
        string id = Data.Send("alice", "bob", "x");
        string command = Data.AddMessage(new EmulatorMessage { From = "alice", To = "bob", Body = new CommandBody { Action = "go" } });

        await AssertRefusedAsync(alice, Edit(alice, "1"), 1, "Sorry, message does not exist");
        await AssertRefusedAsync(alice, Edit(alice, Data.Send("bob", "alice", "y")), 1, "Sorry, You do not have permission");
        await AssertRefusedAsync(alice, Edit(alice, command), 1, "Sorry, format is incorrect");
        await alice.UploadAsync(Edit(alice, id));
        await AssertRefusedAsync(alice, Edit(alice, id), 1, "Sorry, edit limit reached");
    }

    private static Meta ToGroup(RawDevice sender, string id) => Item(
        sender.Address(id, isConference: true), new WireBody { Type = BodyType.Groupchat, Contents = { TextContent("x") } });

    private static Meta Recall(RawDevice sender, string id) =>
        Item(sender.Address("bob"), new WireBody { Type = BodyType.Recall, AckMessageId = ulong.Parse(id, CultureInfo.InvariantCulture) });

    private static Meta Edit(RawDevice sender, string id) => Item(sender.Address("bob"), new WireBody
    {
        Type = BodyType.Edit,
        EditMessageId = ulong.Parse(id, CultureInfo.InvariantCulture),
        Contents = { TextContent("new") },
    });

    private static async Task AssertRefusedAsync(RawDevice device, Meta meta, int code, string reason)
    {
        CommSyncDL answer = await device.UploadAsync(meta);
        Assert.Equal((code, reason), StatusOf(answer));
        Assert.True(answer.HasTimestamp);
    }
}
