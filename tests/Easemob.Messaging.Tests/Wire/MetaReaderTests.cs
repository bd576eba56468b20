using System.Text.Json;
using CsCheck;
using Easemob.Messaging.Tests.Vectors;
using Easemob.Messaging.Wire;
using Google.Protobuf;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;

namespace Easemob.Messaging.Tests.Wire;

public class MetaReaderTests
{
    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");

    public static TheoryData<string> Recorded => [.. Vector.Names("msync", "meta-")];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void TryRead_RecordedMessage_SaysWhatTheVendorsClientSays(string name)
    {
        JsonElement vector = Vector.Load("msync", name);
        byte[] record = vector.GetProperty("base64").GetBytesFromBase64();

        ChatMessage? message = Read(record);

        Assert.NotNull(message);
        VendorMessage.AssertSame(vector.GetProperty("client_event"), message);
    }

    [Fact]
    public void TryRead_EveryTruncation_IsRefusedOrReadAsGoogleProtobufReadsIt()
    {
        byte[] record = Vector.Load("msync", "meta-single-ext-all").GetProperty("base64").GetBytesFromBase64();

        for (int length = 0; length < record.Length; length++)
        {
            AssertAgreesWithGoogle(record.AsSpan(0, length).ToArray());
        }
    }

    [Fact]
    public void TryRead_MutatedBytes_AgreesWithGoogleProtobuf()
    {
        byte[] record = Vector.Load("msync", "meta-group-reactions-thread").GetProperty("base64").GetBytesFromBase64();

        Gen.Select(Gen.Int[0, record.Length - 1], Gen.Byte, Gen.Int[0, record.Length - 1], Gen.Byte).Sample((at, value, at2, value2) =>
        {
            byte[] mutated = [.. record];
            mutated[at] = value;
            mutated[at2] = value2;
            AssertAgreesWithGoogle(mutated);
        });
    }

    [Theory]
    [InlineData(0x0D, 4)]
    [InlineData(0x09, 8)]
    [InlineData(0x0A, 1)]
    public void TryRead_IdWrittenInAnotherWay_IsUnknownAsInProtobuf(byte tag, int length)
    {
        byte[] record = Vector.Load("msync", "meta-single-ext-all").GetProperty("base64").GetBytesFromBase64();

        AssertAgreesWithGoogle([.. record, tag, .. Enumerable.Repeat((byte)0, length)]);
        Assert.NotNull(Read([.. record, tag, .. Enumerable.Repeat((byte)0, length)]));
    }

    [Theory]
    [InlineData(Meta.Types.NameSpace.Muc, ProtoBody.Types.Type.Chat)]
    [InlineData(Meta.Types.NameSpace.Notify, ProtoBody.Types.Type.Chat)]
    [InlineData(Meta.Types.NameSpace.Chat, ProtoBody.Types.Type.ReadAck)]
    [InlineData(Meta.Types.NameSpace.Chat, ProtoBody.Types.Type.Recall)]
    [InlineData(Meta.Types.NameSpace.Chat, ProtoBody.Types.Type.Normal)]
    internal void TryRead_NotAMessage_IsRefused(Meta.Types.NameSpace ns, ProtoBody.Types.Type type)
    {
        var meta = new Meta { Id = 1, Timestamp = 1, Ns = ns, Payload = new ProtoBody { Type = type, Contents = { new ProtoBody.Types.Content() } }.ToByteString() };

        Assert.Null(Read(meta.ToByteArray()));
    }

    [Fact]
    public void TryRead_UnknownContentType_IsKeptAsUnknownBody()
    {
        var body = new ProtoBody { Type = ProtoBody.Types.Type.Chat, From = new() { Name = "bob" }, To = new() { Name = "alice" } };
        byte[] content = [0x08, 99, 0x12, 1, (byte)'x'];
        byte[] payload = [.. body.ToByteArray(), 0x22, (byte)content.Length, .. content];
        byte[] record = new Meta { Id = ulong.MaxValue, Timestamp = 1700000000000, Ns = Meta.Types.NameSpace.Chat, Payload = ByteString.CopyFrom(payload) }.ToByteArray();

        ChatMessage? message = Read(record);

        Assert.NotNull(message);
        Assert.Equal("18446744073709551615", message.MessageId);
        Assert.Equal("type-99", message.Type.Value);
        var unknown = Assert.IsType<UnknownMessageBody>(message.Body);
        Assert.Equal(record, unknown.Content.ToArray());
    }

    private static ChatMessage? Read(byte[] record) =>
        MetaReader.TryRead(record, Bob, "alice", new NamePool(), out MessageEnvelope envelope) ? new ChatMessage(envelope, new ProtobufPayload(record)) : null;

    // Whatever the envelope reader accepts, Google.Protobuf must read alike; it may refuse more than Google.Protobuf (groups,
    // records that are no messages) and need not notice damage deeper in the body than it looks.
    private static void AssertAgreesWithGoogle(byte[] record)
    {
        if (Read(record) is not { } message)
        {
            return;
        }

        Assert.NotNull(message.Body);
        Meta meta;
        ProtoBody body;
        try
        {
            meta = Meta.Parser.WithDiscardUnknownFields(true).ParseFrom(record);
            body = ProtoBody.Parser.WithDiscardUnknownFields(true).ParseFrom(meta.Payload);
        }
        catch (InvalidProtocolBufferException)
        {
            Assert.IsType<UnknownMessageBody>(message.Body);
            return;
        }

        Assert.Equal(meta.Id, message.Id);
        Assert.Equal(meta.Timestamp, (ulong)message.SentAt.ToUnixTimeMilliseconds());
        Assert.Equal(body.From?.Name is { Length: > 0 } from ? from : meta.From?.Name ?? string.Empty, message.SenderId);
        Assert.Equal(body.To?.Name is { Length: > 0 } to ? to : meta.To?.Name ?? string.Empty, message.ReceiverId);
    }
}
