using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;

namespace Easemob.Messaging.ScenarioTests.Realtime;

/// <summary>Answers that are frames, but not what they should be; and the journal of frames.</summary>
public class WrongAnswerTests : RealtimeScenario
{
    [Fact]
    public async Task SameKeyForever_Batch_NeverEndsUntilReconnected()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.Batch, FrameFault.SameKeyForever);
        Data.Send("bob", "alice", "x");
        JID queue = alice.Address("bob");

        CommSyncDL first = await alice.PullAsync(queue);
        CommSyncDL second = await alice.PullAsync(queue, first.NextKey);
        CommSyncDL third = await alice.PullAsync(queue, second.NextKey);

        Assert.Equal([first, first], [second, third]);
        await DropAsync(alice);
        alice = await SignInAsync("alice");
        Assert.Single(await alice.DrainAsync(queue));
    }

    [Fact]
    public async Task Missing_StatusOrQueue_AreMissing()
    {
        RawDevice alice = await SignInAsync("alice");
        Data.Send("bob", "alice", "x");
        Trouble.Next(FrameKind.Batch, FrameFault.WithoutStatus);
        Trouble.Next(FrameKind.Batch, FrameFault.WithoutQueue);

        CommSyncDL withoutStatus = await alice.PullAsync(alice.Address("bob"));
        CommSyncDL withoutQueue = await alice.PullAsync(alice.Address("bob"));

        Assert.Equal((null, "bob", "x"), (withoutStatus.Status, withoutStatus.Queue.Name, TextOf(withoutStatus.Metas[0])));
        Assert.Equal((null, "x"), (withoutQueue.Queue, TextOf(withoutQueue.Metas[0])));
        Assert.NotNull(withoutQueue.Status);
    }

    [Fact]
    public async Task Unknown_CommandAndNamespace_AreThat()
    {
        RawDevice alice = await SignInAsync("alice");
        Data.Send("bob", "alice", "x");
        await alice.UnreadAsync();
        Trouble.Next(FrameKind.UnreadAnswer, FrameFault.UnknownCommand);
        Trouble.Next(FrameKind.Batch, FrameFault.UnknownNamespace);

        await alice.SendAsync(Command.Unread, new CommUnreadUL());
        MSync unknown = (await alice.NextAsync())!;
        CommSyncDL batch = await alice.PullAsync(alice.Address("bob"));

        Assert.Equal(99, (int)unknown.Command);
        Assert.Equal(99, (int)batch.Metas[0].Ns);
    }

    [Fact]
    public async Task Refused_Upload_DoesNotHappen()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.Upload, FrameFault.Refused(7, "traffic limit"));

        CommSyncDL answer = await alice.UploadAsync(Text(alice, "bob", "x"));

        Assert.Equal((7, "traffic limit"), StatusOf(answer));
        Assert.Empty(Data.GetHistory("alice", "bob"));
    }

    [Fact]
    public async Task Refused_UploadAnswer_ComesAfterTheEffect()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.UploadAnswer, FrameFault.Refused(1, "moderation"));

        Assert.Equal((1, "moderation"), StatusOf(await alice.UploadAsync(Text(alice, "bob", "x"))));
        Assert.Single(Data.GetHistory("alice", "bob"));
    }

    [Fact]
    public async Task Refused_Provision_IsClosed()
    {
        RawDevice alice = await ConnectAsync("alice");
        Trouble.Next(FrameKind.Provision, FrameFault.Refused(20, "changed"));

        Provision answer = await alice.ProvisionAsync(Data.IssueToken("alice"));

        Assert.Equal((20, "changed"), ((int)answer.Status.ErrorCode, answer.Status.Reason));
        await alice.AssertClosedAsync();
        Assert.Empty(Server.Realtime.Devices);
    }

    [Fact]
    public async Task For_OneUser_LeavesTheOthersAlone()
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice bob = await SignInAsync("bob");
        Trouble.For("Bob").Always(FrameKind.Any, FrameFault.Swallow);

        await bob.SendAsync(Command.Unread, new CommUnreadUL());
        await Server.FrameJournal.WaitForAsync(FrameKind.Unread, "bob");
        await alice.AssertQuietAsync();
        Trouble.Clear();

        await bob.AssertQuietAsync();
        Assert.Equal("swallowed", Server.FrameJournal.Of(FrameKind.Unread, "bob")[0].Fault);
    }

    [Fact]
    public async Task Journal_OfASession_TellsWhatWentWhere()
    {
        RawDevice alice = await SignInAsync("alice");
        await alice.UnreadAsync();

        await alice.UploadAsync(Text(alice, "bob", "find me"));

        Assert.Equal(
            [
                (FrameDirection.Up, FrameKind.Provision, null),
                (FrameDirection.Down, FrameKind.ProvisionAnswer, "phone"),
                (FrameDirection.Up, FrameKind.Unread, "phone"),
                (FrameDirection.Down, FrameKind.UnreadAnswer, "phone"),
                (FrameDirection.Up, FrameKind.Upload, "phone"),
                (FrameDirection.Down, FrameKind.UploadAnswer, "phone"),
            ],
            Server.FrameJournal.Entries.Select(entry => (entry.Direction, entry.Kind, entry.Resource)));
        Assert.All(Server.FrameJournal.Entries, entry => Assert.Equal("alice", entry.User));
        Assert.Contains("find me", Server.FrameJournal.Of(FrameKind.Upload)[0].Summary, StringComparison.Ordinal);
        Assert.Equal(3, Server.FrameJournal.Count(FrameKind.AnyUp));
    }

    [Fact]
    public async Task Journal_SwitchedOff_StaysEmpty()
    {
        Server.FrameJournal.IsRecording = false;

        await (await SignInAsync("alice")).AssertQuietAsync();

        Assert.Empty(Server.FrameJournal.Entries);
    }
}
