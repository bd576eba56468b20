using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.TroubleTests.Realtime.Support;
using Google.Protobuf;

namespace Easemob.Messaging.TroubleTests.Realtime;

/// <summary>
/// One frame of the server is not as it should be: the connection survives, or ends with a typed reason and comes back by itself; nothing
/// is lost or told twice.
/// </summary>
public class BadFrameTests
{
    private static readonly Dictionary<string, FrameFault> Faults = new()
    {
        ["truncated"] = FrameFault.Rewrite(frame => frame[..(frame.Length / 2)]),
        ["empty"] = FrameFault.Replace([]),
        ["random"] = FrameFault.Rewrite(frame => RandomBytes(frame.Length)),
        ["oversized"] = FrameFault.Oversized,
        ["garbage"] = FrameFault.Garbage,
        ["nested"] = FrameFault.Replace(Nested(20_000)),
        ["text"] = FrameFault.TextFrame,
        ["unknown command"] = FrameFault.UnknownCommand,
        ["without status"] = FrameFault.WithoutStatus,
        ["without queue"] = FrameFault.WithoutQueue,
        ["swallowed"] = FrameFault.Swallow,
        ["twice"] = FrameFault.Duplicate,
        ["later"] = FrameFault.Reorder,
        ["compressed"] = FrameFault.Rewrite(frame => Rewrite(frame, sync => sync.CompressAlgorithm = 1)),
        ["encrypted"] = FrameFault.Rewrite(frame => Rewrite(frame, sync => sync.EncryptKey = "key")),
        ["compression announced"] = FrameFault.Rewrite(AnnounceCompression),
        ["same key for ever"] = FrameFault.SameKeyForever,
    };

    private static readonly FrameKind[] Kinds =
    [
        FrameKind.ProvisionAnswer, FrameKind.UnreadAnswer, FrameKind.Notice, FrameKind.Batch, FrameKind.LastBatch, FrameKind.UploadAnswer,
    ];

    /// <summary>Gets each fault for each kind of frame that can have it.</summary>
    public static TheoryData<string, FrameKind> Rows
    {
        get
        {
            TheoryData<string, FrameKind> rows = [];
            foreach (string fault in Faults.Keys)
            {
                foreach (FrameKind kind in Kinds.Where(kind => CanMeet(fault, kind)))
                {
                    rows.Add(fault, kind);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Frame_NotAsItShouldBe_CostsNothing(string fault, FrameKind kind)
    {
        await using LiveWorld world = await LiveWorld.StartAsync();
        world.Emulator.Switches.SyncBatchSize = 2;
        await world.EndAsync(await world.ConnectAsync());
        for (int number = 0; number < 5; number++)
        {
            world.Data.Send("bob", LiveWorld.User, $"missed {number}");
        }

        world.Trouble.Next(kind, Faults[fault]);
        LiveDevice device = await world.ConnectAsync();
        world.Data.Send("bob", LiveWorld.User, "live 1");
        Task<ChatMessage> send = device.Chat.SendMessageAsync(LiveWorld.Text(LiveWorld.Bob, "mine"));
        await world.UntilAsync(() => send.IsCompleted, "for the send");
        world.Data.Send("bob", LiveWorld.User, "live 2");
        if (Faults[fault] == FrameFault.SameKeyForever)
        {
            // This connection brings nothing more of the queue, but it is not pulled for ever either.
            await world.UntilAsync(() => world.Emulator.FrameJournal.Count(FrameKind.LastBatch) > 0 || device.Received.Length >= 2, "to stop");
            Assert.InRange(world.Emulator.FrameJournal.Count(FrameKind.Pull), 1, 50);
            world.Emulator.Realtime.Disconnect(LiveWorld.User);
        }

        await world.SettleAsync();

        Assert.Equal(0, world.Trouble.Waiting(kind));
        Assert.True(send.IsCompletedSuccessfully || send.Exception?.InnerException is EasemobException { IsOutcomeUnknown: true });
        await EndState.AssertCachedAsync(world, device, LiveWorld.Bob);
        Assert.All(
            device.Changes.Where(change => change.State == ConnectionState.Reconnecting),
            change => Assert.True(change.Reason is EasemobConnectionException or EasemobProtocolException or EasemobTimeoutException));
        await world.EndAsync(device);
        EndState.AssertTold(world, LiveWorld.Bob);
    }

    private static bool CanMeet(string fault, FrameKind kind) => fault switch
    {
        "without status" => kind is not (FrameKind.Notice or FrameKind.UnreadAnswer),
        "without queue" => kind is FrameKind.Batch or FrameKind.LastBatch or FrameKind.Notice,
        "compression announced" => kind == FrameKind.ProvisionAnswer,
        "same key for ever" => kind == FrameKind.Batch,
        _ => true,
    };

    private static byte[] Rewrite(byte[] frame, Action<MSync> change)
    {
        MSync sync = MSync.Parser.ParseFrom(frame);
        change(sync);
        return sync.ToByteArray();
    }

    private static byte[] AnnounceCompression(byte[] frame) => Rewrite(frame, sync =>
    {
        Provision answer = Provision.Parser.ParseFrom(sync.Payload);
        answer.ProtocolCompressType.Add((Provision.Types.CompressType)2);
        sync.Payload = answer.ToByteString();
    });

    /// <summary>Makes groups within groups in a field that nobody knows.</summary>
    private static byte[] Nested(int depth) => [.. Enumerable.Repeat<byte[]>([0xBB, 0x06], depth).SelectMany(group => group)];

    private static byte[] RandomBytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
