using System.Text.Json;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>Two devices of one user, one with the vendor's client and one with our library: what either does, the other is told.</summary>
[Collection(VendorGroup.Name)]
public class SideBySideDeviceTests(VendorFixture vendor)
{
    private const string GroupId = "244001122334455";

    private static readonly ConversationKey Alice = ConversationKey.Chat("alice");
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");
    private static readonly ConversationKey Group = ConversationKey.Group(GroupId);

    [NodeTheory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task RemovalByIds_IsSeenByTheOtherDevice(bool ours, bool isGroup)
    {
        ConversationKey conversation = isGroup ? Group : Bob;
        await using Stage stage = await OpenAsync();
        (LibraryDevice library, VendorDevice theirs) = await DevicesAsync(stage);
        IReadOnlyList<string> ids = await FillAsync(stage, library, conversation, 5);

        await (ours ? (IDevice)library : theirs).RemoveAsync(conversation, [ids[1], ids[3]]);

        await AssertToldAsync(stage, library, theirs, ours, conversation, [ids[1], ids[3]]);
        await AssertAgreeAsync(library, theirs, conversation, [ids[0], ids[2], ids[4]]);
        Assert.Equal(5, stage.Data.GetHistoryIds("bob", isGroup ? GroupId : "alice", ChatType(isGroup)).Count);
    }

    [NodeTheory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task RemovalByTime_IsSeenByTheOtherDevice(bool ours, bool isGroup)
    {
        ConversationKey conversation = isGroup ? Group : Bob;
        await using Stage stage = await OpenAsync();
        (LibraryDevice library, VendorDevice theirs) = await DevicesAsync(stage);
        IReadOnlyList<string> ids = await FillAsync(stage, library, conversation, 4);

        await (ours ? (IDevice)library : theirs).RemoveBeforeAsync(conversation, stage.Data.Now.AddMinutes(1));
        await AssertToldAsync(stage, library, theirs, ours, conversation, ids);

        // What comes later stays.
        SentMessage later = await theirs.SendAsync(conversation, Draft.Text("later"));
        await library.NextMessageAsync();
        await AssertAgreeAsync(library, theirs, conversation, [later.Id]);
    }

    [NodeTheory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task DeletedConversation_IsSeenByTheOtherDevice(bool ours, bool withMessages)
    {
        await using Stage stage = await OpenAsync();
        (LibraryDevice library, VendorDevice theirs) = await DevicesAsync(stage);
        IReadOnlyList<string> ids = await FillAsync(stage, library, Bob, 3);

        await (ours ? (IDevice)library : theirs).DeleteAsync(Bob, withMessages);

        if (ours)
        {
            JsonElement told = await theirs.NextDeviceEventAsync("deleteConversation");
            Assert.Equal("bob", told.GetProperty("conversationId").GetString());
        }
        else
        {
            var told = await library.NextEventAsync<ConversationDeletedOnOtherDevice>();
            Assert.Equal((Bob, theirs.Resource), (told.Conversation, told.DeviceId));
        }

        Assert.Empty(await library.ConversationIdsAsync());
        Assert.DoesNotContain(await library.Chat.GetAllConversationsAsync(), one => one.Key == Bob);
        Assert.Equal(withMessages ? [] : ids, await theirs.AllIdsAsync(Bob));
        Assert.Equal(withMessages ? [] : ids, await library.AllIdsAsync(Bob));
    }

    [NodeFact]
    public async Task PinsAndMarks_OfTheVendorsClient_AreSeenByTheLibrary()
    {
        await using Stage stage = await OpenAsync();
        (LibraryDevice library, VendorDevice theirs) = await DevicesAsync(stage);
        await FillAsync(stage, library, Group, 1);
        object group = new { conversationId = GroupId, conversationType = "groupChat" };
        foreach (bool isPinned in new[] { true, false })
        {
            await theirs.Client.CallAsync("pinConversation", new { conversationId = GroupId, conversationType = "groupChat", isPinned });
            var pinned = await library.NextEventAsync<ConversationPinnedOnOtherDevice>();
            Assert.Equal((Group, isPinned, theirs.Resource), (pinned.Conversation, pinned.IsPinned, pinned.DeviceId));

            string call = isPinned ? "addConversationMark" : "removeConversationMark";
            await theirs.Client.CallAsync(call, new { conversations = new[] { group }, mark = 3 });
            var marked = await library.NextEventAsync<ConversationMarkedOnOtherDevice>();
            Assert.Equal((Group, 3, isPinned, theirs.Resource), (marked.Conversation, marked.Mark, marked.IsMarked, marked.DeviceId));
        }
    }

    [NodeFact]
    public async Task PinnedMessage_IsSeenByAll()
    {
        await using Stage stage = await OpenAsync();
        (LibraryDevice library, VendorDevice theirs) = await DevicesAsync(stage);
        LibraryDevice bob = await stage.LiveLibraryAsync("bob");
        VendorDevice bobs = await stage.VendorAsync("bob");
        IReadOnlyList<string> ids = await FillAsync(stage, library, Group, 2);
        object message = new { conversationId = GroupId, conversationType = "groupChat", messageId = ids[0] };
        foreach (bool isPinned in new[] { true, false })
        {
            await theirs.Client.CallAsync(isPinned ? "pinMessage" : "unpinMessage", message);

            foreach (LibraryDevice device in new[] { library, bob })
            {
                var pin = await device.NextEventAsync<MessagePinChanged>();
                Assert.Equal((Group, ids[0], isPinned, "alice"), (pin.Conversation, pin.MessageId, pin.IsPinned, pin.OperatorId));
            }

            JsonElement told = await bobs.NextEventAsync("onMessagePinEvent");
            Assert.Equal(ids[0], told.GetProperty("messageId").GetString());
            Assert.Equal(isPinned ? "pin" : "unpin", told.GetProperty("operation").GetString());
        }
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Removal_WhileTheOtherDeviceIsAway_IsSeenWhenItComesBack(bool ours)
    {
        await using Stage stage = await OpenAsync();
        (LibraryDevice library, VendorDevice theirs) = await DevicesAsync(stage);
        IReadOnlyList<string> ids = await FillAsync(stage, library, Bob, 3);
        if (ours)
        {
            await theirs.Client.CallAsync("close");
            await library.RemoveAsync(Bob, [ids[0]]);
            await theirs.Client.SignInAsync("alice");
        }
        else
        {
            await library.Client.DisconnectAsync();
            await theirs.RemoveAsync(Bob, [ids[0]]);
            await library.Client.ConnectAsync();
        }

        await AssertToldAsync(stage, library, theirs, ours, Bob, [ids[0]]);
        await AssertAgreeAsync(library, theirs, Bob, [ids[1], ids[2]]);
    }

    private static EmulatorChatType ChatType(bool isGroup) => isGroup ? EmulatorChatType.GroupChat : EmulatorChatType.Chat;

    private static async Task<(LibraryDevice Library, VendorDevice Theirs)> DevicesAsync(Stage stage) =>
        (await stage.LiveLibraryAsync("alice"), await stage.VendorAsync("alice"));

    /// <summary>Lets bob send and waits until our library has it all.</summary>
    private static async Task<IReadOnlyList<string>> FillAsync(Stage stage, LibraryDevice library, ConversationKey conversation, int count)
    {
        VendorDevice bob = await stage.VendorAsync("bob");
        List<string> ids = [];
        for (int index = 0; index < count; index++)
        {
            ids.Add((await bob.SendAsync(conversation == Bob ? Alice : conversation, Draft.Text($"{index}"))).Id);
            await library.NextMessageAsync();
        }

        return ids;
    }

    private static async Task AssertToldAsync(
        Stage stage, LibraryDevice library, VendorDevice theirs, bool ours, ConversationKey conversation, IReadOnlyList<string> removed)
    {
        if (ours)
        {
            JsonElement told = await theirs.NextDeviceEventAsync("deleteRoaming");
            EmulatorDevice actor = stage.Emulator.Realtime.Devices.Single(one => one.UserId == "alice" && one.Resource != theirs.Resource);
            Assert.Equal(conversation.Id, told.GetProperty("conversationId").GetString());
            Assert.Equal(conversation == Bob ? "singleChat" : "groupChat", told.GetProperty("chatType").GetString());
            Assert.Equal(actor.Resource, told.GetProperty("resource").GetString());
        }
        else
        {
            var told = await library.NextEventAsync<MessagesRemovedOnOtherDevice>();
            Assert.Equal((conversation, theirs.Resource), (told.Conversation, told.DeviceId));
            Assert.Equal(removed, told.MessageIds);
        }
    }

    /// <summary>The cache is what either client finds on the server.</summary>
    private static async Task AssertAgreeAsync(
        LibraryDevice library, VendorDevice theirs, ConversationKey conversation, IReadOnlyList<string> ids)
    {
        HistoryAsk oldestFirst = new() { Direction = SearchDirection.Down };
        IReadOnlyList<MessageView> cached = await library.CacheAsync(conversation);
        Assert.Equal(ids, cached.Select(message => message.Id));
        ViewAssert.Same((await theirs.HistoryAsync(conversation, oldestFirst)).Messages, cached);
    }

    private async Task<Stage> OpenAsync()
    {
        Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.AddGroup(GroupId, "alice", "bob");
        return stage;
    }
}
