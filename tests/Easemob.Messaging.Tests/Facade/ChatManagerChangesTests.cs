using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

public sealed class ChatManagerChangesTests : IAsyncDisposable
{
    private static readonly EasemobServiceException Refusal = new(new EasemobErrorCode(504), "Too late.");

    private readonly ChannelRig _rig = new();

    private ChatManager Chat => _rig.Chat;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Recall_Taken_RemovesItHereForGood()
    {
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 3));

        await Chat.RecallMessageAsync(Bob, "1002", "sorry");

        var recall = Assert.IsType<RecallUpload>(Assert.Single(_rig.Uploads));
        Assert.Equal((Bob, "1002", "sorry"), (recall.Conversation, recall.MessageId, recall.Extension));
        Assert.Equal(["1001", "1003"], (await Chat.LoadMessagesAsync(Bob)).Ids());
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 3));
        Assert.Equal(["1001", "1003"], (await Chat.LoadMessagesAsync(Bob)).Ids());
    }

    [Fact]
    public async Task Recall_Refused_LeavesEverything()
    {
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 3));
        _rig.Answer = _ => Task.FromException<UploadReceipt>(Refusal);

        await Assert.ThrowsAsync<EasemobServiceException>(() => Chat.RecallMessageAsync(Bob, "1002"));

        Assert.Equal(3, (await Chat.LoadMessagesAsync(Bob)).Count);
        Assert.Empty(await _rig.Cache.Intents.GetUnresolvedIntentsAsync());
    }

    [Fact]
    public async Task Edit_Taken_ChangesItHere()
    {
        await _rig.Cache.Messages.SaveMessagesAsync(Texts(1, 1));
        _rig.Answer = _ => Task.FromResult(ChannelRig.Receipt("9001") with
        {
            Edit = new MessageEdit { OperatorId = "alice", EditedAt = ChannelRig.ServerTime, Count = 1 },
            EditedMessageSenderId = "bob",
            EditedMessageSentAt = Start.AddSeconds(1),
        });

        ChatMessage edited = await Chat.EditMessageAsync(Bob, "1001", new TextMessageBody { Text = "better" });

        Assert.Equal(("1001", "better", 1), (edited.MessageId, ((TextMessageBody)edited.Body).Text, edited.Edit?.Count));
        ChatMessage kept = Assert.Single(await Chat.LoadMessagesAsync(Bob));
        Assert.Equal(("better", Start.AddSeconds(1)), (((TextMessageBody)kept.Body).Text, kept.SentAt));
    }

    [Fact]
    public async Task ReadReceipt_OfAGroup_CarriesItsText()
    {
        var group = ConversationKey.Group("77");
        var message = new ChatMessage
        {
            MessageId = "5",
            Conversation = group,
            SenderId = "bob",
            ReceiverId = "77",
            SentAt = Start,
            Body = new TextMessageBody { Text = "read me" },
        };

        await Chat.SendReadReceiptAsync(message, "seen");

        var receipt = Assert.IsType<ReadReceiptUpload>(Assert.Single(_rig.Uploads));
        Assert.Equal((group, "5", "seen"), (receipt.Conversation, receipt.MessageId, receipt.Content));
    }

    [Fact]
    public async Task ReadReceipt_OfOnesOwnMessageOrWithTextInAChat_IsRefused()
    {
        ChatMessage sent = await Chat.SendMessageAsync(new OutgoingMessage { Conversation = Bob, Body = new TextMessageBody { Text = "x" } });

        await Assert.ThrowsAsync<ArgumentException>(() => Chat.SendReadReceiptAsync(sent));
        await Assert.ThrowsAsync<ArgumentException>(() => Chat.SendReadReceiptAsync(Text(1), "text"));
    }

    [Fact]
    public async Task ConversationRead_Taken_ClearsTheUnreadCount()
    {
        await _rig.Cache.Conversations.SaveConversationsAsync([new Conversation { Key = Bob, LatestMessage = Text(1), UnreadCount = 4 }]);

        await Chat.SendConversationReadReceiptAsync(Bob);

        Assert.IsType<ConversationReadUpload>(Assert.Single(_rig.Uploads));
        Assert.Equal(0, Assert.Single(await Chat.GetAllConversationsAsync()).UnreadCount);
    }
}
