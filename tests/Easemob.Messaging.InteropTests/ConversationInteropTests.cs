using System.Globalization;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>Conversation lists of more than one page, and deletion with either client.</summary>
[Collection(VendorGroup.Name)]
public class ConversationInteropTests(VendorFixture vendor)
{
    private const string GroupId = "244001122334455";

    private static readonly ConversationKey Alice = ConversationKey.Chat("alice");
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    [NodeFact]
    public async Task List_OfMoreThanOnePage_IsTheSameOnEachPage()
    {
        const int friends = 44;
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        PlantFriends(stage, friends);
        stage.Data.AddGroup(GroupId, "alice", "bob");
        stage.Data.GenerateGroupHistory(GroupId, 3, new HistoryRecipe { EndsAt = stage.Data.Now.AddHours(-10.5) });
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LibraryAsync("alice");
        List<ConversationKey> keys = [];

        int[] sizes = new int[4];
        for (int page = 1; page <= sizes.Length; page++)
        {
            IReadOnlyList<ConversationView> their = await theirs.ConversationsAsync(page, 20);
            ViewAssert.Same(their, await ours.ConversationsAsync(page, 20));
            keys.AddRange(their.Select(conversation => conversation.Key));
            sizes[page - 1] = their.Count;
        }

        Assert.Equal([20, 20, 5, 0], sizes);
        Assert.Equal(stage.Data.GetConversationIds("alice"), keys.Select(key => key.Id));
        Assert.Equal(ConversationKey.Group(GroupId), keys[10]);
    }

    [NodeTheory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task List_OfSmallerPages_IsTheSame(int size)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice");
        PlantFriends(stage, 8);
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LibraryAsync("alice");

        for (int page = 1; page <= 9; page++)
        {
            ViewAssert.Same(await theirs.ConversationsAsync(page, size), await ours.ConversationsAsync(page, size));
        }
    }

    [NodeFact]
    public async Task List_BeyondItsCapacity_IsCutAlike()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice");
        PlantFriends(stage, 30);
        stage.Emulator.Switches.ConversationCapacity = 25;

