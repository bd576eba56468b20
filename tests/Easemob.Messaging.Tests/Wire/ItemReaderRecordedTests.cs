using System.Text.Json;
using Easemob.Messaging.Tests.Vectors;
using Easemob.Messaging.Wire;
using CommSyncDL = Easemob.Messaging.Wire.Msync.CommSyncDL;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using MSync = Easemob.Messaging.Wire.Msync.MSync;

namespace Easemob.Messaging.Tests.Wire;

/// <summary>What is read of recorded items must be what the vendor's client told its application.</summary>
public class ItemReaderRecordedTests
{
    // Two devices of one user: the vendor's client writes the devices into the names.
    private const string DeviceToDevice = "down-msg-device-to-device";

    public static TheoryData<string> Messages => [.. Vector.Names("msync", "down-msg-").Where(name => name != DeviceToDevice)];

    public static TheoryData<string> Streams => RecordedFrame.Names("down-stream-");

    public static TheoryData<string> Edits => RecordedFrame.Names("down-edit-");

    public static TheoryData<string> Recalls => RecordedFrame.Names("down-recall");

    public static TheoryData<string> Groups => RecordedFrame.Names("down-muc-");

    public static TheoryData<string> Contacts => RecordedFrame.Names("down-roster-");

    [Theory]
    [MemberData(nameof(Messages))]
    public void Read_RecordedMessage_SaysWhatTheVendorsClientSays(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);
        JsonElement vendor = recorded.ClientArgument;

        ChatMessage message = ReadMessage(recorded, out bool isCommand);

