using System.Text.Json;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>
/// Two devices of one user, one with the vendor's client and one with our library: the lists, pins and marks of the one are those of the
/// other, whoever made them, and so is the deletion of everything.
/// </summary>
[Collection(VendorGroup.Name)]
public class SideBySideConversationTests(VendorFixture vendor)
{
    private const string GroupId = "244001122334455";

    private static readonly ConversationKey Alice = ConversationKey.Chat("alice");
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");
    private static readonly ConversationKey Carol = ConversationKey.Chat("carol");
    private static readonly ConversationKey Group = ConversationKey.Group(GroupId);

    [NodeTheory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task PinAndUnpin_ByEither_IsToldToTheOtherAndListedAlike(bool ours, bool isGroup)
    {
        ConversationKey conversation = isGroup ? Group : Bob;
        await using Stage stage = await OpenAsync();
        (LibraryDevice library, VendorDevice theirs) = await DevicesAsync(stage);
        foreach (bool isPinned in new[] { true, false })
        {
            await PinAsync(ours, library, theirs, conversation, isPinned);

            if (ours)
            {
                JsonElement told = await theirs.NextDeviceEventAsync(isPinned ? "pinnedConversation" : "unpinnedConversation");
                Assert.Equal(conversation.Id, told.GetProperty("conversationId").GetString());
                Assert.Equal(isGroup ? "groupChat" : "singleChat", told.GetProperty("conversationType").GetString());
            }
            else
            {
                var told = await library.NextEventAsync<ConversationPinnedOnOtherDevice>();
                Assert.Equal((conversation, isPinned, theirs.Resource), (told.Conversation, told.IsPinned, told.DeviceId));
            }

            Assert.Equal(isPinned, Assert.Single(await library.Chat.GetAllConversationsAsync(), one => one.Key == conversation).IsPinned);
            await AssertListedAlikeAsync(library, theirs, new ConversationQuery { Pinned = true }, isPinned ? [conversation] : []);
        }
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AddAndRemoveMark_ByEither_IsToldToTheOtherAndListedAlike(bool ours)
    {
        await using Stage stage = await OpenAsync();
        (LibraryDevice library, VendorDevice theirs) = await DevicesAsync(stage);
        foreach (bool isMarked in new[] { true, false })
        {
            await MarkAsync(ours, library, theirs, isMarked);

            foreach (ConversationKey conversation in new[] { Bob, Group })
            {
                if (ours)
                {
                    JsonElement told = await theirs.NextDeviceEventAsync(isMarked ? "markConversation" : "unMarkConversation");
                    Assert.Equal(conversation.Id, told.GetProperty("conversationId").GetString());
                    Assert.Equal(19, told.GetProperty("conversationMark").GetInt32());
                }
                else
                {
                    var told = await library.NextEventAsync<ConversationMarkedOnOtherDevice>();
                    Assert.Equal((conversation, 19, isMarked), (told.Conversation, told.Mark, told.IsMarked));
                }
            }

            Assert.Equal(
                isMarked ? [Bob, Group] : [],
                (await library.Chat.GetAllConversationsAsync()).Where(one => one.Marks.Contains(19)).Select(one => one.Key).OrderBy(one => one.Type));
            await AssertListedAlikeAsync(library, theirs, new ConversationQuery { Mark = 19 }, isMarked ? [Bob, Group] : []);
        }
    }

    [NodeTheory]
    [InlineData(50, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task Lists_OfBothClients_AreAlike(int pageSize, bool includesEmpty)
    {
        await using Stage stage = await OpenAsync();
        (LibraryDevice library, VendorDevice theirs) = await DevicesAsync(stage);
        await library.Chat.ServerConversations.PinAsync(Group);
        await library.Chat.ServerConversations.AddMarkAsync([Bob, Group], 0);
        await library.Chat.ServerConversations.AddMarkAsync([Bob], 19);
        await library.Chat.ServerConversations.PinAsync(Carol);
        var query = new ConversationQuery { IncludeEmpty = includesEmpty };

        List<Conversation> list = await AssertListedAlikeAsync(
            library, theirs, query, includesEmpty ? [Bob, Carol, Group] : [Bob, Group], pageSize);

        Assert.Equal(
            list.Where(one => one.LatestMessage is not null).Select(Show).Order(),
            (await library.Chat.GetAllConversationsAsync()).Where(one => one.LatestMessage is not null).Select(Show).Order());
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DeleteAll_ByEither_LeavesBothNothingOnTheServer(bool ours)
    {
        await using Stage stage = await OpenAsync();
        (LibraryDevice library, VendorDevice theirs) = await DevicesAsync(stage);
        await library.Chat.ServerConversations.PinAsync(Group);

        if (ours)
        {
            await library.Chat.ServerConversations.DeleteAllAsync();
        }
        else
        {
            await theirs.Client.CallAsync("deleteAllMessagesAndConversations");
        }

        await AssertListedAlikeAsync(library, theirs, new ConversationQuery { IncludeEmpty = true }, []);
        foreach (ConversationKey conversation in new[] { Bob, Group })
        {
            Assert.Empty(await theirs.AllIdsAsync(conversation));
            Assert.Empty(await library.AllIdsAsync(conversation));
        }

        // Nobody tells the other device: its cache keeps what it has.
        Assert.Equal(ours ? 0 : 2, (await library.Chat.GetAllConversationsAsync()).Count);
        Assert.Single(stage.Data.GetHistoryIds("bob", "alice"));

        VendorDevice bobs = await stage.VendorAsync("bob");
        SentMessage later = await bobs.SendAsync(Alice, Draft.Text("later"));
        await library.NextMessageAsync();
        Assert.Equal([later.Id], await theirs.AllIdsAsync(Bob));
        Assert.Contains(later.Id, (await library.CacheAsync(Bob)).Select(message => message.Id));
    }

    [NodeFact]
    public async Task Devices_OfBothClients_AreEachOther()
    {
        await using Stage stage = await OpenAsync();
        LibraryDevice library = await stage.LiveLibraryAsync("alice");
        VendorDevice theirs = await stage.VendorAsync("alice");

        JsonElement told = await theirs.Client.CallAsync("getSelfIdsOnOtherPlatform");
        UserDevice other = Assert.Single(await library.Client.GetOtherDevicesAsync());

        Assert.Equal(theirs.Resource, other.DeviceId);
        string own = Assert.Single(told.GetProperty("data").EnumerateArray()).GetString()!;
        Assert.Equal(stage.Emulator.Realtime.Devices.Single(one => one.Resource != theirs.Resource).Resource, own["alice/".Length..]);
    }

    private static async Task PinAsync(bool ours, LibraryDevice library, VendorDevice theirs, ConversationKey conversation, bool isPinned)
    {
        if (!ours)
        {
            await theirs.Client.CallAsync(
                "pinConversation", new { conversationId = conversation.Id, conversationType = ChatType(conversation), isPinned });
        }
        else if (isPinned)
        {
            Assert.NotNull(await library.Chat.ServerConversations.PinAsync(conversation));
        }
        else
        {
            await library.Chat.ServerConversations.UnpinAsync(conversation);
        }
    }

    private static async Task MarkAsync(bool ours, LibraryDevice library, VendorDevice theirs, bool isMarked)
    {
        ConversationKey[] conversations = [Bob, Group];
        if (ours)
        {
            IServerConversations server = library.Chat.ServerConversations;
            MarkResult result = await (isMarked ? server.AddMarkAsync(conversations, 19) : server.RemoveMarkAsync(conversations, 19));
            Assert.Equal(conversations, result.Changed);
        }
        else
        {
            object named = conversations.Select(one => new { conversationId = one.Id, conversationType = ChatType(one) });
            await theirs.Client.CallAsync(
                isMarked ? "addConversationMark" : "removeConversationMark", new { conversations = named, mark = 19 });
        }
    }

    /// <summary>Walks a list with both clients, which must say the same of the conversations that are expected, in any order.</summary>
    private static async Task<List<Conversation>> AssertListedAlikeAsync(
        LibraryDevice library, VendorDevice theirs, ConversationQuery query, ConversationKey[] expected, int pageSize = 10)
    {
        List<CursorPage<Conversation>> pages =
            await library.Chat.GetConversationsFromServerWithCursor(query).AsPages(pageSize: pageSize).ToListAsync();
        List<Conversation> list = [.. pages.SelectMany(page => page.Items)];

        Assert.Equal(expected.OrderBy(one => one.ToString()), list.Select(one => one.Key).OrderBy(one => one.ToString()));
        Assert.Equal(await VendorListAsync(theirs, query, pageSize), list.Select(Show));
        return list;
    }

    private static async Task<List<string>> VendorListAsync(VendorDevice theirs, ConversationQuery query, int pageSize)
    {
        List<string> list = [];
        string cursor = "";
        do
        {
            JsonElement answer = query switch
            {
                { Mark: { } mark } => await theirs.Client.CallAsync("getServerConversationsByFilter", new { pageSize, cursor, filter = new { mark } }),
                { Pinned: true } => await theirs.Client.CallAsync("getServerPinnedConversations", new { pageSize, cursor }),
                _ => await theirs.Client.CallAsync(
                    "getServerConversations", new { pageSize, cursor, includeEmptyConversations = query.IncludeEmpty }),
            };
            JsonElement data = answer.GetProperty("data");
            list.AddRange(data.GetProperty("conversations").EnumerateArray().Select(one => Show(one, theirs.UserId)));
            cursor = data.GetProperty("cursor").GetString()!;
        }
        while (cursor.Length > 0);
        return list;
    }

    private static string Show(Conversation one) =>
        $"{one.Key} {one.UnreadCount} {one.PinnedAt?.ToUnixTimeMilliseconds() ?? 0} [{string.Join(' ', one.Marks)}] {one.LatestMessage?.MessageId}";

    private static string Show(JsonElement one, string userId)
    {
        string id = one.GetProperty("conversationId").GetString()!;
        bool isChat = one.GetProperty("conversationType").GetString() == "singleChat";
        ConversationKey key = isChat ? ConversationKey.Chat(id) : ConversationKey.Group(id);
        JsonElement latest = one.GetProperty("lastMessage");
        string? newest = latest.ValueKind == JsonValueKind.Object ? VendorView.Message(latest, userId).Id : null;
        IEnumerable<int> marks = one.GetProperty("marks").EnumerateArray().Select(mark => mark.GetInt32()).Order();
        return $"{key} {one.GetProperty("unReadCount").GetInt32()} {one.GetProperty("pinnedTime").GetInt64()} [{string.Join(' ', marks)}] {newest}";
    }

    private static string ChatType(ConversationKey conversation) => conversation.Type == ConversationType.Chat ? "singleChat" : "groupChat";

    /// <summary>Connects both devices, and lets bob write to alice and to the group.</summary>
    private static async Task<(LibraryDevice Library, VendorDevice Theirs)> DevicesAsync(Stage stage)
    {
        LibraryDevice library = await stage.LiveLibraryAsync("alice");
        VendorDevice theirs = await stage.VendorAsync("alice");
        stage.Data.Send("bob", "alice", "hello");
        stage.Data.SendToGroup("bob", GroupId, "hello all");
        await library.NextMessageAsync();
        await library.NextMessageAsync();
        return (library, theirs);
    }

    private async Task<Stage> OpenAsync()
    {
        Stage stage = await Stage.OpenAsync(vendor, "alice", "bob", "carol");
        stage.Data.AddGroup(GroupId, "alice", "bob", "carol");
        return stage;
    }
}
