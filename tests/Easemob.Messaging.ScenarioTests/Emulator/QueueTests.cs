using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;

namespace Easemob.Messaging.ScenarioTests.Realtime;

public class QueueTests : RealtimeScenario
{
    [Fact]
    public async Task Unread_NothingThere_IsAnsweredWithTheTime()
    {
        RawDevice device = await SignInAsync("alice");

        CommUnreadDL answer = await device.UnreadAsync();

        Assert.Equal(Status.Types.ErrorCode.Ok, answer.Status.ErrorCode);
        Assert.Empty(answer.Unread);
        Assert.InRange(answer.Timestamp, (ulong)Data.Now.ToUnixTimeMilliseconds() - 20_000, (ulong)Data.Now.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Pull_MoreThanABatch_ComesInOrderAndEndsEmpty()
    {
        RawDevice device = await SignInAsync("alice");
        Server.Switches.SyncBatchSize = 2;
        Array.ForEach(["1", "2", "3"], text => Data.Send("bob", "alice", text));
        JID queue = device.Address("bob");

        CommSyncDL first = await device.PullAsync(queue);
        CommSyncDL second = await device.PullAsync(queue, first.NextKey);
        CommSyncDL last = await device.PullAsync(queue, second.NextKey);

        Assert.Equal(["1", "2"], first.Metas.Select(TextOf));
        Assert.Equal(["3"], second.Metas.Select(TextOf));
        Assert.Equal((false, false, true), (first.IsLast, second.IsLast, last.IsLast));
        Assert.True(first.NextKey < second.NextKey);
        Assert.Empty(last.Metas);
        Assert.Equal((queue, Status.Types.ErrorCode.Ok), (last.Queue, last.Status.ErrorCode));
    }

    [Fact]
    public async Task Pull_WithoutKey_RepeatsWhatWasNotAcknowledged()
    {
        RawDevice device = await SignInAsync("alice");
        Server.Switches.SyncBatchSize = 1;
        Data.Send("bob", "alice", "1");
        Data.Send("bob", "alice", "2");
        JID queue = device.Address("bob");

        CommSyncDL first = await device.PullAsync(queue);
        CommSyncDL again = await device.PullAsync(queue);
        await device.PullAsync(queue, again.NextKey);
        CommSyncDL second = await device.PullAsync(queue);

        Assert.Equal(first, again);
        Assert.Equal("2", TextOf(Assert.Single(second.Metas)));
        Assert.Equal(1, Server.Realtime.Pending("alice", "phone"));
    }

    [Fact]
    public async Task Pull_UnknownQueue_IsAnsweredEmpty()
    {
        RawDevice device = await SignInAsync("alice");

        CommSyncDL answer = await device.PullAsync(device.Address("nobody"));

        Assert.Equal((true, 0, "nobody"), (answer.IsLast, answer.Metas.Count, answer.Queue.Name));
    }

    [Fact]
    public async Task Notice_WithinARound_IsLeftOutAndItsItemsIncluded()
    {
        RawDevice device = await SignInAsync("alice");
        JID queue = device.Address("bob");
        Data.Send("bob", "alice", "1");
        CommSyncDL first = await device.PullAsync(queue);
        device.Notices.Clear();

        Data.Send("bob", "alice", "2");
        CommSyncDL second = await device.PullAsync(queue, first.NextKey);
        await device.PullAsync(queue, second.NextKey);
        Assert.Empty(device.Notices);
        Data.Send("bob", "alice", "3");

        Assert.Equal("2", TextOf(Assert.Single(second.Metas)));
        Assert.Equal("3", TextOf(Assert.Single(await device.ReceiveAsync())));
    }

    [Fact]
    public async Task Unread_AfterReconnecting_ListsEveryQueue()
    {
        RawDevice device = await SignInAsync("alice");
        await DropAsync(device);
        Data.Send("bob", "alice", "1");
        Data.Send("bob", "alice", "2");
        Data.SendToGroup("carol", GroupId, "3");
        Server.Realtime.SendNotify("alice", """{"type":"x"}""");

        device = await SignInAsync("alice");
        CommUnreadDL unread = await device.UnreadAsync();

        Assert.Equal(
            [("bob", "easemob.com", 2), (GroupId, "conference.easemob.com", 1), ("", "easemob.com", 1)],
            unread.Unread.Select(queue => (queue.Queue.Name, queue.Queue.Domain, (int)queue.N)));
        foreach (MetaQueue queue in unread.Unread)
        {
            Assert.Equal(queue.N, (uint)(await device.DrainAsync(queue.Queue)).Count);
        }

        await Server.Realtime.WaitForAcknowledgementAsync("alice");
        await device.AssertQuietAsync();
    }

    [Fact]
    public async Task FirstDevice_SentBefore_GetsItAndTheSecondDoesNot()
    {
        Data.Send("bob", "alice", "early");

        RawDevice first = await SignInAsync("alice", "one");
        RawDevice second = await SignInAsync("alice", "two");

        Assert.Equal("early", TextOf(Assert.Single(await first.DrainAsync(first.Address("bob")))));
        await second.AssertQuietAsync();
    }

    [Fact]
    public async Task OfflineQueue_Off_KeepsNothing()
    {
        RawDevice device = await SignInAsync("alice");
        Server.Switches.OfflineQueue = false;
        await DropAsync(device);
        Data.Send("bob", "alice", "lost");

        device = await SignInAsync("alice");

        await device.AssertQuietAsync();
        Assert.Single(Data.GetHistory("alice", "bob"));
    }

    [Fact]
    public async Task AddMessage_TimeOfItsOwn_IsHistoryOnly()
    {
        RawDevice device = await SignInAsync("alice");

        Data.GenerateHistory("alice", "bob", 50);

        await device.AssertQuietAsync();
    }

    [Fact]
    public async Task SendFrame_AnyBytes_ArriveAsTheyAre()
    {
        RawDevice device = await SignInAsync("alice");

        Assert.Equal(1, Server.Realtime.SendFrame("alice", [1, 2, 3]));

        Assert.Equal([1, 2, 3], await device.NextBytesAsync());
    }

    [Fact]
    public async Task Frames_UnknownFields_AreIgnored()
    {
        RawDevice device = await SignInAsync("alice");

        await device.SendAsync(Command.Unread, new CommUnreadUL(), frame => frame.UserAgent = "x");
        await device.SendAsync([0x40, 99]);
        await device.SendAsync([0x40, 1, 0xFA, 0x7F, 1, 0]);

        Assert.Equal(Command.Unread, (await device.NextAsync())!.Command);
        Assert.Equal(Command.Unread, (await device.NextAsync())!.Command);
        await Server.FrameJournal.WaitForAsync(FrameKind.Unreadable);
    }
}
