using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>
/// What one client sends, the vendor's or our library, as everyone else shows it: the receiver with either client, the sender's other
/// device with the other one, live, in the history and in the cache.
/// </summary>
[Collection(VendorGroup.Name)]
public class SideBySideMessageTests(VendorFixture vendor)
{
    private const string GroupId = "244001122334455";
    private const string RoomId = "266001122334455";
    private const string ThreadId = "255001122334455";

    private static readonly ConversationKey Alice = ConversationKey.Chat("alice");
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    public static TheoryData<string, bool> Sendings
    {
        get
        {
            TheoryData<string, bool> rows = [];
            foreach (string name in Drafts.Names)
            {
                rows.Add(name, true);
                rows.Add(name, false);
            }

            return rows;
        }
    }

    [NodeTheory]
    [MemberData(nameof(Sendings))]
    public async Task Message_IsShownAlikeByAll(string name, bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        ChatFile file = await ChatFiles.UploadAsync(stage.Emulator, "alice", "会议纪要.bin", Drafts.FileText);
        IDevice sender = await stage.LiveAsync(ours, "alice");
        IDevice other = await stage.LiveAsync(!ours, "alice");
        LibraryDevice library = await stage.LiveLibraryAsync("bob");
        VendorDevice theirs = await stage.VendorAsync("bob");

        SentMessage sent = await sender.SendAsync(Bob, Drafts.Make(name, file));

        MessageView received = await theirs.NextMessageAsync();
        Assert.Equal((sent.Id, sent.Time, "alice", "bob"), (received.Id, received.Time, received.From, received.To));
        ViewAssert.Same([received], [await library.NextMessageAsync()]);
        MessageView copy = received with { Conversation = "Chat/bob" };
        ViewAssert.Same([copy], [await other.NextMessageAsync()]);
        foreach (IDevice device in new[] { sender, other })
        {
            ViewAssert.Same([copy], (await device.HistoryAsync(Bob, new HistoryAsk())).Messages);
        }

        ViewAssert.Same([received], (await theirs.HistoryAsync(Alice, new HistoryAsk())).Messages);
        ViewAssert.Same([received], (await library.HistoryAsync(Alice, new HistoryAsk())).Messages);
    }

    [NodeTheory]
    [InlineData("image", true)]
    [InlineData("image", false)]
    [InlineData("video", true)]
    [InlineData("video", false)]
    [InlineData("voice", true)]
    [InlineData("voice", false)]
    [InlineData("file", true)]
    [InlineData("file", false)]
    public async Task File_CanBeFetchedByTheReceiver(string name, bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        ChatFile file = await ChatFiles.UploadAsync(stage.Emulator, "alice", "clip.bin", Drafts.FileText);
        LibraryDevice bob = await stage.LiveLibraryAsync("bob");

        await (await stage.LiveAsync(ours, "alice")).SendAsync(Bob, Drafts.Make(name, file));

        var body = (AttachmentMessageBody)(await bob.NextEventAsync<MessageReceived>()).Message.Body;
        Assert.Equal(Drafts.FileText, await ChatFiles.DownloadAsync(stage.Emulator, "bob", body.RemoteUrl!, body.Secret));
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Message_InAGroup_IsShownAlikeByAll(bool ours)
    {
        Draft draft = Drafts.Make("extensions of all kinds", null!) with { WantsGroupReceipts = true };
        MessageView received = await SendToAllAsync(ours, ConversationKey.Group(GroupId), draft);

        Assert.True(received.WantsGroupReceipts);
        Assert.Equal($"Group/{GroupId}", received.Conversation);
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Message_InAThread_IsShownAlikeByAll(bool ours)
    {
        MessageView received = await SendToAllAsync(ours, ConversationKey.Thread(ThreadId), Draft.Text("in a thread"));

        Assert.Equal(ThreadId, received.To);
        Assert.Equal("{group:\"244001122334455\" message:\"1422926958690000001\" name:\"话题 topic\" }", received.Thread);
    }

    [NodeTheory]
    [InlineData(true, ChatRoomPriority.Normal)]
    [InlineData(false, ChatRoomPriority.Normal)]
    [InlineData(true, ChatRoomPriority.High)]
    [InlineData(false, ChatRoomPriority.High)]
    [InlineData(true, ChatRoomPriority.Low)]
    [InlineData(false, ChatRoomPriority.Low)]
    public async Task Message_InARoom_IsShownAlikeByAll(bool ours, ChatRoomPriority priority)
    {
        Draft draft = Draft.Text("in a room") with { Priority = priority };
        MessageView received = await SendToAllAsync(ours, ConversationKey.ChatRoom(RoomId), draft);

        Assert.Equal(priority.ToString(), received.Priority, ignoreCase: true);
        Assert.Equal($"ChatRoom/{RoomId}", received.Conversation);
    }

    [NodeFact]
    public async Task VendorWeakness_WholeNumbersBeyondADouble_AreRoundedLive()
    {
        const long number = (1L << 53) + 1;
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        LibraryDevice alice = await stage.LiveLibraryAsync("alice");
        LibraryDevice library = await stage.LiveLibraryAsync("bob");
        VendorDevice theirs = await stage.VendorAsync("bob");

        await alice.SendAsync(Bob, Draft.Text("big").With("n", number, "0"));

        var ours = await library.NextEventAsync<MessageReceived>();
        Assert.Equal(number, ours.Message.Extensions["n"].AsInteger());
        Assert.Equal(number - 1, (await theirs.NextEventAsync("onTextMessage")).GetProperty("ext").GetProperty("n").GetInt64());
    }

    /// <summary>Sends as alice, and returns what bob and alice's other device show with either client, live and in the history.</summary>
    private async Task<MessageView> SendToAllAsync(bool ours, ConversationKey conversation, Draft draft)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.AddGroup(GroupId, "alice", "bob");
        stage.Data.AddThread(ThreadId, GroupId, "1422926958690000001", "话题 topic");
        stage.Data.AddRoom(RoomId, "alice", "bob");
        IDevice sender = await stage.LiveAsync(ours, "alice");
        IDevice[] receivers =
        [
            await stage.LiveLibraryAsync("bob"),
            await stage.LiveAsync(!ours, "alice"),
        ];
        VendorDevice theirs = await stage.VendorAsync("bob");

        SentMessage sent = await sender.SendAsync(conversation, draft);

        MessageView received = await theirs.NextMessageAsync();
        Assert.Equal((sent.Id, sent.Time, "alice", conversation.Id), (received.Id, received.Time, received.From, received.To));
        foreach (IDevice receiver in receivers)
        {
            ViewAssert.Same([received], [await receiver.NextMessageAsync()]);
        }

        foreach (IDevice device in receivers.Append(sender).Append(theirs))
        {
            ViewAssert.Same([received], (await device.HistoryAsync(conversation, new HistoryAsk())).Messages);
        }

        return received;
    }
}
