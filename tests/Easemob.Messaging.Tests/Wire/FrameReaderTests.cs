using System.Text.Json;
using Easemob.Messaging.Wire;
using Easemob.Messaging.Wire.Msync;
using Google.Protobuf;

namespace Easemob.Messaging.Tests.Wire;

public class FrameReaderTests
{
    private static readonly string[] ErrorCodes =
    [
        "OK", "FAIL", "UNAUTHORIZED", "MISSING_PARAMETER", "WRONG_PARAMETER", "REDIRECT", "TOKEN_EXPIRED", "PERMISSION_DENIED", "NO_ROUTE",
        "UNKNOWN_COMMAND", "PB_PARSER_ERROR", "BIND_ANOTHER_DEVICE", "IM_FORBIDDEN", "TOO_MANY_DEVICES", "PLATFORM_LIMIT", "USER_MUTED",
        "ENCRYPT_DISABLE", "ENCRYPT_ENABLE", "DECRYPT_FAILURE", "PERMISSION_DENIED_EXTERNAL", "RESOURCE_CHANGED",
    ];

    public static TheoryData<string> Provisions => RecordedFrame.Names("down-provision-");

    public static TheoryData<string> Answers => RecordedFrame.Names("down-ack-", "down-room-join-");

    [Theory]
    [MemberData(nameof(Provisions))]
    public void Read_RecordedProvision_SaysWhatWasSent(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);
        JsonElement sent = PayloadOf(recorded);

        var answer = Assert.IsType<ProvisionAnswer>(FrameReader.Read(recorded.Bytes));

        AssertStatus(sent, answer.Status);
        Assert.Equal(sent.GetProperty("resource").GetString(), answer.Resource);
        Assert.Equal(sent.TryGetProperty("protocolCompressType", out _), answer.WantsCompression);
        long? expiry = sent.TryGetProperty("authToken", out JsonElement token)
            ? token.GetProperty("$json").GetProperty("expires_in").GetInt64()
            : null;
        Assert.Equal(expiry, answer.ExpiresAt?.ToUnixTimeMilliseconds());
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Read_RecordedAnswer_SaysWhatWasSent(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);
        JsonElement sent = PayloadOf(recorded);

        var answer = Assert.IsType<UploadAnswer>(FrameReader.Read(recorded.Bytes));

