using CsCheck;
using Easemob.Messaging.Tests.Vectors;
using Easemob.Messaging.Wire;
using Google.Protobuf;
using CommSyncDL = Easemob.Messaging.Wire.Msync.CommSyncDL;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using MSync = Easemob.Messaging.Wire.Msync.MSync;

namespace Easemob.Messaging.Tests.Wire;

/// <summary>Whatever bytes arrive, a frame is read or refused, and an item becomes events.</summary>
public class HostileBytesTests
{
    private const int Iterations = 20_000;
    private const int LargestFrame = 4 * 1024 * 1024;

    private static readonly byte[][] Frames = [.. Vector.Names("msync", "down-").Select(name => RecordedFrame.Load(name).Bytes)];

    private static readonly byte[][] Items =
    [
        .. Frames.Select(MSync.Parser.ParseFrom).Where(frame => frame.Command == MSync.Types.Command.Sync)
            .SelectMany(frame => CommSyncDL.Parser.ParseFrom(frame.Payload).Metas).Select(item => item.ToByteArray()),
    ];

    [Fact]
    public void RandomBytes_AreReadOrRefused() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        ReadFrame(bytes);
        ReadItem(bytes);
    }, iter: Iterations);

    [Fact]
    public void RecordedFramesWithBytesChanged_AreReadOrRefused() => Mutations(Frames).Sample(bytes => { ReadFrame(bytes); }, iter: Iterations);

    [Fact]
    public void RecordedItemsWithBytesChanged_BecomeEvents() => Mutations(Items).Sample(ReadItem, iter: Iterations);

    [Fact]
    public void RecordedFramesCutOff_AreReadOrRefused()
    {
        foreach (byte[] frame in Frames)
        {
            for (int length = 0; length < frame.Length; length++)
            {
                ReadFrame(frame.AsSpan(0, length).ToArray());
            }
        }
    }

    [Fact]
    public void RecordedItemsCutOff_BecomeEvents()
    {
        foreach (byte[] item in Items)
        {
            for (int length = 0; length < item.Length; length++)
            {
                ReadItem(item.AsSpan(0, length).ToArray());
            }
        }
    }

    // What is read must be what Google.Protobuf reads.
    [Fact]
    public void RecordedFramesWithBytesChanged_AreReadAsGoogleProtobufReadsThem() => Mutations(Frames).Sample(bytes =>
    {
        if (ReadFrame(bytes) is not QueueBatch batch || !TryParse(bytes, out CommSyncDL? expected))
        {
            return;
        }

        Assert.Equal(expected.NextKey, batch.NextKey);
        Assert.Equal(expected.IsLast, batch.IsLast);
        Assert.Equal(expected.Metas.Count, batch.Items.Count);
        Assert.Equal((int)(expected.Status?.ErrorCode ?? 0), batch.Status.Code);
        Assert.Equal(expected.Metas.Select(item => item.Id), batch.Items.Select(item => Meta.Parser.ParseFrom(item.Span).Id));
    }, iter: Iterations);

    [Theory]
    [InlineData(new byte[] { 0x22, 0 })]
    [InlineData(new byte[] { 0x22, 2, 0x28, 1 })]
    [InlineData(new byte[] { 0x0A, 0 })]
    [InlineData(new byte[] { 0x32, 0 })]
    public void LargestFrameOfTinyRecords_StaysWithinMemory(byte[] record)
    {
        byte[] frame = FrameOf(Repeat(record, LargestFrame - 16), MSync.Types.Command.Sync);

        Assert.InRange(MeasureAllocation(() => ReadFrame(frame)), 0, 256L * 1024 * 1024);
    }

    [Fact]
    public void LargestListOfQueues_IsRefusedWithinMemory()
    {
        byte[] frame = FrameOf(Repeat([0x12, 2, 0x0A, 0], LargestFrame - 16), MSync.Types.Command.Unread);

        Assert.InRange(MeasureAllocation(() => Assert.Null(ReadFrame(frame))), 0, 64L * 1024 * 1024);
    }

    [Fact]
    public void MostItemsThatABatchMayHave_AreRead()
    {
        byte[] frame = FrameOf(Repeat([0x22, 2, 0x28, 4], 4 * FrameParts.MaxEntries), MSync.Types.Command.Sync);
        var events = new List<ChatEvent>();
        var reader = new ItemReader("alice");

        foreach (ReadOnlyMemory<byte> item in Assert.IsType<QueueBatch>(FrameReader.Read(frame)).Items)
        {
            reader.Read(item, events);
        }

        Assert.Equal(FrameParts.MaxEntries, events.Count);
    }

    [Fact]
    public void ReceiptForMillionsOfMessages_BecomesOneUnknownEvent()
    {
        byte[] payload = [0x08, 4, 0x12, 5, 0x12, 3, (byte)'b', (byte)'o', (byte)'b', .. Repeat([0x88, 0x01, 7], LargestFrame - 64)];
        byte[] item = new Meta { Id = 1, Ns = Meta.Types.NameSpace.Chat, Payload = ByteString.CopyFrom(payload) }.ToByteArray();

        Assert.Equal(UnknownEventKind.Message, Assert.IsType<UnknownEvent>(Assert.Single(ItemReaderTests.Read(item))).Kind);
    }

    [Fact]
    public void DeeplyNestedRecords_AreRefusedWithoutRecursion()
    {
        // Groups within groups, and records within records: the one kind is refused, the other never opened.
        ReadFrame(Repeat([0x0B], LargestFrame));
        ReadItem(Repeat([0x0B], LargestFrame));
        byte[] nested = [];
        for (int i = 0; i < 2_000; i++)
        {
            nested = new Meta { Payload = ByteString.CopyFrom(nested), Ns = Meta.Types.NameSpace.Chat, Id = 1 }.ToByteArray();
        }

        ReadFrame(nested);
        ReadItem(nested);
    }

    [Theory]
    [InlineData("thread")]
    [InlineData("edit_msg")]
    public void DeeplyNestedJsonOfABody_IsLeftOut(string word)
    {
        var body = ItemReaderTests.Body(Easemob.Messaging.Wire.Msync.MessageBody.Types.Type.Groupchat, "bob", "90001", ItemReaderTests.Text("hi"));
        body.Meta = ByteString.CopyFromUtf8($$"""{"{{word}}":""" + new string('[', 1_000_000));

        ChatMessage message = Assert.IsType<MessageReceived>(Assert.Single(ItemReaderTests.Read(ItemReaderTests.Item(body)))).Message;

        Assert.Equal("hi", Assert.IsType<TextMessageBody>(message.Body).Text);
        Assert.Null(message.Thread);
    }

    private static Gen<byte[]> Mutations(byte[][] originals) => Gen.Int[0, originals.Length - 1].SelectMany(index => Mutations(originals[index]));

    private static Gen<byte[]> Mutations(byte[] original) =>
        Gen.Select(Gen.Int[0, original.Length - 1], Gen.Byte).Array[1, 6].Select(changes =>
        {
            byte[] mutated = [.. original];
            foreach ((int at, byte value) in changes)
            {
                mutated[at] = value;
            }

            return mutated;
        });

    private static ServerFrame? ReadFrame(byte[] bytes)
    {
        try
        {
            ServerFrame frame = FrameReader.Read(bytes);
            if (frame is UploadAnswer { ServerId: > 0 } answer)
            {
                Assert.NotNull(ItemReader.ReadReceipt(answer));
            }

            foreach (ReadOnlyMemory<byte> item in frame is QueueBatch batch ? batch.Items : [])
            {
                ReadItem(item.ToArray());
            }

            return frame;
        }
        catch (WireFormatException)
        {
            return null;
        }
    }

    private static void ReadItem(byte[] item)
    {
        _ = ItemReader.ReadSignOut(item);
        foreach (ChatEvent read in ItemReaderTests.Read(item))
        {
            ChatMessage? message = (read as MessageReceived)?.Message ?? (read as CommandReceived)?.Message ?? (read as MessageEdited)?.Message;
            Assert.True(message is null || message.Body is not null);
        }
    }

    private static bool TryParse(byte[] bytes, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CommSyncDL? sync)
    {
        try
        {
            sync = CommSyncDL.Parser.ParseFrom(MSync.Parser.ParseFrom(bytes).Payload);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            sync = null;
            return false;
        }
    }

    private static byte[] FrameOf(byte[] payload, MSync.Types.Command command) =>
        new MSync { Command = command, Payload = ByteString.CopyFrom(payload) }.ToByteArray();

    private static byte[] Repeat(byte[] record, int length)
    {
        byte[] repeated = new byte[length / record.Length * record.Length];
        for (int at = 0; at < repeated.Length; at += record.Length)
        {
            record.CopyTo(repeated, at);
        }

        return repeated;
    }

    private static long MeasureAllocation(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
