using Easemob.Messaging.Wire;
using Google.Protobuf;
using CommSyncUL = Easemob.Messaging.Wire.Msync.CommSyncUL;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using MSync = Easemob.Messaging.Wire.Msync.MSync;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;
using Provision = Easemob.Messaging.Wire.Msync.Provision;

namespace Easemob.Messaging.Tests.Wire;

public class FrameWriterTests
{
    private static readonly AppKey App = new("org", "app");

    public static TheoryData<string> Provisions => RecordedFrame.Names("up-provision");

    public static TheoryData<string> Uploads => RecordedFrame.Names("up-send-", "up-read-", "up-delivery-", "up-channel-", "up-recall", "up-edit-");

    public static TheoryData<string> Pulls => RecordedFrame.Names("up-sync-pull");

    public static TheoryData<string> Unreads => RecordedFrame.Names("up-unread");

    [Theory]
    [MemberData(nameof(Provisions))]
    public void Provision_LikeTheRecordedOne_DiffersOnlyInTheOfferToCompressAndTheName(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);
        MSync frame = MSync.Parser.ParseFrom(recorded.Bytes);
        Provision provision = Provision.Parser.ParseFrom(frame.Payload);

        byte[] written = FrameWriter.Provision(RequestOf(frame, provision), frame.TraceId);

