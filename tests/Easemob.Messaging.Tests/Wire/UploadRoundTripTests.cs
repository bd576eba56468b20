using Easemob.Messaging.Wire;
using Google.Protobuf;
using CommSyncUL = Easemob.Messaging.Wire.Msync.CommSyncUL;
using JID = Easemob.Messaging.Wire.Msync.JID;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using MSync = Easemob.Messaging.Wire.Msync.MSync;

namespace Easemob.Messaging.Tests.Wire;

/// <summary>What is sent is read back as the same, once a server has said who sent it and when.</summary>
public class UploadRoundTripTests
{
    private static readonly Dictionary<string, ExtensionValue> Extensions = new()
    {
        ["bool"] = true,
        ["small"] = -7,
        ["large"] = long.MaxValue,
        ["double"] = 1.5,
        ["string"] = "中文 👍",
        ["json"] = ExtensionValue.FromJson("""{"a":[1]}"""),
    };

    private static readonly Dictionary<string, MessageBody> Bodies = new()
    {
        ["text"] = new TextMessageBody { Text = "hello 中文 👍", Translations = [new MessageTranslation { Language = "fr", Text = "salut" }] },
        ["empty text"] = new TextMessageBody { Text = string.Empty },
        ["image"] = new ImageMessageBody
        {
            FileName = "p.gif",
            RemoteUrl = "https://a1.example/p",
            Secret = "s",
            FileLength = 7,
            Width = 6,
            Height = 4,
            IsAnimated = true,
            ThumbnailUrl = "https://a1.example/t",
            ThumbnailSecret = "t",
        },
        ["image by address"] = new ImageMessageBody { RemoteUrl = "https://a1.example/p" },
        ["video"] = new VideoMessageBody
        {
            FileName = "v.mp4",
            RemoteUrl = "https://a1.example/v",
            Secret = "s",
            FileLength = int.MaxValue,
            Duration = TimeSpan.FromSeconds(12),
            ThumbnailUrl = "https://a1.example/t",
            ThumbnailSecret = "t",
            ThumbnailWidth = 64,
            ThumbnailHeight = 48,
        },
        ["voice"] = new VoiceMessageBody { FileName = "a.amr", RemoteUrl = "https://a1.example/a", Secret = "s", FileLength = 9, Duration = TimeSpan.FromSeconds(3) },
        ["file"] = new FileMessageBody { FileName = "f.pdf", RemoteUrl = "https://a1.example/f", Secret = "s", FileLength = 11 },
        ["bare file"] = new FileMessageBody(),
        ["location"] = new LocationMessageBody { Latitude = 50.0755, Longitude = -14.4378, Address = "Praha", BuildingName = "Hrad" },
        ["bare location"] = new LocationMessageBody { Latitude = 0, Longitude = 0 },
        ["command"] = new CommandMessageBody { Action = "do-it" },
        ["custom"] = new CustomMessageBody { Event = "order", Parameters = Extensions },
        ["combined"] = new CombinedMessageBody
        {
            FileName = "c",
            RemoteUrl = "https://a1.example/c",
            Secret = "s",
            FileLength = 13,
            Title = "T",
            Summary = "S",
            CompatibleText = "please upgrade",
            Level = 2,
        },
        ["bare combined"] = new CombinedMessageBody { Level = 1 },
    };

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Message_ReadBack_HasTheSameBody(string name)
    {
        OutgoingMessage sent = new() { Conversation = ConversationKey.Chat("bob"), Body = Bodies[name], Extensions = Extensions };

        ChatMessage read = Echo(sent);

        AssertSame(sent.Body, read.Body);
        Assert.Equal(Extensions, read.Extensions);
        Assert.Equal(sent.Conversation, read.Conversation);
        Assert.Equal(("alice", "bob", MessageDirection.Sent), (read.SenderId, read.ReceiverId, read.Direction));
    }

    [Fact]
    public void TextCutInHalfAnEmoji_ReadBack_HasAReplacementCharacter()
    {
        ChatMessage read = Echo(new OutgoingMessage { Conversation = ConversationKey.Chat("bob"), Body = new TextMessageBody { Text = "a\ud83d" } });

        Assert.Equal("a\uFFFD", Assert.IsType<TextMessageBody>(read.Body).Text);
    }

