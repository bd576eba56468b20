using System.Text.Json;
using Easemob.Messaging.Tests.Vectors;
using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Tests.Wire;

public class MessageEncoderTests
{
    public static TheoryData<string> Recorded => [.. Vector.Names("msync", "meta-")];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Encode_CopyOfARecordedMessage_SaysTheSame(string name)
    {
        JsonElement vector = Vector.Load("msync", name);
        ChatMessage recorded = Read(vector.GetProperty("base64").GetBytesFromBase64(), ConversationTypeOf(vector));

        // The newest message of a thread is the one thing that a copy does not carry along.
        ChatMessage copy = Read(MessageEncoder.Encode(CopyOf(recorded)), recorded.Conversation.Type);

        Assert.Equal(recorded.ThreadOverview?.ThreadId, copy.ThreadOverview?.ThreadId);
        Assert.Null(copy.ThreadOverview?.LatestMessage);
        if (recorded.ThreadOverview is null)
        {
            VendorMessage.AssertSame(vector.GetProperty("client_event"), copy);
        }
    }

    [Fact]
    public void Encode_UnknownBody_IsRefused()
    {
        ChatMessage message = Message(new UnknownMessageBody(new MessageType("type-99"), new byte[] { 1 }));

        Assert.Throws<ArgumentException>(() => MessageEncoder.Encode(message));
    }

    [Fact]
    public void Encode_ExtensionValues_KeepTheirTypes()
    {
        var extensions = new Dictionary<string, ExtensionValue>
        {
            ["bool"] = true,
            ["small"] = 7,
            ["large"] = long.MinValue,
            ["double"] = 1.5,
            ["string"] = "中文 👍",
            ["json"] = ExtensionValue.FromJson("""{"a":[1]}"""),
        };

        ChatMessage copy = Read(MessageEncoder.Encode(Message(new TextMessageBody { Text = "x" }, extensions)), ConversationType.Chat);

        Assert.Equal(extensions, copy.Extensions);
    }

    private static ConversationType ConversationTypeOf(JsonElement vector) => vector.GetProperty("client_event").GetProperty("chatType").GetString() switch
    {
        "groupChat" => ConversationType.Group,
        "chatRoom" => ConversationType.ChatRoom,
        _ => ConversationType.Chat,
    };

    private static ChatMessage Message(MessageBody body, IReadOnlyDictionary<string, ExtensionValue>? extensions = null) => new()
    {
        MessageId = "1",
        Conversation = ConversationKey.Chat("bob"),
        SenderId = "bob",
        ReceiverId = "alice",
        SentAt = DateTimeOffset.FromUnixTimeMilliseconds(1700000000000),
        Body = body,
        Extensions = extensions ?? new Dictionary<string, ExtensionValue>(),
    };

    private static ChatMessage CopyOf(ChatMessage message) => new()
    {
        MessageId = message.MessageId,
        Conversation = message.Conversation,
        SenderId = message.SenderId,
        ReceiverId = message.ReceiverId,
        SentAt = message.SentAt,
        Body = message.Body,
        Extensions = message.Extensions,
        Reactions = message.Reactions,
        Edit = message.Edit,
        Thread = message.Thread,
        ThreadOverview = message.ThreadOverview,
        IsRead = message.IsRead,
        IsDelivered = message.IsDelivered,
        WantsGroupReceipts = message.WantsGroupReceipts,
        Priority = message.Priority,
        IsBroadcast = message.IsBroadcast,
    };

    private static ChatMessage Read(byte[] record, ConversationType type)
    {
        ConversationKey key = type switch
        {
            ConversationType.Group => ConversationKey.Group("90001"),
            ConversationType.ChatRoom => ConversationKey.ChatRoom("80001"),
            _ => ConversationKey.Chat("bob"),
        };
        Assert.True(MetaReader.TryRead(record, key, "alice", new NamePool(), out MessageEnvelope envelope));
        return new ChatMessage(envelope, new ProtobufPayload(record));
    }
}
