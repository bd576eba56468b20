using System.Text.Json;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>Pinned messages, with the vendor's client and with our library: what either pins, the other lists.</summary>
[Collection(VendorGroup.Name)]
public class SideBySidePinTests(VendorFixture vendor)
{
    private const string GroupId = "244001122334455";

    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");
    private static readonly ConversationKey Group = ConversationKey.Group(GroupId);

    [NodeTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PinOfOurs_IsSeenAndListedByTheVendorsClient(bool isGroup)
    {
        ConversationKey conversation = isGroup ? Group : Bob;
        await using Stage stage = await OpenAsync();
        LibraryDevice library = await stage.LiveLibraryAsync("alice");
        VendorDevice theirs = await stage.VendorAsync("alice");
        string id = (await library.SendAsync(conversation, Draft.Text("the address"))).Id;
        await theirs.NextMessageAsync();

        await library.Chat.PinnedMessages.PinAsync(conversation, id);

        JsonElement told = await theirs.NextEventAsync("onMessagePinEvent");
        Assert.Equal((id, "pin"), (told.GetProperty("messageId").GetString(), told.GetProperty("operation").GetString()));
        JsonElement listed = Assert.Single(await ListAsync(theirs, conversation));
        PinnedMessage local = Assert.Single(await library.Chat.PinnedMessages.LoadAsync(conversation));
        AssertSame(listed, local);

        await library.Chat.PinnedMessages.UnpinAsync(conversation, id);

        told = await theirs.NextEventAsync("onMessagePinEvent");
        Assert.Equal((id, "unpin"), (told.GetProperty("messageId").GetString(), told.GetProperty("operation").GetString()));
        Assert.Empty(await ListAsync(theirs, conversation));
    }

    [NodeTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PinOfTheVendorsClient_IsKnownAndListedHere(bool isGroup)
    {
        ConversationKey conversation = isGroup ? Group : Bob;
        await using Stage stage = await OpenAsync();
        LibraryDevice library = await stage.LiveLibraryAsync("alice");
        VendorDevice theirs = await stage.VendorAsync("alice");
        string id = (await theirs.SendAsync(conversation, Draft.Text("the address"))).Id;
        await library.NextMessageAsync();

        await theirs.Client.CallAsync("pinMessage", Message(conversation, id));
        await library.NextEventAsync<MessagePinChanged>(change => change.IsPinned);
        PinnedMessage local = Assert.Single(await library.Chat.PinnedMessages.LoadAsync(conversation));
        Assert.Equal("the address", Assert.IsType<TextMessageBody>(local.Message!.Body).Text);
        AssertSame(Assert.Single(await ListAsync(theirs, conversation)), local);
        Assert.Equal([id], await ListAsync(library, conversation));

        await theirs.Client.CallAsync("unpinMessage", Message(conversation, id));
        await library.NextEventAsync<MessagePinChanged>(change => !change.IsPinned);
        Assert.Empty(await library.Chat.PinnedMessages.LoadAsync(conversation));
        Assert.Empty(await ListAsync(library, conversation));
    }

    private static void AssertSame(JsonElement theirs, PinnedMessage ours)
    {
        Assert.Equal(theirs.GetProperty("message").GetProperty("id").GetString(), ours.MessageId);
        Assert.Equal(theirs.GetProperty("pinTime").GetInt64(), ours.PinnedAt.ToUnixTimeMilliseconds(), 1000d);
        Assert.Equal(theirs.GetProperty("operatorId").GetString(), ours.OperatorId);
    }

    private static object Message(ConversationKey conversation, string id) =>
        new { conversationId = conversation.Id, conversationType = TypeOf(conversation), messageId = id };

    private static string TypeOf(ConversationKey conversation) =>
        conversation.Type == ConversationType.Chat ? "singleChat" : "groupChat";

    private static async Task<JsonElement[]> ListAsync(VendorDevice device, ConversationKey conversation)
    {
        JsonElement answer = await device.Client.CallAsync(
            "getServerPinnedMessages", new { conversationId = conversation.Id, conversationType = TypeOf(conversation), pageSize = 10 });
        return [.. answer.GetProperty("data").GetProperty("list").EnumerateArray()];
    }

    private static async Task<List<string>> ListAsync(LibraryDevice device, ConversationKey conversation)
    {
        List<string> ids = [];
        await foreach (PinnedMessage pin in device.Chat.PinnedMessages.GetFromServer(conversation))
        {
            ids.Add(pin.MessageId);
        }

        return ids;
    }

    private async Task<Stage> OpenAsync()
    {
        Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.AddGroup(GroupId, "alice", "bob");
        return stage;
    }
}