    [Theory]
    [InlineData(ChatRoomPriority.High)]
    [InlineData(ChatRoomPriority.Normal)]
    [InlineData(ChatRoomPriority.Low)]
    public void RoomMessage_ReadBack_HasItsPriority(ChatRoomPriority priority)
    {
        ChatMessage read = Echo(new OutgoingMessage { Conversation = ConversationKey.ChatRoom("80001"), Body = Bodies["text"], Priority = priority });

        Assert.Equal((ConversationKey.ChatRoom("80001"), priority), (read.Conversation, read.Priority));
    }

    [Fact]
    public void GroupMessage_ReadBack_WantsReceipts()
    {
        ChatMessage read = Echo(new OutgoingMessage { Conversation = ConversationKey.Group("90001"), Body = Bodies["text"], WantsGroupReceipts = true });

        Assert.Equal((ConversationKey.Group("90001"), true), (read.Conversation, read.WantsGroupReceipts));
    }

    [Fact]
    public void OnlineOnlyMessage_ReadBack_IsOnlineOnly()
    {
        var sent = new OutgoingMessage { Conversation = ConversationKey.Chat("bob"), Body = Bodies["text"], IsOnlineOnly = true };

        Assert.True(Assert.IsType<MessageReceived>(Assert.Single(ItemReaderTests.Read(Deliver(Upload(sent))))).IsOnlineOnly);
    }

    [Fact]
    public void Receipts_ReadBack_AreTheSame()
    {
        var chat = ConversationKey.Chat("bob");
        var group = ConversationKey.Group("90001");

        var read = Assert.IsType<MessageRead>(EchoEvent(new ReadReceiptUpload { LocalId = "5", Conversation = group, MessageId = "7", Content = "seen" }));
        var delivered = Assert.IsType<MessageDelivered>(EchoEvent(new DeliveryReceiptUpload { LocalId = "5", Conversation = chat, MessageId = "7" }));
        var recalled = Assert.IsType<MessageRecalled>(EchoEvent(new RecallUpload { LocalId = "5", Conversation = chat, MessageId = "7", Extension = "typo" }));
        var cleared = Assert.IsType<UnreadClearedOnOtherDevice>(EchoEvent(new ConversationReadUpload { LocalId = "5", Conversation = chat }));

        Assert.Equal((group, "7", "alice", "seen"), (read.Conversation, read.MessageId, read.ReaderId, read.Content));
        Assert.Equal((chat, "7", "alice"), (delivered.Conversation, delivered.MessageId, delivered.ReceiverId));
        Assert.Equal((chat, "7", "alice", "typo"), (recalled.Conversation, recalled.MessageId, recalled.OperatorId, recalled.Extension));
        Assert.Equal((chat, "ipad"), (cleared.Conversation, cleared.DeviceId));
    }

    private static ChatMessage Echo(OutgoingMessage message)
    {
        ChatEvent read = Assert.Single(ItemReaderTests.Read(Deliver(Upload(message))));
        return read is CommandReceived command ? command.Message : Assert.IsType<MessageReceived>(read).Message;
    }

    private static MessageUpload Upload(OutgoingMessage message) => new() { LocalId = "5", Conversation = message.Conversation, Message = message };

    private static ChatEvent EchoEvent(RealtimeUpload upload) => Assert.Single(ItemReaderTests.Read(Deliver(upload)));

    // What a server does with an upload on its way to another device of the sender.
    private static byte[] Deliver(RealtimeUpload upload)
    {
        byte[] frame = FrameWriter.Upload(upload, new AppKey("org", "app"), "alice", 1);
        Meta meta = CommSyncUL.Parser.ParseFrom(MSync.Parser.ParseFrom(frame).Payload).Meta;
        meta.Id = 100;
        meta.Timestamp = 1700000000123;
        meta.From = new JID { AppKey = "org#app", Name = "alice", Domain = "easemob.com", ClientResource = "ipad" };
        return meta.ToByteArray();
    }

    private static void AssertSame(MessageBody sent, MessageBody read)
    {
        Assert.Equal(sent.GetType(), read.GetType());
        foreach (System.Reflection.PropertyInfo property in sent.GetType().GetProperties())
        {
            Assert.Equal(property.GetValue(sent), property.GetValue(read));
        }
    }
}
