using System.Net.WebSockets;
using System.Text;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;

namespace Easemob.Messaging.ScenarioTests.Realtime;

public class FrameTroubleTests : RealtimeScenario
{
    [Fact]
    public async Task CutBefore_UploadAnswer_LosesTheAnswerAlone()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.UploadAnswer, FrameFault.CutBefore);

        await alice.SendAsync(Command.Sync, new CommSyncUL { Meta = Text(alice, "bob", "x") });

        await alice.AssertCutAsync();
        Assert.Single(Data.GetHistory("alice", "bob"));
    }

    [Fact]
    public async Task CutBefore_Upload_KeepsItFromHappening()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.Upload, FrameFault.CutBefore);

        await alice.SendAsync(Command.Sync, new CommSyncUL { Meta = Text(alice, "bob", "x") });

        await alice.AssertCutAsync();
        Assert.Empty(Data.GetHistory("alice", "bob"));
    }

    [Theory]
    [InlineData(FrameKind.Unread)]
    [InlineData(FrameKind.UnreadAnswer)]
    public async Task CutAfter_RequestOrAnswer_LetsTheAnswerThrough(FrameKind kind)
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(kind, FrameFault.CutAfter);

        await alice.UnreadAsync();

        await alice.AssertCutAsync();
        await Server.Realtime.WaitForDisconnectionAsync("alice");
    }

    [Fact]
    public async Task CutAfter_CountedFrames_CutsAtThatOne()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.AnyDown, times: 2, FrameFault.None);
        Trouble.Next(FrameKind.AnyDown, FrameFault.CutAfter);

        await alice.UnreadAsync();
        await alice.UnreadAsync();
        await alice.UnreadAsync();

        await alice.AssertCutAsync();
    }

    [Fact]
    public async Task Reset_Frame_EndsTheConnection()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.UnreadAnswer, FrameFault.Reset);

        await alice.SendAsync(Command.Unread, new CommUnreadUL());

        await alice.AssertCutAsync();
    }

    [Fact]
    public async Task Close_Frame_ClosesProperly()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.UnreadAnswer, FrameFault.Close);

        await alice.SendAsync(Command.Unread, new CommUnreadUL());

        await alice.AssertClosedAsync();
    }

    [Fact]
    public async Task Swallow_Request_IsNeverAnswered()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.Pull, FrameFault.Swallow);

        await alice.SendAsync(Command.Sync, new CommSyncUL { Queue = alice.Address("bob") });

        await alice.AssertQuietAsync();
        Assert.Equal(0, Trouble.Waiting(FrameKind.Pull));
    }

    [Fact]
    public async Task Swallow_Notice_LeavesTheItemToTheHeartbeat()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.Notice, FrameFault.Swallow);

        Data.Send("bob", "alice", "x");

        Assert.Equal("bob", Assert.Single((await alice.UnreadAsync()).Unread).Queue.Name);
        Assert.Empty(alice.Notices);
    }

    [Fact]
    public async Task Silence_FromAFrameOn_KeepsTheSocketOpen()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.UnreadAnswer, FrameFault.Silence);

        await alice.SendAsync(Command.Unread, new CommUnreadUL());
        await Server.FrameJournal.WaitForAsync(FrameKind.UnreadAnswer);
        Data.Send("bob", "alice", "x");
        FrameEntry notice = await Server.FrameJournal.WaitForAsync(FrameKind.Notice);

        Assert.Equal("silence", notice.Fault);
        Assert.True(Assert.Single(Server.Realtime.Devices).IsConnected);
        await DropAsync(alice);
        RawDevice again = await SignInAsync("alice");
        Assert.Single(await again.DrainAsync(again.Address("bob")));
    }

    [Fact]
    public async Task Silence_SameDeviceSignsInAgain_NeedNotWait()
    {
        RawDevice silent = await SignInAsync("alice");
        Trouble.Next(FrameKind.UnreadAnswer, FrameFault.Silence);
        await silent.SendAsync(Command.Unread, new CommUnreadUL());
        await Server.FrameJournal.WaitForAsync(FrameKind.UnreadAnswer);

        RawDevice again = await SignInAsync("alice");

        Data.Send("bob", "alice", "x");
        Assert.Equal("x", TextOf(Assert.Single(await again.ReceiveAsync())));
    }

    [Fact]
    public async Task Silence_Pings_AreNotAnswered()
    {
        using ClientWebSocket socket = new();
        socket.Options.KeepAliveInterval = TimeSpan.FromMilliseconds(20);
        socket.Options.KeepAliveTimeout = TimeSpan.FromMilliseconds(40);
        await socket.ConnectAsync(Server.SocketAddress, CancellationToken.None);
        Trouble.Next(FrameKind.AnyUp, FrameFault.Silence);
        await socket.SendAsync(new byte[] { 0x40, 1 }, WebSocketMessageType.Binary, true, CancellationToken.None);

        await Assert.ThrowsAnyAsync<Exception>(() => socket.ReceiveAsync(new byte[16], CancellationToken.None));

        Assert.Equal(WebSocketState.Aborted, socket.State);
    }

    [Fact]
    public async Task Duplicate_UploadAndAnswer_AreOneMessage()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.Upload, FrameFault.Duplicate);
        Trouble.Next(FrameKind.UploadAnswer, FrameFault.Duplicate);

        CommSyncDL first = await alice.UploadAsync(Text(alice, "bob", "x"));

        Assert.Equal([first, first], [await alice.SyncAsync(), await alice.SyncAsync()]);
        Assert.Single(Data.GetHistory("alice", "bob"));
    }

    [Fact]
    public async Task Reorder_Answers_ComeTheOtherWayRound()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.UnreadAnswer, FrameFault.Reorder);

        await alice.SendAsync(Command.Unread, new CommUnreadUL());
        await alice.SendAsync(Command.Sync, new CommSyncUL { Queue = alice.Address("bob") });

        Assert.Equal(
            [Command.Sync, Command.Unread], [(await alice.NextAsync())!.Command, (await alice.NextAsync())!.Command]);
    }

    [Fact]
    public async Task Delay_Frame_WaitsByTheEmulatorsClock()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.UnreadAnswer, FrameFault.Delay(TimeSpan.FromMilliseconds(30)));
        DateTimeOffset before = Data.Now;

        await alice.UnreadAsync();

        Assert.True(Data.Now - before >= TimeSpan.FromMilliseconds(25));
    }

    [Fact]
    public async Task Bytes_OfAllKinds_ArriveInPlaceOfTheFrame()
    {
        RawDevice alice = await SignInAsync("alice");
        Trouble.Next(FrameKind.UnreadAnswer, FrameFault.Garbage);
        Trouble.Next(FrameKind.UnreadAnswer, FrameFault.Replace([1, 2]));
        Trouble.Next(FrameKind.UnreadAnswer, FrameFault.Rewrite(bytes => bytes[..2]));
        Trouble.Next(FrameKind.UnreadAnswer, FrameFault.Oversized);

        byte[] garbage = await AskAsync();
        Assert.Throws<Google.Protobuf.InvalidProtocolBufferException>(() => MSync.Parser.ParseFrom(garbage));
        Assert.Equal(new byte[] { 1, 2 }, await AskAsync());
        Assert.Equal(2, (await AskAsync()).Length);
        byte[] oversized = await AskAsync();
        Assert.InRange(oversized.Length, 4 * 1024 * 1024, 5 * 1024 * 1024);
        Assert.Equal(Command.Unread, MSync.Parser.ParseFrom(oversized).Command);

        async Task<byte[]> AskAsync()
        {
            await alice.SendAsync(Command.Unread, new CommUnreadUL());
            return (await alice.NextBytesAsync())!;
        }
    }

    [Fact]
    public async Task TextFrame_Answer_IsBase64()
    {
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(Server.SocketAddress, CancellationToken.None);
        Trouble.Next(FrameKind.ProvisionAnswer, FrameFault.TextFrame);
        byte[] buffer = new byte[1024];

        await socket.SendAsync(new byte[] { 0x40, 3 }, WebSocketMessageType.Binary, true, CancellationToken.None);
        WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, CancellationToken.None);

        Assert.Equal(WebSocketMessageType.Text, result.MessageType);
        byte[] frame = Convert.FromBase64String(Encoding.ASCII.GetString(buffer, 0, result.Count));
        Assert.Equal(Command.Provision, MSync.Parser.ParseFrom(frame).Command);
    }
}