        // Two deliberate differences: this client offers no compression, and names its device by its one id.
        provision.ProtocolCompressType.Clear();
        provision.DeviceUuid = provision.Resource;
        frame.Payload = provision.ToByteString();
        Assert.Equal(frame.ToByteArray(), written);
    }

    [Fact]
    public void Provision_TokenThatJsonCouldEscape_StaysAsItIs()
    {
        ProvisionRequest request = Request() with { Token = "a+b/c=<&>" };

        Provision provision = Provision.Parser.ParseFrom(MSync.Parser.ParseFrom(FrameWriter.Provision(request, 1)).Payload);

        Assert.Equal("""{"token":"$t$a+b/c=<&>"}""", provision.AuthToken.ToStringUtf8());
    }

    [Fact]
    public void Logout_LikeTheRecordedOne_IsTheSame()
    {
        RecordedFrame recorded = RecordedFrame.Load("up-logout");
        MSync frame = MSync.Parser.ParseFrom(recorded.Bytes);
        ProvisionRequest request = RequestOf(frame, new Provision()) with { SessionId = "1795447188598:" };

        Assert.Equal(recorded.Bytes, FrameWriter.Logout(request, "inner:logout", recorded.TraceId));
    }

    [Theory]
    [MemberData(nameof(Unreads))]
    public void Unread_LikeTheRecordedOne_IsTheSame(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);

        Assert.Equal(recorded.Bytes, FrameWriter.Unread(recorded.TraceId));
    }

    [Theory]
    [MemberData(nameof(Pulls))]
    public void Pull_LikeTheRecordedOne_IsTheSame(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);
        CommSyncUL sync = CommSyncUL.Parser.ParseFrom(MSync.Parser.ParseFrom(recorded.Bytes).Payload);
        var queue = new QueueAddress(sync.Queue.ToByteArray(), sync.Queue.Name, sync.Queue.ClientResource);

        Assert.Equal(recorded.Bytes, FrameWriter.Pull(queue, sync.HasKey ? sync.Key : null, recorded.TraceId));
    }

    [Fact]
    public void Pull_AddressWithUnknownFieldsInAnyOrder_GoesBackAsItCame()
    {
        byte[] address = [0x1A, 1, (byte)'d', 0x12, 1, (byte)'n', 0x7A, 2, 0xFF, 0xFE];

        byte[] frame = FrameWriter.Pull(new QueueAddress(address, "n", string.Empty), ulong.MaxValue, 1);

        Assert.Equal([0x10, .. Enumerable.Repeat((byte)0xFF, 9), 0x01, 0x1A, (byte)address.Length, .. address], MSync.Parser.ParseFrom(frame).Payload.ToByteArray());
    }

    [Theory]
    [MemberData(nameof(Uploads))]
    public void Upload_LikeTheRecordedOne_IsTheSame(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);

        byte[] written = FrameWriter.Upload(RecordedUpload.Of(recorded.Bytes), App, "alice", recorded.TraceId);

        Assert.Equal(recorded.Bytes, written);
    }

    [Fact]
    public void Upload_ReadReceiptOfAGroup_AsksForGroupReceiptsAndCarriesTheText()
    {
        (_, ProtoBody body) = Write(new ReadReceiptUpload { LocalId = "1", Conversation = ConversationKey.Group("90001"), MessageId = "7", Content = "seen" });

        Assert.Equal(ProtoBody.Types.Type.ReadAck, body.Type);
        Assert.Equal(7UL, body.AckMessageId);
        Assert.True(body.MsgConfig.AllowGroupAck);
        Assert.Equal("seen", body.AckContent);
    }

    [Fact]
    public void Upload_ReadReceiptOfAChat_HasNoText()
    {
        (_, ProtoBody body) = Write(new ReadReceiptUpload { LocalId = "1", Conversation = ConversationKey.Chat("bob"), MessageId = "7", Content = "seen" });

        Assert.Null(body.MsgConfig);
        Assert.False(body.HasAckContent);
    }

    [Fact]
    public void Upload_RecallWithoutText_HasNoExtension()
    {
        (Meta meta, ProtoBody body) = Write(new RecallUpload { LocalId = "1", Conversation = ConversationKey.Group("90001"), MessageId = "7" });

        Assert.Empty(meta.Ext);
        Assert.Equal("conference.easemob.com", meta.To.Domain);
        Assert.Equal(7UL, body.AckMessageId);
    }

    [Theory]
    [InlineData(ChatRoomPriority.High, 0)]
    [InlineData(ChatRoomPriority.Low, 2)]
    public void Upload_RoomMessageWithPriority_IsMarked(ChatRoomPriority priority, long mark)
    {
        (Meta meta, ProtoBody body) = Write(Message(ConversationKey.ChatRoom("80001"), message => message with { Priority = priority }));

        Assert.Equal(("chatroom_msg_tag", mark), (Assert.Single(meta.Ext).Key, meta.Ext[0].VarintValue));
        Assert.Equal(ProtoBody.Types.Type.Chatroom, body.Type);
    }

    [Fact]
    public void Upload_MessageInAThread_SaysSo()
    {
        (Meta meta, ProtoBody body) = Write(Message(ConversationKey.Thread("77"), message => message));

        Assert.Equal("conference.easemob.com", meta.To.Domain);
        Assert.Equal(ProtoBody.Types.Type.Groupchat, body.Type);
        Assert.Equal("""{"thread":{}}""", body.Meta.ToStringUtf8());
    }

    [Fact]
    public void Upload_ReceiversWhoMustBeOnline_GoesToTheReceivers()
    {
        (Meta meta, _) = Write(Message(ConversationKey.Group("90001"), message => message with { ReceiverIds = ["bob", "carl"], IsOnlineOnly = true }));

        Assert.Equal(Meta.Types.RouteType.RouteDirect, meta.Routetype);
        Assert.Equal(["bob", "carl"], meta.DirectedUsers);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("x")]
    [InlineData("18446744073709551616")]
    public void Upload_IdThatIsNone_IsRefused(string id)
    {
        Assert.Throws<ArgumentException>(() => Write(new ConversationReadUpload { LocalId = id, Conversation = ConversationKey.Chat("bob") }));
        Assert.Throws<ArgumentException>(() => Write(new RecallUpload { LocalId = "1", Conversation = ConversationKey.Chat("bob"), MessageId = id }));
    }

    [Fact]
    public void Upload_UnknownBody_IsRefused() => Assert.Throws<ArgumentException>(
        () => Write(Message(ConversationKey.Chat("bob"), message => message with { Body = new UnknownMessageBody(new MessageType("x"), default) })));

    private static MessageUpload Message(ConversationKey conversation, Func<OutgoingMessage, OutgoingMessage> change) => new()
    {
        LocalId = "1",
        Conversation = conversation,
        Message = change(new OutgoingMessage { Conversation = conversation, Body = new TextMessageBody { Text = "x" } }),
    };

    private static (Meta Meta, ProtoBody Body) Write(RealtimeUpload upload)
    {
        MSync frame = MSync.Parser.ParseFrom(FrameWriter.Upload(upload, App, "alice", 1));
        Meta meta = CommSyncUL.Parser.ParseFrom(frame.Payload).Meta;
        return (meta, ProtoBody.Parser.ParseFrom(meta.Payload));
    }

    [Fact]
    public void Request_AsText_HoldsNoToken() =>
        Assert.DoesNotContain("secret", (Request() with { Token = "secret" }).ToString(), StringComparison.Ordinal);

    private static ProvisionRequest Request() => new()
    {
        AppKey = App,
        UserId = "alice",
        DeviceId = "device",
        DeviceName = "name",
        Token = "token",
        Version = "1.0.0",
        SessionId = "1:",
    };

    private static ProvisionRequest RequestOf(MSync frame, Provision provision) => new()
    {
        AppKey = App,
        UserId = frame.Guid.Name,
        DeviceId = frame.Guid.ClientResource,
        DeviceName = provision.DeviceName,
        Token = frame.Auth["$t$".Length..],
        Version = provision.Version,
        SessionId = provision.SessionId,
        Reason = provision.HasReason ? provision.Reason : null,
    };
}
