using System.Text.Json;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>Recalls, edits and receipts by one client, the vendor's or our library, as the others see them.</summary>
[Collection(VendorGroup.Name)]
public class SideBySideChangeTests(VendorFixture vendor)
{
    private const string GroupId = "244001122334455";

    private static readonly ConversationKey Alice = ConversationKey.Chat("alice");
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");
    private static readonly ConversationKey Group = ConversationKey.Group(GroupId);

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Recall_TakesTheMessageFromEverybody(bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        LibraryDevice library = await stage.LiveLibraryAsync("alice");
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice bobs = await stage.LiveLibraryAsync("bob");
        VendorDevice bobsVendor = await stage.VendorAsync("bob");
        IDevice sender = ours ? library : theirs;
        SentMessage stays = await sender.SendAsync(Bob, Draft.Text("stays"));
        SentMessage gone = await sender.SendAsync(Bob, Draft.Text("goes"));

        await sender.RecallAsync(Bob, gone.Id, "why");

        var recalled = await bobs.NextEventAsync<MessageRecalled>();
        Assert.Equal((Alice, gone.Id), (recalled.Conversation, recalled.MessageId));
        Assert.Equal(("alice", "why"), (recalled.OperatorId, recalled.Extension));
        JsonElement told = await bobsVendor.NextEventAsync("onRecallMessage");
        Assert.Equal((gone.Id, "alice", "why"), (Text(told, "mid"), Text(told, "from"), Text(told, "ext")));
        if (ours)
        {
            Assert.Equal(gone.Id, Text(await theirs.NextEventAsync("onRecallMessage"), "mid"));
        }
        else
        {
            Assert.Equal(gone.Id, (await library.NextEventAsync<MessageRecalled>()).MessageId);
        }

        Assert.Equal([stays.Id], Ids(await library.CacheAsync(Bob)));
        Assert.Equal([stays.Id], Ids(await bobs.CacheAsync(Alice)));
        Assert.Equal([stays.Id], await theirs.AllIdsAsync(Bob));
    }

    [NodeTheory]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    [InlineData(false, true, true)]
    public async Task Edit_IsShownAlikeByAll(bool ours, bool isCustom, bool hasExtensions)
    {
        Draft first = isCustom ? Draft.Custom("gift", ("size", "1")) : Draft.Text("tpyo");
        Draft second = isCustom ? Draft.Custom("present", ("size", "2")) : Draft.Text("typo");
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        LibraryDevice library = await stage.LiveLibraryAsync("alice");
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice bobs = await stage.LiveLibraryAsync("bob");
        VendorDevice bobsVendor = await stage.VendorAsync("bob");
        IDevice sender = ours ? library : theirs;
        SentMessage sent = await sender.SendAsync(Bob, first.With("old", "yes", "\"yes\""));
        await bobs.NextMessageAsync();

        await sender.EditAsync(Bob, sent.Id, hasExtensions ? second.With("new", 7L, "7") : second);

        MessageView edited = LibraryView.Message((await bobs.NextEventAsync<MessageEdited>()).Message);
        Assert.Equal((sent.Id, sent.Time, "alice"), (edited.Id, edited.Time, edited.From));
        Assert.Contains("by:\"alice\" count:1", edited.Edit, StringComparison.Ordinal);
        Assert.Equal(hasExtensions ? "{new:7 }" : "{old:\"yes\" }", edited.Extensions);
        ViewAssert.Same((await bobsVendor.HistoryAsync(Alice, new HistoryAsk())).Messages, [edited]);
        ViewAssert.Same([edited], await bobs.CacheAsync(Alice));
        MessageView copy = edited with { Conversation = "Chat/bob" };
        if (!ours)
        {
            await library.NextEventAsync<MessageEdited>();
        }

        ViewAssert.Same([copy], await library.CacheAsync(Bob));
        ViewAssert.Same([copy], (await theirs.HistoryAsync(Bob, new HistoryAsk())).Messages);

        // Live, the vendor's client shows the extensions that came with the edit, not those that stay.
        MessageView told = VendorView.Message(await bobsVendor.NextEventAsync("onModifiedMessage"), "bob");
        ViewAssert.Same([hasExtensions ? edited : edited with { Extensions = "{}" }], [told]);
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Receipts_ReachTheSenderAndItsOtherDevice(bool readerIsOurs)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        LibraryDevice library = await stage.LiveLibraryAsync("alice");
        VendorDevice theirs = await stage.VendorAsync("alice");
        IDevice reader = readerIsOurs
            ? await stage.LiveLibraryAsync("bob", options => options.SendDeliveryReceipts = true)
            : await stage.VendorAsync("bob", new VendorSettings { SendDeliveryReceipts = true });
        SentMessage sent = await theirs.SendAsync(Bob, Draft.Text("hello"));
        MessageView received = await reader.NextMessageAsync();

        Assert.Equal(sent.Id, Text(await theirs.NextEventAsync("onDeliveredMessage"), "mid"));
        var delivered = await library.NextEventAsync<MessageDelivered>();
        Assert.Equal((Bob, sent.Id, "bob"), (delivered.Conversation, delivered.MessageId, delivered.ReceiverId));

        await reader.ReadAsync(received);
        Assert.Equal(sent.Id, Text(await theirs.NextEventAsync("onReadMessage"), "mid"));
        var read = await library.NextEventAsync<MessageRead>();
        Assert.Equal((Bob, sent.Id, "bob"), (read.Conversation, read.MessageId, read.ReaderId));

        await reader.ReadAsync(Alice);
        Assert.Equal("bob", Text(await theirs.NextEventAsync("onChannelMessage"), "from"));
        var all = await library.NextEventAsync<ConversationRead>();
        Assert.Equal((Bob, "bob"), (all.Conversation, all.ReaderId));

        MessageView kept = Assert.Single(await library.CacheAsync(Bob));
        Assert.True(kept.IsRead && kept.IsDelivered);
        ViewAssert.Same((await theirs.HistoryAsync(Bob, new HistoryAsk())).Messages, [kept]);
    }

