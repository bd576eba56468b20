using Easemob.Messaging.Emulator;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>Paging through a history of 130 messages with both clients.</summary>
[Collection(VendorGroup.Name)]
public class HistoryInteropTests(VendorFixture vendor)
{
    private const int Count = 130;
    private const string GroupId = "244001122334455";
    private const string RoomId = "266001122334455";

    private static readonly ConversationKey Alice = ConversationKey.Chat("alice");
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    [NodeFact]
    public async Task History_Up_IsPagedAlikeByBothUsersAndBothClients()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", Count);

        foreach ((string user, ConversationKey peer) in new[] { ("alice", Bob), ("bob", Alice) })
        {
            IReadOnlyList<HistoryView> theirs = await (await stage.VendorAsync(user)).PagesAsync(peer);
            IReadOnlyList<HistoryView> ours = await (await stage.LibraryAsync(user)).PagesAsync(peer);

            Assert.Equal([50, 50, 30], theirs.Select(page => page.Messages.Count));
            Assert.Equal(ids.Reverse(), theirs.SelectMany(page => page.Ids));
            ViewAssert.Same(theirs, ours);
        }
    }

    [NodeFact]
    public async Task History_Down_IsPagedAlike()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", Count);
        HistoryAsk ask = new() { Direction = SearchDirection.Down, Size = 40 };

        IReadOnlyList<HistoryView> theirs = await (await stage.VendorAsync("alice")).PagesAsync(Bob, ask);
        IReadOnlyList<HistoryView> ours = await (await stage.LibraryAsync("alice")).PagesAsync(Bob, ask);

        Assert.Equal([40, 40, 40, 10], theirs.Select(page => page.Messages.Count));
        Assert.Equal(ids, theirs.SelectMany(page => page.Ids));
        ViewAssert.Same(theirs, ours);
    }

    [NodeTheory]
    [InlineData(SearchDirection.Up)]
    [InlineData(SearchDirection.Down)]
    public async Task History_FromTheMiddle_LeavesTheStartOut(SearchDirection direction)
    {
        const int middle = 65;
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", Count);
        HistoryAsk ask = new() { Direction = direction, Start = ids[middle] };

        IReadOnlyList<HistoryView> theirs = await (await stage.VendorAsync("alice")).PagesAsync(Bob, ask);
        IReadOnlyList<HistoryView> ours = await (await stage.LibraryAsync("alice")).PagesAsync(Bob, ask);

        IEnumerable<string> expected = direction == SearchDirection.Up ? ids.Take(middle).Reverse() : ids.Skip(middle + 1);
        Assert.Equal(expected, theirs.SelectMany(page => page.Ids));
        ViewAssert.Same(theirs, ours);
    }

    [NodeTheory]
    [InlineData(SearchDirection.Up)]
    [InlineData(SearchDirection.Down)]
    public async Task History_FromAMessageThatIsGone_GoesOnFromItsPlace(SearchDirection direction)
    {
        const int middle = 20;
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", 40);
        stage.Data.RecallMessage(ids[middle]);
        HistoryAsk ask = new() { Direction = direction, Start = ids[middle], Size = 5 };

        HistoryView theirs = await (await stage.VendorAsync("alice")).HistoryAsync(Bob, ask);
        HistoryView ours = await (await stage.LibraryAsync("alice")).HistoryAsync(Bob, ask);

        Assert.Equal(direction == SearchDirection.Up ? ids.Take(middle).Reverse().Take(5) : ids.Skip(middle + 1).Take(5), theirs.Ids);
        ViewAssert.Same([theirs], [ours]);
    }

    [NodeTheory]
    [InlineData(50, 50)]
    [InlineData(100, 50)]
    [InlineData(3, 1)]
    [InlineData(0, 20)]
    public async Task History_ThatFillsItsPages_EndsAlike(int count, int size)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.GenerateHistory("alice", "bob", count);
        HistoryAsk ask = new() { Size = size };

        IReadOnlyList<HistoryView> theirs = await (await stage.VendorAsync("alice")).PagesAsync(Bob, ask);
        IReadOnlyList<HistoryView> ours = await (await stage.LibraryAsync("alice")).PagesAsync(Bob, ask);

        Assert.Equal(count, theirs.Sum(page => page.Messages.Count));
        ViewAssert.Same(theirs, ours);
    }

    [NodeTheory]
    [InlineData(SearchDirection.Up)]
    [InlineData(SearchDirection.Down)]
    public async Task History_OfOneMillisecond_IsOrderedById(SearchDirection direction)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        DateTimeOffset moment = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);
        string[] ids =
        [
            .. Enumerable.Range(0, 25).Select(number => stage.Data.AddMessage(new EmulatorMessage
            {
                From = number % 2 == 0 ? "alice" : "bob",
                To = number % 2 == 0 ? "bob" : "alice",
                Body = new TextBody { Text = $"{number}" },
                SentAt = moment,
            })),
        ];
        HistoryAsk ask = new() { Direction = direction, Size = 10 };

        IReadOnlyList<HistoryView> theirs = await (await stage.VendorAsync("alice")).PagesAsync(Bob, ask);
        IReadOnlyList<HistoryView> ours = await (await stage.LibraryAsync("alice")).PagesAsync(Bob, ask);

        Assert.Equal(direction == SearchDirection.Up ? ids.Reverse() : ids, theirs.SelectMany(page => page.Ids));
        ViewAssert.Same(theirs, ours);
    }

    [NodeFact]
    public async Task History_BeyondItsRetention_IsGoneForBoth()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", 10, new HistoryRecipe { Interval = TimeSpan.FromDays(1) });
        stage.Emulator.Switches.Retention = TimeSpan.FromDays(3.5);

        IReadOnlyList<HistoryView> theirs = await (await stage.VendorAsync("alice")).PagesAsync(Bob);
        IReadOnlyList<HistoryView> ours = await (await stage.LibraryAsync("alice")).PagesAsync(Bob);

        Assert.Equal(ids.TakeLast(4).Reverse(), theirs.SelectMany(page => page.Ids));
        ViewAssert.Same(theirs, ours);
    }

    [NodeFact]
    public async Task History_OfGroupAndRoomAndThread_IsPagedAlike()
    {
        const string threadId = "255001122334455";
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob", "carol");
        stage.Data.AddGroup(GroupId, "alice", "bob", "carol");
        stage.Data.AddRoom(RoomId, "alice", "bob", "carol");
        stage.Data.AddThread(threadId, GroupId);
        VendorDevice vendorDevice = await stage.VendorAsync("alice");
        LibraryDevice library = await stage.LibraryAsync("alice");

        foreach (ConversationKey place in new[]
        {
            ConversationKey.Group(GroupId), ConversationKey.ChatRoom(RoomId), ConversationKey.Thread(threadId),
        })
        {
            IReadOnlyList<string> ids = stage.Data.GenerateGroupHistory(place.Id, 60, new HistoryRecipe { RandomSeed = 7 });

            IReadOnlyList<HistoryView> theirs = await vendorDevice.PagesAsync(place);
            IReadOnlyList<HistoryView> ours = await library.PagesAsync(place);

            Assert.Equal(ids.Reverse(), theirs.SelectMany(page => page.Ids));
            ViewAssert.Same(theirs, ours);
        }
    }

    [NodeFact]
    public async Task History_FilteredByType_IsTheSame()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.GenerateHistory("alice", "bob", Count);

        await AssertFilterAsync(stage, Bob, new HistoryAsk { Types = [MessageType.Text], Size = 30 }, message => message.Body is TextBody);
        await AssertFilterAsync(
            stage, Bob, new HistoryAsk { Types = [MessageType.Image, MessageType.Voice, MessageType.Combined], Size = 4 },
            message => message.Body is ImageBody or VoiceBody or CombinedBody);
        await AssertFilterAsync(
            stage, Bob, new HistoryAsk { Types = [MessageType.Command, MessageType.Custom], Direction = SearchDirection.Down },
            message => message.Body is CommandBody or CustomBody);
    }

    [NodeFact]
    public async Task History_FilteredByTime_IncludesBothEnds()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.GenerateHistory("alice", "bob", Count);
        IReadOnlyList<EmulatorMessage> all = stage.Data.GetHistory("alice", "bob");
        DateTimeOffset first = all[30].SentAt!.Value;
        DateTimeOffset last = all[90].SentAt!.Value;

        await AssertFilterAsync(stage, Bob, new HistoryAsk { From = first, To = last, Size = 25 }, m => m.SentAt >= first && m.SentAt <= last);
        await AssertFilterAsync(stage, Bob, new HistoryAsk { From = last }, message => message.SentAt >= last);
        await AssertFilterAsync(stage, Bob, new HistoryAsk { To = first, Direction = SearchDirection.Down }, message => message.SentAt <= first);
        await AssertFilterAsync(
            stage, Bob, new HistoryAsk { From = first, To = last, Types = [MessageType.Text], Direction = SearchDirection.Down, Size = 10 },
            message => message.SentAt >= first && message.SentAt <= last && message.Body is TextBody);
    }

    [NodeFact]
    public async Task History_OfAGroup_IsFilteredBySender()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob", "carol");
        stage.Data.AddGroup(GroupId, "alice", "bob", "carol");
        stage.Data.GenerateGroupHistory(GroupId, Count);
        var group = ConversationKey.Group(GroupId);

        await AssertFilterAsync(stage, group, new HistoryAsk { Sender = "carol", Size = 20 }, message => message.From == "carol");
        await AssertFilterAsync(
            stage, group, new HistoryAsk { Sender = "bob", Types = [MessageType.Text], Direction = SearchDirection.Down, Size = 20 },
            message => message.From == "bob" && message.Body is TextBody);
    }

    [NodeFact]
    public async Task OlderCall_ReadsOnFromWhereItWas()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", 60, new HistoryRecipe { Mix = HistoryMix.TextOnly });
        VendorDevice alice = await stage.VendorAsync("alice");

        // It asks for pages of the server's size and keeps what it was not asked for, for the next call.
        for (int call = 1; call <= 2; call++)
        {
            string[] fetched =
            [
                .. (await alice.Client.CallAsync("fetchHistoryMessages", new { queue = "bob", count = 25, format = true }))
                    .EnumerateArray().Select(message => message.GetProperty("id").GetString()!),
            ];

            Assert.Equal(ids.SkipLast(25 * (call - 1)).TakeLast(25), fetched);
        }
    }

    [NodeFact]
    public async Task FetchedHistory_IsInTheCacheAsTheVendorShowsIt()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.GenerateHistory("alice", "bob", Count);
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LibraryAsync("alice");

        await ours.PagesAsync(Bob);
        IReadOnlyList<ChatMessage> loaded = await ours.Chat.LoadMessagesAsync(Bob, count: 400, direction: SearchDirection.Down);

        IReadOnlyList<HistoryView> pages = await theirs.PagesAsync(Bob, new HistoryAsk { Direction = SearchDirection.Down });
        MessageView[] kept = [.. pages.SelectMany(page => page.Messages).Where(message => message.Type != MessageType.Command.Value)];
        ViewAssert.Same(kept, [.. loaded.Select(LibraryView.Message)]);
    }

    private static async Task AssertFilterAsync(
        Stage stage, ConversationKey conversation, HistoryAsk ask, Func<EmulatorMessage, bool> isWanted)
    {
        EmulatorChatType chatType = conversation.Type == ConversationType.Chat ? EmulatorChatType.Chat : EmulatorChatType.GroupChat;
        IEnumerable<string> wanted = stage.Data.GetHistory("alice", conversation.Id, chatType).Where(isWanted).Select(message => message.Id!);

        IReadOnlyList<HistoryView> theirs = await (await stage.VendorAsync("alice")).PagesAsync(conversation, ask);
        IReadOnlyList<HistoryView> ours = await (await stage.LibraryAsync("alice")).PagesAsync(conversation, ask);

        Assert.NotEmpty(wanted);
        Assert.Equal(ask.Direction == SearchDirection.Up ? wanted.Reverse() : wanted, theirs.SelectMany(page => page.Ids));
        ViewAssert.Same(theirs, ours);
    }
}
