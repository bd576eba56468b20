using Easemob.Messaging.Emulator;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>Removal by one user, with the vendor's client or our library, as that user's other device and as the other users see it.</summary>
[Collection(VendorGroup.Name)]
public class RemovalInteropTests(VendorFixture vendor)
{
    private const string GroupId = "244001122334455";
    private const string RoomId = "266001122334455";

    private static readonly ConversationKey Alice = ConversationKey.Chat("alice");
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveByIds_IsSeenByTheUsersOtherDeviceAndByNobodyElse(bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", 130);

        // More than either client sends at once, from all over the history and both users.
        string[] removed = [.. ids.Where((_, index) => index % 2 == 0)];
        IDevice device = await stage.DeviceAsync(ours, "alice");
        await device.RemoveAsync(Bob, removed);

        IEnumerable<string> left = ids.Except(removed);
        foreach (bool library in new[] { true, false })
        {
            Assert.Equal(left, await (await stage.DeviceAsync(library, "alice")).AllIdsAsync(Bob));
            Assert.Equal(ids, await (await stage.DeviceAsync(library, "bob")).AllIdsAsync(Alice));
        }

        Assert.Equal(left, await device.AllIdsAsync(Bob));
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveByIds_LeavesPagesFull(bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", 60);
        await (await stage.DeviceAsync(ours, "alice")).RemoveAsync(Bob, [.. ids.Skip(10).Take(40)]);

        HistoryAsk ask = new() { Size = 15 };
        IReadOnlyList<HistoryView> theirs = await (await stage.VendorAsync("alice")).PagesAsync(Bob, ask);
        IReadOnlyList<HistoryView> library = await (await stage.LibraryAsync("alice")).PagesAsync(Bob, ask);

        Assert.Equal([15, 5], theirs.Select(page => page.Messages.Count));
        ViewAssert.Same(theirs, library);
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveByIds_Twice_DoesNoHarm(bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", 5);
        IDevice device = await stage.DeviceAsync(ours, "alice");

        await device.RemoveAsync(Bob, [ids[1]]);
        await device.RemoveAsync(Bob, [ids[1], "1000000000000000001"]);

        Assert.Equal(ids.Except([ids[1]]), await device.AllIdsAsync(Bob));
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveByTime_TakesTheMessageOfThatMillisecondToo(bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", 130);
        DateTimeOffset time = stage.Data.GetHistory("alice", "bob")[70].SentAt!.Value;

        await (await stage.DeviceAsync(ours, "alice")).RemoveBeforeAsync(Bob, time);

        foreach (bool library in new[] { true, false })
        {
            Assert.Equal(ids.Skip(71), await (await stage.DeviceAsync(library, "alice")).AllIdsAsync(Bob));
            Assert.Equal(ids, await (await stage.DeviceAsync(library, "bob")).AllIdsAsync(Alice));
        }
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveByTime_LeavesLaterMessagesToCome(bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", 10);

        await (await stage.DeviceAsync(ours, "alice")).RemoveBeforeAsync(Bob, stage.Data.Now.AddDays(1));
        string later = stage.Data.Send("bob", "alice", "later");

        foreach (bool library in new[] { true, false })
        {
            Assert.Equal([later], await (await stage.DeviceAsync(library, "alice")).AllIdsAsync(Bob));
            Assert.Equal([.. ids, later], await (await stage.DeviceAsync(library, "bob")).AllIdsAsync(Alice));
        }
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveFromAGroup_ConcernsOneMember(bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob", "carol");
        stage.Data.AddGroup(GroupId, "alice", "bob", "carol");
        IReadOnlyList<string> ids = stage.Data.GenerateGroupHistory(GroupId, 40);
        DateTimeOffset time = stage.Data.GetHistory("bob", GroupId, EmulatorChatType.GroupChat)[9].SentAt!.Value;
        var group = ConversationKey.Group(GroupId);

        await (await stage.DeviceAsync(ours, "alice")).RemoveAsync(group, [ids[0], ids[20], ids[39]]);
        await (await stage.DeviceAsync(ours, "bob")).RemoveBeforeAsync(group, time);

        foreach (bool library in new[] { true, false })
        {
            Assert.Equal(ids.Except([ids[0], ids[20], ids[39]]), await (await stage.DeviceAsync(library, "alice")).AllIdsAsync(group));
            Assert.Equal(ids.Skip(10), await (await stage.DeviceAsync(library, "bob")).AllIdsAsync(group));
            Assert.Equal(ids, await (await stage.DeviceAsync(library, "carol")).AllIdsAsync(group));
        }
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveFromARoom_ConcernsOneMember(bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.AddRoom(RoomId, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateGroupHistory(RoomId, 8);
        var room = ConversationKey.ChatRoom(RoomId);

        await (await stage.DeviceAsync(ours, "alice")).RemoveAsync(room, [ids[7]]);

        foreach (bool library in new[] { true, false })
        {
            Assert.Equal(ids.SkipLast(1), await (await stage.DeviceAsync(library, "alice")).AllIdsAsync(room));
            Assert.Equal(ids, await (await stage.DeviceAsync(library, "bob")).AllIdsAsync(room));
        }
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Removal_ChangesTheUsersListAndNobodyElses(bool ours)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob", "carol");
        stage.Data.GenerateHistory("alice", "carol", 3);
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", 4);
        IDevice device = await stage.DeviceAsync(ours, "alice");

        await device.RemoveAsync(Bob, [ids[3]]);
        await AssertListsAsync(stage, "alice", conversation => conversation.Key == Bob, latest: ids[2]);

        // With its last message the conversation leaves the list.
        await device.RemoveAsync(Bob, [ids[0], ids[1], ids[2]]);
        foreach (bool library in new[] { true, false })
        {
            Assert.Equal(["carol"], await (await stage.DeviceAsync(library, "alice")).ConversationIdsAsync());
        }

        await AssertListsAsync(stage, "bob", conversation => conversation.Key == Alice, latest: ids[3]);

        // A new one brings it back, alone.
        string later = stage.Data.Send("bob", "alice", "later");
        await AssertListsAsync(stage, "alice", conversation => conversation.Key == Bob, latest: later);
        Assert.Equal([later], await device.AllIdsAsync(Bob));
    }

    [NodeFact]
    public async Task RemoveByIds_OfMoreThanTwenty_IsRefusedByTheVendorsClientAndOneRequestHere()
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        IReadOnlyList<string> ids = stage.Data.GenerateHistory("alice", "bob", 50);
        VendorDevice theirs = await stage.VendorAsync("alice");

        await Assert.ThrowsAsync<VendorException>(() => theirs.Client.CallAsync(
            "removeHistoryMessages", new { targetId = "bob", chatType = "singleChat", messageIds = ids.Take(21) }));
        Assert.Equal(0, stage.Emulator.Journal.Count(EmulatorOperation.RemoveByIds));

        await (await stage.LibraryAsync("alice")).RemoveAsync(Bob, ids);
        Assert.Equal(1, stage.Emulator.Journal.Count(EmulatorOperation.RemoveByIds));
        Assert.Empty(await theirs.AllIdsAsync(Bob));
    }

    private static async Task AssertListsAsync(Stage stage, string user, Func<ConversationView, bool> isMeant, string latest)
    {
        IReadOnlyList<ConversationView> theirs = await (await stage.VendorAsync(user)).ConversationsAsync(1, 20);
        IReadOnlyList<ConversationView> ours = await (await stage.LibraryAsync(user)).ConversationsAsync(1, 20);

        Assert.Equal(latest, theirs.Single(isMeant).Latest!.Id);
        ViewAssert.Same(theirs, ours);
    }
}