        Assert.Equal(recorded.ClientEvent.GetProperty("event").GetString() == "onCmdMessage", isCommand);
        VendorMessage.AssertSame(vendor, message);
        Assert.Equal(MessageDirectionOf(vendor), message.Direction);
        Assert.Equal(ConversationOf(vendor), message.Conversation);
    }

    [Fact]
    public void Read_RecordedMessageToAnotherDeviceOfTheUser_IsInTheChatWithOneself()
    {
        RecordedFrame recorded = RecordedFrame.Load(DeviceToDevice);

        ChatMessage message = ReadMessage(recorded, out _);

        Assert.Equal(ConversationKey.Chat("alice"), message.Conversation);
        Assert.Equal(("alice", "alice"), (message.SenderId, message.ReceiverId));
        Assert.Equal(recorded.ClientArgument.GetProperty("msg").GetString(), Assert.IsType<TextMessageBody>(message.Body).Text);
    }

    [Fact]
    public void Read_RecordedBatch_TellsEveryMessage()
    {
        RecordedFrame recorded = RecordedFrame.Load("down-sync-batch");

        List<ChatEvent> events = recorded.ReadEvents();

        JsonElement[] vendor = [.. recorded.Vector.GetProperty("client_event").EnumerateArray()];
        Assert.Equal(vendor.Length, events.Count);
        Assert.All(vendor.Zip(events), pair => VendorMessage.AssertSame(pair.First.GetProperty("arg"), Assert.IsType<MessageReceived>(pair.Second).Message));
    }

    // A deliberate difference: this version puts no pieces together. What has the whole text is a message, the rest is told as it came.
    [Theory]
    [MemberData(nameof(Streams))]
    public void Read_RecordedPieceOfAText_IsAMessageOnlyWhenItIsTheWholeText(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);
        ChatEvent read = Assert.Single(recorded.ReadEvents());

        if (name is "down-stream-single" or "down-stream-full-with-gap" or "down-stream-full-after-complete")
        {
            ChatMessage message = Assert.IsType<MessageReceived>(read).Message;
            var body = Assert.IsType<TextMessageBody>(message.Body);
            Assert.NotNull(body.Stream);
            Assert.Equal(name == "down-stream-single" ? TextStreamStatus.StartedAndCompleted : TextStreamStatus.Full, body.Stream.Status);
            Assert.Equal("markdown", body.Stream.CustomType);
            Assert.Equal(name == "down-stream-full-after-complete" ? "Hello you" : recorded.ClientArgument.GetProperty("msg").GetString(), body.Text);
        }
        else
        {
            AssertUnknown(UnknownEventKind.Message, ItemOf(recorded), read);
        }
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void Read_RecordedEdit_SaysWhatTheVendorsClientSays(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);

        var edited = Assert.IsType<MessageEdited>(Assert.Single(recorded.ReadEvents()));

        VendorMessage.AssertSame(recorded.ClientArgument, edited.Message);
        Assert.Equal(ConversationOf(recorded.ClientArgument), edited.Message.Conversation);
        Assert.Equal(name == "down-edit-group-ext", edited.ReplacesExtensions);
        AssertOrigin(recorded, edited);

        // What the cache keeps of it reads like any record of history.
        var payload = new ProtobufPayload(edited.Message.Payload!.Bytes);
        Assert.True(MetaReader.TryRead(payload.Bytes.Span, edited.Message.Conversation, "alice", new NamePool(), out MessageEnvelope envelope));
        VendorMessage.AssertSame(recorded.ClientArgument, new ChatMessage(envelope, payload));
    }

    [Theory]
    [MemberData(nameof(Recalls))]
    public void Read_RecordedRecall_SaysWhatTheVendorsClientSays(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);
        JsonElement vendor = recorded.ClientArgument;

        var recalled = Assert.IsType<MessageRecalled>(Assert.Single(recorded.ReadEvents()));

        Assert.Equal(vendor.GetProperty("mid").GetString(), recalled.MessageId);
        Assert.Equal(vendor.GetProperty("from").GetString(), recalled.OperatorId ?? "admin");
        Assert.Null(recalled.Extension);
        Assert.Null(recalled.Message);
        Assert.Equal(
            name switch
            {
                "down-recall-group" => ConversationKey.Group("90001"),
                "down-recall" => ConversationKey.Chat("bob"),
                _ => (ConversationKey?)null,
            },
            recalled.Conversation);
        AssertOrigin(recorded, recalled);
    }

    [Fact]
    public void Read_RecordedReadReceipt_SaysWhatTheVendorsClientSays()
    {
        RecordedFrame recorded = RecordedFrame.Load("down-read-ack");

        var read = Assert.IsType<MessageRead>(Assert.Single(recorded.ReadEvents()));

        Assert.Equal(ConversationKey.Chat("bob"), read.Conversation);
        Assert.Equal(recorded.ClientArgument.GetProperty("mid").GetString(), read.MessageId);
        Assert.Equal(recorded.ClientArgument.GetProperty("from").GetString(), read.ReaderId);
        Assert.Null(read.GroupReadCount);
        Assert.Null(read.Content);
        AssertOrigin(recorded, read);
    }

    [Fact]
    public void Read_RecordedGroupReadReceipt_SaysWhatTheVendorsClientSays()
    {
        RecordedFrame recorded = RecordedFrame.Load("down-read-ack-group");
        JsonElement vendor = recorded.ClientArgument;

        var read = Assert.IsType<MessageRead>(Assert.Single(recorded.ReadEvents()));

        Assert.Equal(ConversationKey.Group(vendor.GetProperty("to").GetString()!), read.Conversation);
        Assert.Equal(vendor.GetProperty("mid").GetString(), read.MessageId);
        Assert.Equal(vendor.GetProperty("groupReadCount").GetProperty(read.MessageId).GetInt32(), read.GroupReadCount);
        Assert.Equal(vendor.GetProperty("ackContent").GetString(), read.Content);
    }

    [Fact]
    public void Read_RecordedConversationRead_SaysWhatTheVendorsClientSays()
    {
        RecordedFrame recorded = RecordedFrame.Load("down-channel-ack");

        var read = Assert.IsType<ConversationRead>(Assert.Single(recorded.ReadEvents()));

        Assert.Equal(ConversationKey.Chat(recorded.ClientArgument.GetProperty("from").GetString()!), read.Conversation);
        Assert.Equal("bob", read.ReaderId);
        AssertOrigin(recorded, read);
    }

    [Theory]
    [InlineData("down-channel-ack-own-other-device", ConversationType.Chat)]
    [InlineData("down-channel-ack-group", ConversationType.Group)]
    public void Read_RecordedConversationReadOnAnotherDevice_NamesTheConversationAndTheDevice(string name, ConversationType type)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);

        var cleared = Assert.IsType<UnreadClearedOnOtherDevice>(Assert.Single(recorded.ReadEvents()));

        Assert.Equal((type, recorded.ClientArgument.GetProperty("to").GetString()), (cleared.Conversation!.Value.Type, cleared.Conversation.Value.Id));
        Assert.Equal("ipad", cleared.DeviceId);
        AssertOrigin(recorded, cleared);
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void Read_RecordedGroupEvent_IsPassedOnAsItCame(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);

        AssertUnknown(UnknownEventKind.Group, ItemOf(recorded).Payload.ToByteArray(), Assert.Single(recorded.ReadEvents()));
    }

    [Theory]
    [MemberData(nameof(Contacts))]
    public void Read_RecordedContactEvent_IsPassedOnAsItCame(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);

        AssertUnknown(UnknownEventKind.Contact, ItemOf(recorded).Payload.ToByteArray(), Assert.Single(recorded.ReadEvents()));
    }

    [Theory]
    [InlineData("down-forced-logout-other-device", 2, 206)]
    [InlineData("down-forced-logout-removed", 1, 207)]
    [InlineData("down-forced-logout-password-changed", 3, 216)]
    [InlineData("down-forced-logout-kicked", 4, 217)]
    public void ReadSignOut_Recorded_SaysWhatTheVendorsClientSays(string name, int operation, int vendorType)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);
        JsonElement vendor = recorded.ClientArgument;

        ForcedSignOut? signOut = ItemReader.ReadSignOut(Assert.Single(Assert.IsType<QueueBatch>(FrameReader.Read(recorded.Bytes)).Items));

        Assert.Equal(vendorType, vendor.GetProperty("type").GetInt32());
        Assert.Equal(
            new ForcedSignOut(operation, vendor.TryGetProperty("data", out JsonElement data) ? data.GetProperty("loginInfoCustomExt").GetString() : null),
            signOut);
        Assert.Empty(recorded.ReadEvents());
    }

    [Theory]
    [InlineData("down-ack-ok")]
    [InlineData("down-ack-replaced")]
    [InlineData("down-ack-edit")]
    public void ReadReceipt_Recorded_SaysWhatTheVendorsClientSays(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);
        JsonElement vendor = recorded.Vector.GetProperty("resolves");
        var answer = Assert.IsType<UploadAnswer>(FrameReader.Read(recorded.Bytes));

        UploadReceipt receipt = ItemReader.ReadReceipt(answer);

        Assert.Equal(vendor.GetProperty("serverMsgId").GetString(), receipt.MessageId);
        Assert.Equal(answer.ServerTime, receipt.ServerTime.ToUnixTimeMilliseconds());
        if (!vendor.TryGetProperty("modifiedInfo", out JsonElement edit))
        {
            Assert.Null(receipt.Edit);
            return;
        }

        Assert.Equal(edit.GetProperty("operatorId").GetString(), receipt.Edit?.OperatorId);
        Assert.Equal(edit.GetProperty("operationTime").GetInt64(), receipt.Edit?.EditedAt.ToUnixTimeMilliseconds());
        Assert.Equal(edit.GetProperty("operationCount").GetInt32(), receipt.Edit?.Count);
        Assert.Equal(vendor.GetProperty("message").GetProperty("time").GetInt64(), receipt.EditedMessageSentAt?.ToUnixTimeMilliseconds());
        Assert.Equal(vendor.GetProperty("message").GetProperty("from").GetString(), receipt.EditedMessageSenderId);
    }

    private static ChatMessage ReadMessage(RecordedFrame recorded, out bool isCommand)
    {
        ChatEvent read = Assert.Single(recorded.ReadEvents());
        AssertOrigin(recorded, read);
        isCommand = read is CommandReceived;
        Assert.False(read is MessageReceived { IsOnlineOnly: true });
        return read is CommandReceived command ? command.Message : Assert.IsType<MessageReceived>(read).Message;
    }

    private static void AssertUnknown(UnknownEventKind kind, Meta item, ChatEvent read) =>
        AssertUnknown(kind, Google.Protobuf.MessageExtensions.ToByteArray(item), read);

    private static void AssertUnknown(UnknownEventKind kind, byte[] payload, ChatEvent read)
    {
        var unknown = Assert.IsType<UnknownEvent>(read);
        Assert.Equal(kind, unknown.Kind);
        Assert.Equal(payload, unknown.Payload.ToArray());
    }

    private static void AssertOrigin(RecordedFrame recorded, ChatEvent read)
    {
        Meta item = ItemOf(recorded);
        Assert.Equal(item.Id, read.ItemId);
        Assert.Equal((long)item.Timestamp, read.OccurredAt?.ToUnixTimeMilliseconds());
    }

    private static Meta ItemOf(RecordedFrame recorded) =>
        CommSyncDL.Parser.ParseFrom(MSync.Parser.ParseFrom(recorded.Bytes).Payload).Metas[0];

    private static MessageDirection MessageDirectionOf(JsonElement vendor) =>
        vendor.GetProperty("from").GetString() == "alice" ? MessageDirection.Sent : MessageDirection.Received;

    private static ConversationKey ConversationOf(JsonElement vendor)
    {
        string from = vendor.GetProperty("from").GetString()!;
        string to = vendor.GetProperty("to").GetString()!;
        return vendor.GetProperty("chatType").GetString() switch
        {
            "singleChat" => ConversationKey.Chat(from == "alice" ? to : from),
            "chatRoom" => ConversationKey.ChatRoom(to),
            _ when vendor.TryGetProperty("chatThread", out _) => ConversationKey.Thread(to),
            _ => ConversationKey.Group(to),
        };
    }
}
