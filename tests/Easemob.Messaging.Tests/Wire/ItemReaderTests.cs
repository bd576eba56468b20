using System.Text;
using Easemob.Messaging.Wire;
using Google.Protobuf;
using ContentType = Easemob.Messaging.Wire.Msync.MessageBody.Types.Content.Types.Type;
using JID = Easemob.Messaging.Wire.Msync.JID;
using KeyValue = Easemob.Messaging.Wire.Msync.KeyValue;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using NameSpace = Easemob.Messaging.Wire.Msync.Meta.Types.NameSpace;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;
using StatisticsBody = Easemob.Messaging.Wire.Msync.StatisticsBody;
using Type = Easemob.Messaging.Wire.Msync.MessageBody.Types.Type;

namespace Easemob.Messaging.Tests.Wire;

public class ItemReaderTests
{
    private const string Device = "this-device";

    [Fact]
    public void Read_Message_KeepsACopyOfTheItem()
    {
        byte[] item = Item(Body(Type.Chat, "bob", "alice", Text("hi"))).ToByteArray();

        var read = Assert.IsType<MessageReceived>(Assert.Single(Read(item)));

        Assert.Equal(item, read.Message.Payload!.Bytes.ToArray());
        Assert.False(item.AsSpan().Overlaps(read.Message.Payload.Bytes.Span));
        Assert.Equal(100UL, read.ItemId);
        Assert.Equal(1700000000123, read.OccurredAt?.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData(Meta.Types.RouteType.RouteAll, false)]
    [InlineData(Meta.Types.RouteType.RouteOnline, true)]
    [InlineData(Meta.Types.RouteType.RouteDirect, false)]
    internal void Read_Message_TellsWhetherItWasForThoseOnline(Meta.Types.RouteType route, bool isOnlineOnly)
    {
        Meta item = Item(Body(Type.Chat, "bob", "alice", Text("hi")));
        item.Routetype = route;

        Assert.Equal(isOnlineOnly, Assert.IsType<MessageReceived>(Assert.Single(Read(item))).IsOnlineOnly);
    }

    [Theory]
    [InlineData("bob", "alice", "bob")]
    [InlineData("BOB", "Alice", "bob")]
    [InlineData("Alice", "Bob", "bob")]
    [InlineData("alice", "alice", "alice")]
    public void Read_MessageOfAChat_IsInTheChatWithTheOtherSide(string from, string to, string peer)
    {
        var read = Assert.IsType<MessageReceived>(Assert.Single(Read(Item(Body(Type.Chat, from, to, Text("hi"))))));

        Assert.Equal(ConversationKey.Chat(peer), read.Message.Conversation);
        Assert.Equal((from, to), (read.Message.SenderId, read.Message.ReceiverId));
    }

    [Fact]
    public void Read_MessageWithoutNamesInItsBody_TakesThoseOfTheItem()
    {
        Meta item = Item(Body(Type.Chat, null, null, Text("hi")));
        item.From = new JID { Name = "bob" };
        item.To = new JID { Name = "alice" };

        Assert.Equal(ConversationKey.Chat("bob"), Assert.IsType<MessageReceived>(Assert.Single(Read(item))).Message.Conversation);
    }

    [Fact]
    public void Read_GroupMessageWithoutSender_IsInTheGroup()
    {
        ChatMessage message = Assert.IsType<MessageReceived>(Assert.Single(Read(Item(Body(Type.Groupchat, null, "90001", Text("hi")))))).Message;

        Assert.Equal(ConversationKey.Group("90001"), message.Conversation);
        Assert.Equal((string.Empty, MessageDirection.Received), (message.SenderId, message.Direction));
    }

    [Theory]
    [InlineData(Type.Chat, null, "alice")]
    [InlineData(Type.Chat, null, null)]
    [InlineData(Type.Groupchat, "bob", null)]
    [InlineData(Type.Chatroom, null, null)]
    [InlineData(Type.ReadAck, null, "alice")]
    [InlineData(Type.DeliverAck, null, null)]
    [InlineData(Type.ChannelAck, null, "alice")]
    internal void Read_WhatNamesNoConversation_IsUnknown(Type type, string? from, string? to)
    {
        ProtoBody body = Body(type, from, to, Text("hi"));
        body.AckMessageId = 7;

        AssertUnknown(UnknownEventKind.Message, Item(body));
    }

    [Theory]
    [InlineData("""{"thread":{"muc_parent_id":"90001"}}""", ConversationType.Thread)]
    [InlineData("""{"thread":{"msg_parent_id":"11"}}""", ConversationType.Thread)]
    [InlineData("""{"thread":{"msg_parent_id":11}}""", ConversationType.Thread)]
    [InlineData("""{"thread":{}}""", ConversationType.Group)]
    [InlineData("""{"thread":null}""", ConversationType.Group)]
    [InlineData("""{"thread_overview":{"id":"77"}}""", ConversationType.Group)]
    [InlineData("""{"thread":""", ConversationType.Group)]
    [InlineData("", ConversationType.Group)]
    public void Read_GroupMessage_IsInAThreadWhereItNamesTheParent(string meta, ConversationType type)
    {
        ProtoBody body = Body(Type.Groupchat, "bob", "77", Text("hi"));
        body.Meta = ByteString.CopyFromUtf8(meta);

        ChatMessage message = Assert.IsType<MessageReceived>(Assert.Single(Read(Item(body)))).Message;

        Assert.Equal((type, "77"), (message.Conversation.Type, message.Conversation.Id));
        Assert.Equal(type == ConversationType.Thread, message.Thread is not null);
    }

    [Theory]
    [InlineData(Device, 0)]
    [InlineData("other-device", 1)]
    [InlineData("", 1)]
    public void Read_RoomMessageOfThisDevice_IsNotTold(string resource, int count)
    {
        Meta item = Item(Body(Type.Chatroom, "alice", "80001", Text("hi")));
        item.From = new JID { Name = "alice", ClientResource = resource };

        Assert.Equal(count, Read(item).Count);
    }

    [Fact]
    public void Read_RoomMessageOfAnotherUserWithTheSameDeviceName_IsTold()
    {
        Meta item = Item(Body(Type.Chatroom, "bob", "80001", Text("hi")));
        item.From = new JID { Name = "bob", ClientResource = Device };

        Assert.Single(Read(item));
    }

    [Fact]
    public void Read_OwnCommandOfAnotherDevice_IsACommand()
    {
        var content = new ProtoBody.Types.Content { Type = ContentType.Command, Action = "do-it" };

        var read = Assert.IsType<CommandReceived>(Assert.Single(Read(Item(Body(Type.Chat, "alice", "bob", content)))));

        Assert.Equal("do-it", Assert.IsType<CommandMessageBody>(read.Message.Body).Action);
        Assert.Equal(MessageDirection.Sent, read.Message.Direction);
    }

    [Fact]
    public void Read_MessageWithoutContent_IsKeptAsUnknownBody() => Assert.IsType<UnknownMessageBody>(
        Assert.IsType<MessageReceived>(Assert.Single(Read(Item(Body(Type.Chat, "bob", "alice", content: null))))).Message.Body);

    [Theory]
    [InlineData(Type.Normal)]
    [InlineData((Type)99)]
    internal void Read_UnknownTypeOfMessage_IsUnknown(Type type) => AssertUnknown(UnknownEventKind.Message, Item(Body(type, "bob", "alice", Text("hi"))));

    [Fact]
    public void Read_MessageWithoutId_IsUnknown()
    {
        Meta item = Item(Body(Type.Chat, "bob", "alice", Text("hi")));
        item.ClearId();

        AssertUnknown(UnknownEventKind.Message, item);
    }

    [Fact]
    public void Read_ReceiptsForSeveralMessages_AreSeveralEvents()
    {
        ProtoBody body = Body(Type.ReadAck, "bob", "alice", content: null);
        body.AckMessageId = 7;
        body.AckMessageIds.Add([7, 8, 0, ulong.MaxValue]);

        MessageRead[] read = [.. Read(Item(body)).Cast<MessageRead>()];

        Assert.Equal(["7", "8", "18446744073709551615"], read.Select(receipt => receipt.MessageId));
        Assert.All(read, receipt => Assert.Equal((100UL, "bob"), (receipt.ItemId, receipt.ReaderId)));
        Assert.Equal([0, 1, 2], read.Select(receipt => receipt.ItemPart));
    }

    [Fact]
    public void Read_Delivery_TellsWhoHasIt()
    {
        ProtoBody body = Body(Type.DeliverAck, "bob", "alice", content: null);
        body.AckMessageId = 7;

        var delivered = Assert.IsType<MessageDelivered>(Assert.Single(Read(Item(body))));

        Assert.Equal((ConversationKey.Chat("bob"), "7", "bob"), (delivered.Conversation, delivered.MessageId, delivered.ReceiverId));
    }

    [Theory]
    [InlineData(Type.ReadAck)]
    [InlineData(Type.DeliverAck)]
    [InlineData(Type.Recall)]
    internal void Read_ReceiptWithoutMessage_IsUnknown(Type type) => AssertUnknown(UnknownEventKind.Message, Item(Body(type, "bob", "alice", content: null)));

    [Theory]
    [InlineData("3", 3)]
    [InlineData("""{"7":4}""", 4)]
    [InlineData("""{"8":4}""", null)]
    [InlineData("-1", null)]
    [InlineData("99999999999", null)]
    [InlineData("\"3\"", null)]
    [InlineData("[3]", null)]
    [InlineData("garbage", null)]
    [InlineData("", null)]
    public void Read_CountOfAGroupsReceipts_IsReadWhereItIsOne(string json, int? count)
    {
        ProtoBody body = Body(Type.ReadAck, "bob", "90001", content: null);
        body.AckMessageId = 7;
        body.Ext.Add(new KeyValue { Key = "x", Type = KeyValue.Types.ValueType.JsonString, StringValue = json });
        Meta item = Item(body);
        item.To = new JID { Name = "90001", Domain = "conference.easemob.com" };

        var read = Assert.IsType<MessageRead>(Assert.Single(Read(item)));

        Assert.Equal(ConversationKey.Group("90001"), read.Conversation);
        Assert.Equal(count, read.GroupReadCount);
        Assert.Null(read.Content);
    }

    [Fact]
    public void Read_RecallWithText_HasTheText()
    {
        ProtoBody body = Body(Type.Recall, "alice", "bob", content: null);
        body.AckMessageId = 7;
        Meta item = Item(body);
        item.Ext.Add(new KeyValue { Key = "recallMessageExtensionInfo", Type = KeyValue.Types.ValueType.String, StringValue = "typo" });

        var recalled = Assert.IsType<MessageRecalled>(Assert.Single(Read(item)));

        Assert.Equal((ConversationKey.Chat("bob"), "alice", "typo"), (recalled.Conversation, recalled.OperatorId, recalled.Extension));
    }

    [Fact]
    public void Read_AllUnreadClearedOnAnotherDevice_NamesNoConversation()
    {
        ProtoBody body = Body(Type.ChannelAck, "alice", null, content: null);
        body.ClearAllUnreadMessageCount = true;
        Meta item = Item(body);
        item.From = new JID { Name = "alice", ClientResource = "ipad" };

        var cleared = Assert.IsType<UnreadClearedOnOtherDevice>(Assert.Single(Read(item)));

        Assert.Null(cleared.Conversation);
        Assert.Equal("ipad", cleared.DeviceId);
    }

    [Fact]
    public void Read_ConversationReadOnThisDevice_IsNotTold()
    {
        Meta item = Item(Body(Type.ChannelAck, "alice", "bob", content: null));
        item.From = new JID { Name = "alice", ClientResource = Device };

        Assert.Empty(Read(item));
    }

    [Theory]
    [InlineData(NameSpace.Conference)]
    [InlineData(NameSpace.Query)]
    [InlineData((NameSpace)99)]
    internal void Read_UnknownNameSpace_IsPassedOnWhole(NameSpace ns) =>
        AssertUnknown(UnknownEventKind.Other, new Meta { Id = 100, Ns = ns, Payload = ByteString.CopyFromUtf8("x") });

    [Fact]
    public void Read_Statistic_IsNothing()
    {
        Assert.Empty(Read(Statistic(0, null)));
        Assert.Empty(Read(ReadOnlyMemory<byte>.Empty));
    }

    [Fact]
    public void ReadSignOut_WhatIsNone_IsNull()
    {
        Assert.Null(ItemReader.ReadSignOut(Statistic(0, "x").ToByteArray()));
        Assert.Null(ItemReader.ReadSignOut(Statistic(5, "x").ToByteArray()));
        Assert.Null(ItemReader.ReadSignOut(ReadOnlyMemory<byte>.Empty));
        Assert.Null(ItemReader.ReadSignOut(new byte[] { 0x32, 2, 0x08 }));
        Assert.Null(ItemReader.ReadSignOut(new byte[] { 0x32, 1, 0x08 }));
        Assert.Null(ItemReader.ReadSignOut(Item(Body(Type.Chat, "bob", "alice", Text("hi"))).ToByteArray()));
    }

    [Theory]
    [InlineData(new byte[] { 0x0A })]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0x28, 1, 0x32, 9, 1 })]
    [InlineData(new byte[] { 0x12, 2, 0x12, 9 })]
    public void Read_DamagedItem_IsPassedOnWhole(byte[] item)
    {
        var unknown = Assert.IsType<UnknownEvent>(Assert.Single(Read(item)));

        Assert.Equal(UnknownEventKind.Other, unknown.Kind);
        Assert.Equal(item, unknown.Payload.ToArray());
        Assert.False(item.AsSpan().Overlaps(unknown.Payload.Span));
    }

    [Fact]
    public void Read_DamagedMessage_IsPassedOnWhole() => AssertUnknown(
        UnknownEventKind.Message,
        new Meta { Id = 100, Ns = NameSpace.Chat, Payload = ByteString.CopyFrom([0x08, 1, 0x22, 9]) });

    [Fact]
    public void Read_GroupEvent_KeepsACopyOfThePayload()
    {
        byte[] item = new Meta { Id = 100, Timestamp = 5, Ns = NameSpace.Muc, Payload = ByteString.CopyFromUtf8("anything") }.ToByteArray();

        var unknown = Assert.IsType<UnknownEvent>(Assert.Single(Read(item)));

        Assert.Equal("anything", Encoding.UTF8.GetString(unknown.Payload.Span));
        Assert.Equal(5, unknown.OccurredAt?.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void ReadReceipt_NoServerId_Throws() =>
        Assert.Throws<WireFormatException>(() => ItemReader.ReadReceipt(new UploadAnswer { LocalId = 1, Status = new FrameStatus(0, string.Empty) }));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"edit_msg":{"count":1}}""")]
    [InlineData("garbage")]
    [InlineData("")]
    public void ReadReceipt_EditThatSaysNothing_HasNoEdit(string json)
    {
        byte[] item = new Meta { Id = 1, Ns = NameSpace.Notify, Payload = ByteString.CopyFromUtf8(json) }.ToByteArray();

        UploadReceipt receipt = ItemReader.ReadReceipt(new UploadAnswer { LocalId = 1, ServerId = 7, ServerTime = 1700000000123, Item = item });

        Assert.Equal(("7", 1700000000123), (receipt.MessageId, receipt.ServerTime.ToUnixTimeMilliseconds()));
        Assert.Null(receipt.Edit);
    }

    internal static List<ChatEvent> Read(ReadOnlyMemory<byte> item)
    {
        var events = new List<ChatEvent>();
        new ItemReader("alice") { DeviceId = Device }.Read(item, events);
        return events;
    }

    internal static List<ChatEvent> Read(Meta item) => Read(item.ToByteArray());

    internal static Meta Item(ProtoBody body) =>
        new() { Id = 100, Timestamp = 1700000000123, Ns = NameSpace.Chat, Payload = body.ToByteString() };

    internal static ProtoBody Body(Type type, string? from, string? to, ProtoBody.Types.Content? content)
    {
        var body = new ProtoBody { Type = type };
        if (from is not null)
        {
            body.From = new JID { Name = from };
        }

        if (to is not null)
        {
            body.To = new JID { Name = to };
        }

        if (content is not null)
        {
            body.Contents.Add(content);
        }

        return body;
    }

    internal static ProtoBody.Types.Content Text(string text) => new() { Type = ContentType.Text, Text = text };

    private static Meta Statistic(int operation, string? reason)
    {
        var body = new StatisticsBody { Operation = (StatisticsBody.Types.Operation)operation };
        if (reason is not null)
        {
            body.Reason = reason;
        }

        return new Meta { Id = 100, Ns = NameSpace.Statistic, Payload = body.ToByteString() };
    }

    private static void AssertUnknown(UnknownEventKind kind, Meta item)
    {
        var unknown = Assert.IsType<UnknownEvent>(Assert.Single(Read(item)));
        Assert.Equal(kind, unknown.Kind);
        Assert.Equal(item.ToByteArray(), unknown.Payload.ToArray());
        Assert.Equal(item.Id, unknown.ItemId);
    }
}
