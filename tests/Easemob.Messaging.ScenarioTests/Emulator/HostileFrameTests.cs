using System.Net.WebSockets;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf;
using Command = Easemob.Messaging.Emulator.Protocol.Msync.MSync.Types.Command;
using WireBody = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody;

namespace Easemob.Messaging.ScenarioTests.Realtime;

public class HostileFrameTests : RealtimeScenario
{
    private const int Rounds = 1500;

    [Fact]
    public async Task Frames_Mutated_NeverHangAConnection()
    {
        Random random = new(1);
        RawDevice device = await SignInAsync("alice");
        byte[][] frames = Frames(device);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] frame = [.. frames[random.Next(frames.Length)]];
            for (int flips = random.Next(1, 4); flips > 0; flips--)
            {
                frame[random.Next(frame.Length)] = (byte)random.Next(256);
            }

            await device.SendAsync(frame);
            if (!await IsAnsweringAsync(device))
            {
                device = await SignInAsync("alice");
            }
        }

        RawDevice other = await SignInAsync("bob");
        await other.UnreadAsync();
    }

    [Fact]
    public async Task Frames_WithoutTheirParts_AreAnswered()
    {
        RawDevice device = await SignInAsync("alice");

        await device.SendAsync([]);
        await device.SendAsync(Command.Sync, new CommSyncUL());
        await device.SendAsync(Command.Notice, new CommNotice());
        CommSyncDL pulled = await device.PullAsync(new JID());
        CommSyncDL empty = await device.UploadAsync(new Meta { Ns = Meta.Types.NameSpace.Chat });
        CommSyncDL room = await device.UploadAsync(new Meta { Ns = Meta.Types.NameSpace.Muc });
        CommSyncDL other = await device.UploadAsync(new Meta { Ns = Meta.Types.NameSpace.Roster });
        CommSyncDL bare = await device.UploadAsync(Item(device.Address("bob"), new WireBody { Type = WireBody.Types.Type.Chat }));

        Assert.True(pulled.IsLast);
        Assert.All([empty, room, other], answer => Assert.Equal(Status.Types.ErrorCode.Fail, answer.Status.ErrorCode));
        Assert.Equal(Status.Types.ErrorCode.Ok, bare.Status.ErrorCode);
    }

    private static byte[][] Frames(RawDevice device)
    {
        WireBody recall = new() { Type = WireBody.Types.Type.Recall, AckMessageId = 1 };
        WireBody receipt = new() { Type = WireBody.Types.Type.ChannelAck };
        CommSyncUL[] syncs =
        [
            new() { Meta = Text(device, "bob", "x") },
            new() { Meta = GroupText(device, "x") },
            new() { Meta = RoomText(device, "x") },
            new() { Meta = Item(device.Address("bob"), recall) },
            new() { Meta = Item(device.Address("bob"), receipt) },
            new() { Queue = device.Address("bob"), Key = 1_800_000_000_000_000_001 },
        ];
        return [.. syncs.Select(sync => new MSync { Command = Command.Sync, Payload = sync.ToByteString() }.ToByteArray())];
    }

    // Some mutations are refusals to sign in, or sign out: those close.
    private static async Task<bool> IsAnsweringAsync(RawDevice device)
    {
        try
        {
            await device.SendAsync(Command.Unread, new CommUnreadUL());
            while (await device.NextAsync() is { } frame)
            {
                if (frame.Command == Command.Unread)
                {
                    return true;
                }
            }
        }
        catch (WebSocketException)
        {
            return false;
        }

        return false;
    }
}
