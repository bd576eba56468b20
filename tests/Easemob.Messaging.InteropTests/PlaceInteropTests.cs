using System.Text.Json;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>Groups and chat rooms that the vendor's client makes, with our library in them.</summary>
[Collection(VendorGroup.Name)]
public class PlaceInteropTests(VendorFixture vendor)
{
    [NodeFact]
    public async Task Group_MadeByTheVendorsClient_HasTheLibraryAsMember()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        VendorDevice alice = await stage.VendorAsync("alice");
        LibraryDevice bob = await stage.LiveLibraryAsync("bob");

        JsonElement made = await alice.Client.CallAsync("createGroup", new
        {
            data = new
            {
                groupname = "lab",
                desc = "",
                members = new[] { "bob" },
                @public = true,
                approval = false,
                allowinvites = true,
                maxusers = 200,
            },
        });

        Assert.Equal(UnknownEventKind.Group, (await bob.NextEventAsync<UnknownEvent>()).Kind);
        var group = ConversationKey.Group(made.GetProperty("data").GetProperty("groupid").GetString()!);
        await AssertTalkAsync(alice, bob, group);
        Assert.Equal(group, Assert.Single(await bob.Chat.GetAllConversationsAsync()).Key);
    }

    [NodeFact]
    public async Task Room_MadeByTheVendorsClient_IsHeardByBothDevicesOfAMember()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        VendorDevice alice = await stage.VendorAsync("alice");
        VendorDevice theirs = await stage.VendorAsync("bob");
        LibraryDevice bob = await stage.LiveLibraryAsync("bob");
        JsonElement made = await alice.Client.CallAsync(
            "createChatRoom", new { name = "lab", description = "", maxusers = 100, members = Array.Empty<string>() });
        string roomId = made.GetProperty("data").GetProperty("id").GetString()!;
        await alice.Client.CallAsync("joinChatRoom", new { roomId });
        await theirs.Client.CallAsync("joinChatRoom", new { roomId });

        var room = ConversationKey.ChatRoom(roomId);
        await AssertTalkAsync(alice, bob, room);

        await theirs.Client.CallAsync("leaveChatRoom", new { roomId });
        await alice.SendAsync(room, Draft.Text("without bob"));
        await alice.SendAsync(ConversationKey.Chat("bob"), Draft.Text("a fence"));
        Assert.Equal("Chat/alice", (await bob.NextMessageAsync()).Conversation);
    }

    private static async Task AssertTalkAsync(VendorDevice theirs, LibraryDevice ours, ConversationKey place)
    {
        SentMessage question = await theirs.SendAsync(place, Draft.Text("ours?"));
        Assert.Equal(question.Id, (await ours.NextMessageAsync()).Id);

        SentMessage answer = await ours.SendAsync(place, Draft.Text("yes"));
        Assert.Equal(answer.Id, (await theirs.NextMessageAsync()).Id);
    }
}