        AssertStatus(sent, answer.Status);
        Assert.Equal(sent.GetProperty("metaId").GetString(), MessageIds.Format(answer.LocalId));
        Assert.Equal(sent.GetProperty("serverId").GetString(), MessageIds.Format(answer.ServerId));
        Assert.Equal(sent.TryGetProperty("timestamp", out JsonElement time) ? time.GetString() : "0", $"{answer.ServerTime}");
        Assert.Equal(sent.TryGetProperty("metas", out _), !answer.Item.IsEmpty);
    }

    [Fact]
    public void Read_RecordedUnreadAnswer_ListsTheQueues()
    {
        var answer = Assert.IsType<UnreadAnswer>(FrameReader.Read(RecordedFrame.Load("down-unread-two-queues").Bytes));

        Assert.Equal(["bob", "90001"], answer.Queues.Select(queue => queue.Name));
        Assert.All(answer.Queues, queue => Assert.Empty(queue.Resource));
        Assert.Equal("conference.easemob.com", JID.Parser.ParseFrom(answer.Queues[1].Jid.Span).Domain);
        Assert.Equal(1795447195288, answer.ServerTime?.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Read_RecordedEmptyUnreadAnswer_ListsNone()
    {
        var answer = Assert.IsType<UnreadAnswer>(FrameReader.Read(RecordedFrame.Load("down-unread-empty").Bytes));

        Assert.Empty(answer.Queues);
        Assert.Equal(1795447188628, answer.ServerTime?.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Read_RecordedNotice_NamesTheQueue() =>
        Assert.Equal("bob", Assert.IsType<QueueNotice>(FrameReader.Read(RecordedFrame.Load("down-notice").Bytes)).Queue.Name);

    [Fact]
    public void Read_RecordedLogout_IsTheGoodbye() => Assert.IsType<LogoutAnswer>(FrameReader.Read(RecordedFrame.Load("down-logout").Bytes));

    [Fact]
    public void Read_RecordedBatch_HasItsItemsAsSlicesOfTheFrame()
    {
        byte[] frame = RecordedFrame.Load("down-sync-batch").Bytes;

        var batch = Assert.IsType<QueueBatch>(FrameReader.Read(frame));

        Assert.True(batch.Status.IsOk);
        Assert.Equal("bob", batch.Queue?.Name);
        Assert.Equal(1234567890123456003UL, batch.NextKey);
        Assert.False(batch.IsLast);
        Assert.Equal([1234567890123456002UL, 1234567890123456003UL], batch.Items.Select(item => Meta.Parser.ParseFrom(item.Span).Id));
        Assert.All(batch.Items, item => Assert.True(frame.AsSpan().Overlaps(item.Span)));
    }

    [Fact]
    public void Read_RecordedEmptyBatch_IsTheLast()
    {
        var batch = Assert.IsType<QueueBatch>(FrameReader.Read(RecordedFrame.Load("down-sync-empty-last").Bytes));

        Assert.Empty(batch.Items);
        Assert.Equal(0UL, batch.NextKey);
        Assert.True(batch.IsLast);
    }

    // The one deliberate difference: what is compressed was never offered, and reads as damage or as nothing known.
    [Fact]
    public void Read_RecordedCompressedFrame_IsNoBatch()
    {
        byte[] compressed = RecordedFrame.Load("down-msg-lz4").BytesAsSent;

        Assert.Throws<WireFormatException>(() => FrameReader.Read(compressed));
    }

    [Fact]
    public void Read_NothingAtAll_IsAnEmptyBatch()
    {
        var batch = Assert.IsType<QueueBatch>(FrameReader.Read(ReadOnlyMemory<byte>.Empty));

        Assert.True(batch.Status.IsOk);
        Assert.Null(batch.Queue);
        Assert.False(batch.IsLast);
    }

    [Fact]
    public void Read_LargestNumbers_AreUnsigned()
    {
        var sync = new CommSyncDL { MetaId = ulong.MaxValue, ServerId = ulong.MaxValue, Timestamp = ulong.MaxValue };

        var answer = Assert.IsType<UploadAnswer>(Read(sync, command: null));

        Assert.Equal((ulong.MaxValue, ulong.MaxValue, 0L), (answer.LocalId, answer.ServerId, answer.ServerTime));
        Assert.Null(answer.Status);
        Assert.Equal(ulong.MaxValue, Assert.IsType<QueueBatch>(Read(new CommSyncDL { NextKey = ulong.MaxValue })).NextKey);
    }

    [Fact]
    public void Read_MetaIdZero_IsABatch() => Assert.IsType<QueueBatch>(Read(new CommSyncDL { MetaId = 0, ServerId = 7 }));

    [Fact]
    public void Read_UnknownCommand_IsUnknown()
    {
        byte[] frame = [0x40, 42];

        Assert.Equal(42, Assert.IsType<UnknownFrame>(FrameReader.Read(frame)).Command);
    }

    [Fact]
    public void Read_UnknownFieldsOfEveryKind_AreSkipped()
    {
        byte[] unknown = [0xA0, 0x06, 1, 0xA1, 0x06, 1, 2, 3, 4, 5, 6, 7, 8, 0xA2, 0x06, 2, 0xFF, 0xFF, 0xA5, 0x06, 1, 2, 3, 4];
        byte[] payload = [.. unknown, .. new CommSyncDL { NextKey = 9, IsLast = true }.ToByteArray(), .. unknown];
        byte[] frame = [.. unknown, 0x4A, (byte)payload.Length, .. payload, .. unknown];

        var batch = Assert.IsType<QueueBatch>(FrameReader.Read(frame));

        Assert.Equal((9UL, true), (batch.NextKey, batch.IsLast));
    }

    [Fact]
    public void Read_QueueOfADevice_HasTheResource()
    {
        var queue = new JID { AppKey = "org#app", Name = "alice", Domain = "easemob.com", ClientResource = "ipad" };

        QueueAddress read = Assert.IsType<QueueNotice>(Read(new CommNotice { Queue = queue }, MSync.Types.Command.Notice)).Queue;

        Assert.Equal(("alice", "ipad"), (read.Name, read.Resource));
        Assert.Equal(queue.ToByteArray(), read.Jid.ToArray());
    }

    [Fact]
    public void Read_SystemQueue_HasNoName()
    {
        var unread = new CommUnreadDL { Unread = { new MetaQueue { N = 1 }, new MetaQueue { Queue = new JID { Domain = "easemob.com" } } } };

        UnreadAnswer answer = Assert.IsType<UnreadAnswer>(Read(unread, MSync.Types.Command.Unread));

        Assert.Equal(string.Empty, Assert.Single(answer.Queues).Name);
        Assert.Null(answer.ServerTime);
    }

    [Fact]
    public void Read_NoticeWithoutQueue_Throws() =>
        Assert.Throws<WireFormatException>(() => Read(new CommNotice(), MSync.Types.Command.Notice));

    [Theory]
    [InlineData("""{"expires_in":1795533588582}""", 1795533588582)]
    [InlineData("""{"expires_in":"1795533588582"}""", 1795533588582)]
    [InlineData("""{"expires_in":1795533588}""", 1795533588000)]
    [InlineData("""{"expires_in":86400}""", null)]
    [InlineData("""{"expires_in":-1}""", null)]
    [InlineData("""{"expires_in":9223372036854775807}""", null)]
    [InlineData("""{"expires_in":1e300}""", null)]
    [InlineData("""{"expires_in":{}}""", null)]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    [InlineData("", null)]
    [InlineData("garbage", null)]
    public void Read_ExpiryOfTheToken_IsLenient(string token, long? milliseconds)
    {
        var provision = new Provision { Status = new Status { ErrorCode = 0 }, AuthToken = ByteString.CopyFromUtf8(token) };

        var answer = Assert.IsType<ProvisionAnswer>(Read(provision, MSync.Types.Command.Provision));

        Assert.Equal(milliseconds, answer.ExpiresAt?.ToUnixTimeMilliseconds());
        Assert.Equal(string.Empty, answer.Resource);
    }

    [Fact]
    public void Read_ProvisionWithoutStatus_HasNone() =>
        Assert.Null(Assert.IsType<ProvisionAnswer>(Read(new Provision(), MSync.Types.Command.Provision)).Status);

    [Theory]
    [InlineData(new byte[] { 0x58, 1 })]
    [InlineData(new byte[] { 0x58, 0, 0x58, 3 })]
    [InlineData(new byte[] { 0x5A, 2, 0, 1 })]
    public void Read_EncryptedFrame_ThrowsThatItWasNotNegotiated(byte[] frame) => Assert.Contains(
        "encrypted the frame, which was not negotiated", Assert.Throws<WireFormatException>(() => FrameReader.Read(frame)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0x58, 0 })]
    [InlineData(new byte[] { 0x5A, 2, 0, 0 })]
    [InlineData(new byte[] { 0x20, 0 })]
    public void Read_NothingEncryptedOrCompressed_IsRead(byte[] frame) => Assert.IsType<QueueBatch>(FrameReader.Read(frame));

    [Fact]
    public void Read_CompressedPayload_ThrowsThatItWasNotNegotiated()
    {
        byte[] frame = [0x20, 1, 0x4A, 0];

        Assert.Contains(
            "compressed the frame, which was not negotiated", Assert.Throws<WireFormatException>(() => FrameReader.Read(frame)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x4A, 5, 1 })]
    [InlineData(new byte[] { 0x4A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    [InlineData(new byte[] { 0x4B })]
    [InlineData(new byte[] { 0x00 })]
    [InlineData(new byte[] { 0x40 })]
    [InlineData(new byte[] { 0x40, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    [InlineData(new byte[] { 0x4A, 2, 0x22, 9 })]
    [InlineData(new byte[] { 0x4A, 4, 0x0A, 2, 0x12, 9 })]
    [InlineData(new byte[] { 0x4A, 4, 0x32, 2, 0x12, 9 })]
    public void Read_LengthsThatLie_Throw(byte[] frame) => Assert.Throws<WireFormatException>(() => FrameReader.Read(frame));

    private static ServerFrame Read(IMessage payload, MSync.Types.Command? command = MSync.Types.Command.Sync)
    {
        var frame = new MSync { Payload = payload.ToByteString() };
        if (command is { } number)
        {
            frame.Command = number;
        }

        return FrameReader.Read(frame.ToByteArray());
    }

    private static JsonElement PayloadOf(RecordedFrame recorded) => recorded.Vector.GetProperty("decoded").GetProperty("payload");

    private static void AssertStatus(JsonElement sent, FrameStatus? status)
    {
        JsonElement expected = sent.GetProperty("status");
        Assert.Equal(Array.IndexOf(ErrorCodes, expected.GetProperty("errorCode").GetString()), status?.Code);
        Assert.Equal(expected.TryGetProperty("reason", out JsonElement reason) ? reason.GetString() : string.Empty, status?.Reason);
    }
}