        IReadOnlyList<string> theirs = await (await stage.VendorAsync("alice")).ConversationIdsAsync();

        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"friend{number:00}"), theirs);
        Assert.Equal(theirs, await (await stage.LibraryAsync("alice")).ConversationIdsAsync());
    }

    [NodeFact]
    public async Task Unpaged_IsTheTenOfSevenDays()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "old");
        stage.Data.AddMessage(new EmulatorMessage
        {
            From = "old",
            To = "alice",
            Body = new TextBody { Text = "long ago" },
            SentAt = stage.Data.Now.AddDays(-8),
        });
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LibraryAsync("alice");
        Assert.Empty(await theirs.RecentAsync());
        Assert.Empty(await ours.RecentAsync());

        PlantFriends(stage, 14);

        IReadOnlyList<ConversationView> recent = await theirs.RecentAsync();
        Assert.Equal(stage.Data.GetConversationIds("alice").Take(10), recent.Select(conversation => conversation.Key.Id));
        ViewAssert.Same(recent, await ours.RecentAsync());
    }

    [NodeFact]
    public async Task List_OfAwkwardIds_NamesTheRightConversations()
    {
        string[] friends = ["demo", "easemob_", "a_b", "_", "0", "x-y.z", "conference.easemob.com", "alice_2", "demo_easemob_bob", new string('m', 64)];
        await using Stage stage = await Stage.OpenAsync(vendor, ["alice", .. friends]);
        foreach (string friend in friends)
        {
            stage.Data.Send(friend, "alice", friend);
        }

        IReadOnlyList<ConversationView> theirs = await (await stage.VendorAsync("alice")).ConversationsAsync(1, 20);
        IReadOnlyList<ConversationView> ours = await (await stage.LibraryAsync("alice")).ConversationsAsync(1, 20);

        Assert.Equal(friends.Order(StringComparer.Ordinal), theirs.Select(c => c.Key.Id).Order(StringComparer.Ordinal));
        ViewAssert.Same(theirs, ours);
    }

    [NodeFact]
    public async Task Unread_FollowsWhatWasReadAndReceived()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.Send("bob", "alice", "one");
        stage.Data.MarkRead("alice", "bob");
        stage.Data.Send("bob", "alice", "two");
        stage.Data.Send("alice", "bob", "answer");
        stage.Data.Send("bob", "alice", "three");

        foreach ((string user, int unread) in new[] { ("alice", 2), ("bob", 1) })
        {
            IReadOnlyList<ConversationView> theirs = await (await stage.VendorAsync(user)).ConversationsAsync(1, 20);
            IReadOnlyList<ConversationView> ours = await (await stage.LibraryAsync(user)).ConversationsAsync(1, 20);

            Assert.Equal(unread, Assert.Single(theirs).Unread);
            ViewAssert.Same(theirs, ours);
        }
    }

    [NodeTheory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Delete_EndsWithTheNextMessage(bool ours, bool withMessages)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob", "carol");
        stage.Data.GenerateHistory("alice", "carol", 2);
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", 30);
        IDevice device = await stage.DeviceAsync(ours, "alice");

        await device.DeleteAsync(Bob, withMessages);

        IReadOnlyList<string> left = withMessages ? [] : ids;
        foreach (bool library in new[] { true, false })
        {
            IDevice other = await stage.DeviceAsync(library, "alice");
            Assert.Equal(["carol"], await other.ConversationIdsAsync());
            Assert.Equal(left, await other.AllIdsAsync(Bob));

            IDevice peer = await stage.DeviceAsync(library, "bob");
            Assert.Equal(["alice"], await peer.ConversationIdsAsync());
            Assert.Equal(ids, await peer.AllIdsAsync(Alice));
        }

        string later = stage.Data.Send("bob", "alice", "are you there?");

        IReadOnlyList<ConversationView> theirList = await (await stage.VendorAsync("alice")).ConversationsAsync(1, 20);
        Assert.Equal([Bob, ConversationKey.Chat("carol")], theirList.Select(conversation => conversation.Key));
        Assert.Equal((1, later), (theirList[0].Unread, theirList[0].Latest!.Id));
        ViewAssert.Same(theirList, await (await stage.LibraryAsync("alice")).ConversationsAsync(1, 20));
        Assert.Equal([.. left, later], await device.AllIdsAsync(Bob));
        Assert.Equal(["bob", "carol"], await device.ConversationIdsAsync());
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_OfAGroupConversation_ConcernsOneMember(bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.AddGroup(GroupId, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateGroupHistory(GroupId, 10);
        var group = ConversationKey.Group(GroupId);

        await (await stage.DeviceAsync(ours, "alice")).DeleteAsync(group, withMessages: true);
        string later = stage.Data.SendToGroup("bob", GroupId, "again");

        foreach (bool library in new[] { true, false })
        {
            Assert.Equal([later], await (await stage.DeviceAsync(library, "alice")).AllIdsAsync(group));
            Assert.Equal([GroupId], await (await stage.DeviceAsync(library, "alice")).ConversationIdsAsync());
            Assert.Equal([.. ids, later], await (await stage.DeviceAsync(library, "bob")).AllIdsAsync(group));
        }
    }

    /// <summary>Makes friends who wrote a few messages each, a friend an hour back.</summary>
    private static void PlantFriends(Stage stage, int count)
    {
        for (int index = 0; index < count; index++)
        {
            string friend = "friend" + index.ToString("00", CultureInfo.InvariantCulture);
            stage.Data.AddUser(friend);
            HistoryRecipe recipe = new() { RandomSeed = index, EndsAt = stage.Data.Now.AddHours(-1 - index) };
            stage.Data.GenerateHistory("alice", friend, 1 + (index % 5), recipe);
        }
    }
}