    [NodeTheory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task GroupReceipt_CarriesTextAndCount(bool senderIsOurs, bool readerIsOurs)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob", "carol");
        stage.Data.AddGroup(GroupId, "alice", "bob", "carol");
        IDevice sender = await stage.LiveAsync(senderIsOurs, "alice");
        IDevice reader = await stage.LiveAsync(readerIsOurs, "bob");
        SentMessage sent = await sender.SendAsync(Group, Draft.Text("read this") with { WantsGroupReceipts = true });

        await reader.ReadAsync(await reader.NextMessageAsync(), "seen 见");

        if (sender is LibraryDevice library)
        {
            var read = await library.NextEventAsync<MessageRead>();
            Assert.Equal((Group, sent.Id, "bob"), (read.Conversation, read.MessageId, read.ReaderId));
            Assert.Equal((1, "seen 见"), (read.GroupReadCount, read.Content));
        }
        else
        {
            JsonElement read = await ((VendorDevice)sender).NextEventAsync("onReadMessage");
            Assert.Equal((sent.Id, "bob", "seen 见"), (Text(read, "mid"), Text(read, "from"), Text(read, "ackContent")));
        }

        Assert.Equal(1, stage.Emulator.Realtime.GroupReadCount(sent.Id));
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ConversationRead_OnOneDevice_CountsOnTheOther(bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        LibraryDevice library = await stage.LiveLibraryAsync("alice");
        VendorDevice theirs = await stage.VendorAsync("alice");
        VendorDevice bob = await stage.VendorAsync("bob");
        await bob.SendAsync(Alice, Draft.Text("one"));
        await bob.SendAsync(Alice, Draft.Text("two"));
        foreach (IDevice device in new IDevice[] { library, theirs })
        {
            await device.NextMessageAsync();
            await device.NextMessageAsync();
        }

        await (ours ? (IDevice)library : theirs).ReadAsync(Bob);

        if (ours)
        {
            JsonElement told = await theirs.NextEventAsync("onChannelMessage");
            Assert.Equal(("alice", "bob"), (Text(told, "from"), Text(told, "to")));
        }
        else
        {
            Assert.Equal(Bob, (await library.NextEventAsync<UnreadClearedOnOtherDevice>()).Conversation);
        }

        Assert.Equal(0, Assert.Single(await library.Chat.GetAllConversationsAsync()).UnreadCount);
        Assert.Equal(0, Assert.Single(await theirs.ConversationsAsync(1, 20)).Unread);
    }

    private static IEnumerable<string> Ids(IReadOnlyList<MessageView> messages) => messages.Select(message => message.Id);

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out JsonElement member) ? member.ToString() : null;
}
