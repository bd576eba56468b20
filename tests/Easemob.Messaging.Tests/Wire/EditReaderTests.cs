using Google.Protobuf;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;
using Type = Easemob.Messaging.Wire.Msync.MessageBody.Types.Type;

namespace Easemob.Messaging.Tests.Wire;

public class EditReaderTests
{
    private const string Note =
        """{"edit_msg":{"count":2,"operator":"boss","edit_time":1700000005000,"sender":"bob","send_time":1700000000001,"chat_type":"chat:user"}}""";

    [Fact]
    public void Read_Edit_IsTheMessageWithItsNewContent()
    {
        var edited = Assert.IsType<MessageEdited>(Assert.Single(ItemReaderTests.Read(Item(Note))));

        Assert.Equal("7", edited.Message.MessageId);
        Assert.Equal((100UL, 1700000000123), (edited.ItemId, edited.OccurredAt?.ToUnixTimeMilliseconds()));
        Assert.Equal(("bob", "alice"), (edited.Message.SenderId, edited.Message.ReceiverId));
        Assert.Equal(1700000000001, edited.Message.SentAt.ToUnixTimeMilliseconds());
        Assert.Equal("fixed", Assert.IsType<TextMessageBody>(edited.Message.Body).Text);
        Assert.Equal(new MessageEdit { OperatorId = "boss", EditedAt = DateTimeOffset.FromUnixTimeMilliseconds(1700000005000), Count = 2 }, edited.Message.Edit);
        Assert.Equal(1700000005000, edited.Message.EditTime);
        Assert.False(edited.ReplacesExtensions);
    }

    [Theory]
    [InlineData("chat:user", ConversationType.Chat, "bob")]
    [InlineData("chat:group", ConversationType.Group, "90001")]
    [InlineData("chat:room", ConversationType.ChatRoom, "90001")]
    public void Read_Edit_IsInTheKindOfConversationThatTheServerSays(string chatType, ConversationType type, string id)
    {
        Meta item = Item(Note.Replace("chat:user", chatType, StringComparison.Ordinal), to: "90001");

        ConversationKey conversation = Assert.IsType<MessageEdited>(Assert.Single(ItemReaderTests.Read(item))).Message.Conversation;

        Assert.Equal((type, id), (conversation.Type, conversation.Id));
    }

    [Fact]
    public void Read_EditInAThread_IsInTheThread()
    {
        Meta item = Item("""{"edit_msg":{"edit_time":1700000005000,"send_time":1,"chat_type":"chat:group"},"thread":{"muc_parent_id":"90001"}}""", to: "77");

        ChatMessage message = Assert.IsType<MessageEdited>(Assert.Single(ItemReaderTests.Read(item))).Message;

        Assert.Equal(ConversationKey.Thread("77"), message.Conversation);
        Assert.Equal("editor", message.SenderId);
    }

    [Fact]
    public void Read_OwnEditOfAnotherDevice_IsInTheChatWithTheOtherSide()
    {
        Meta item = Item(Note.Replace("\"sender\":\"bob\"", "\"sender\":\"alice\"", StringComparison.Ordinal), to: "bob");

        ChatMessage message = Assert.IsType<MessageEdited>(Assert.Single(ItemReaderTests.Read(item))).Message;

        Assert.Equal((ConversationKey.Chat("bob"), MessageDirection.Sent), (message.Conversation, message.Direction));
    }

    [Fact]
    public void Read_EditWithExtension_ReplacesIt()
    {
        Meta item = Item(Note, change: body => body.EditScope = ProtoBody.Types.EditScope.BodyAndExt);

        Assert.True(Assert.IsType<MessageEdited>(Assert.Single(ItemReaderTests.Read(item))).ReplacesExtensions);
    }

    [Fact]
    public void Read_Edit_KeepsNothingOfTheEditInTheRecordOfTheMessage()
    {
        ChatMessage message = Assert.IsType<MessageEdited>(Assert.Single(ItemReaderTests.Read(Item(Note)))).Message;

        Meta record = Meta.Parser.ParseFrom(message.Payload!.Bytes.Span);
        ProtoBody body = ProtoBody.Parser.ParseFrom(record.Payload);

        Assert.Equal(7UL, record.Id);
        Assert.Equal(Type.Chat, body.Type);
        Assert.False(body.HasEditMessageId);
        Assert.False(body.HasEditScope);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("garbage")]
    [InlineData("""{"edit_msg":null}""")]
    [InlineData("""{"edit_msg":{"send_time":1,"sender":"bob"}}""")]
    [InlineData("""{"edit_msg":{"edit_time":1,"sender":"bob"}}""")]
    [InlineData("""{"edit_msg":{"edit_time":1,"send_time":99999999999999999}}""")]
    public void Read_EditOfAMessageThatTheServerDoesNotDescribe_IsUnknown(string note)
    {
        Meta item = Item(note);

        var unknown = Assert.IsType<UnknownEvent>(Assert.Single(ItemReaderTests.Read(item)));

        Assert.Equal(UnknownEventKind.Message, unknown.Kind);
        Assert.Equal(item.ToByteArray(), unknown.Payload.ToArray());
    }

    [Fact]
    public void Read_EditOfNoMessage_IsUnknown() =>
        Assert.IsType<UnknownEvent>(Assert.Single(ItemReaderTests.Read(Item(Note, change: body => body.ClearEditMessageId()))));

    private static Meta Item(string note, string to = "alice", Action<ProtoBody>? change = null)
    {
        ProtoBody body = ItemReaderTests.Body(Type.Edit, "editor", to, ItemReaderTests.Text("fixed"));
        body.EditMessageId = 7;
        body.EditScope = ProtoBody.Types.EditScope.Body;
        body.Meta = ByteString.CopyFromUtf8(note);
        change?.Invoke(body);
        return ItemReaderTests.Item(body);
    }
}
