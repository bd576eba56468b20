using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task PinnedMessages_Saved_AreLoadedNewestPinFirstAndAreNoHistory()
    {
        await Cache.PinnedMessages.SavePinnedMessagesAsync([Pin(1, 5000), Pin(2, 7000), Pin(3, 6000, Team)]);

        IReadOnlyList<PinnedMessage> pins = await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob);

        Assert.Equal([("2", 7000L, "carol", "text"), ("1", 5000L, "carol", "text")], pins.Select(Shown));
        Assert.All(pins, pin => Assert.Equal(Bob, pin.Conversation));
        await Cache.Messages.AssertHoldsAsync(Bob);
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
    }

    [Fact]
    public async Task PinnedMessages_ListedWithoutAMessage_StayWithoutIt()
    {
        await Cache.PinnedMessages.SavePinnedMessagesAsync([Pin(1, 5000) with { Message = null }]);

        PinnedMessage pin = Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob));

        Assert.Equal("1", pin.MessageId);
        Assert.Null(pin.Message);
    }

    [Fact]
    public async Task PinNotice_MessageIsThere_IsShownFromTheConversation()
    {
        await Cache.Live.ApplyAsync(Live(Text(1, "first")));

        await Cache.Live.ApplyAsync(PinChanged(1, true, 5000));

        PinnedMessage pin = Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob));
        Assert.Equal(("bob", Time(5000)), (pin.OperatorId, pin.PinnedAt));
        Assert.Equal("first", Assert.IsType<TextMessageBody>(pin.Message!.Body).Text);
    }

    [Fact]
    public async Task PinNotice_MessageIsNotThere_IsKeptAndShownOnceItComes()
    {
        await Cache.Live.ApplyAsync(PinChanged(1, true, 5000));
        Assert.Null(Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob)).Message);

        await Cache.Live.ApplyAsync(Live(1));

        Assert.Equal("1", Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob)).Message?.MessageId);
    }

    [Fact]
    public async Task PinNotice_WithoutATime_TakesTheDevicesClock()
    {
        await Cache.Live.ApplyAsync(PinChanged(1, true, null));

        Assert.Equal(Clock.GetUtcNow(), Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob)).PinnedAt);
    }

    [Fact]
    public async Task PinNotice_OfAThreadThatIsCalledAGroup_IsTheThreads()
    {
        ConversationKey thread = ConversationKey.Thread("77");
        await Cache.Messages.SaveMessagesAsync([Message(1, conversation: thread)]);

        IReadOnlyList<ChatEvent> raised =
            await Cache.Live.ApplyAsync(PinChanged(1, true, 5000) with { Conversation = ConversationKey.Group("77") });

        Assert.Equal(thread, Assert.IsType<MessagePinChanged>(Assert.Single(raised)).Conversation);
        Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(thread));
    }

    [Fact]
    public async Task UnpinNotice_TakesThePinAway()
    {
        await Cache.PinnedMessages.SavePinnedMessagesAsync([Pin(1, 5000), Pin(2, 5000)]);

        await Cache.Live.ApplyAsync(PinChanged(1, false, 6000));

        Assert.Equal("2", Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob)).MessageId);
    }

    [Fact]
    public async Task PinNotices_OutOfOrderOrAgain_TheNewestCounts()
    {
        await Cache.Live.ApplyAsync(PinChanged(1, true, 5000), PinChanged(1, false, 6000), PinChanged(1, true, 5000));
        await Cache.Live.ApplyAsync(PinChanged(2, false, 6000), PinChanged(2, true, 5000));
        await Cache.Live.ApplyAsync(PinChanged(3, true, 7000), PinChanged(3, false, 6000));

        Assert.Equal("3", Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob)).MessageId);
    }

    [Fact]
    public async Task PinnedMessages_ListIsOlderThanTheNotice_DoesNotBringBackWhatWasTakenOff()
    {
        await Cache.Live.ApplyAsync(PinChanged(1, true, 5000), PinChanged(1, false, 6000), PinChanged(2, true, 9000));

        await Cache.PinnedMessages.SavePinnedMessagesAsync([Pin(1, 5000), Pin(2, 5000)]);

        PinnedMessage pin = Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob));
        Assert.Equal(("2", 9000L, "bob", "text"), Shown(pin));
    }

    [Fact]
    public async Task PinnedMessages_PinnedAnewSince_TakesTimeAndOperatorOfTheList()
    {
        await Cache.Live.ApplyAsync(PinChanged(1, true, 5000), PinChanged(2, false, 5000));

        await Cache.PinnedMessages.SavePinnedMessagesAsync([Pin(1, 8000), Pin(2, 8000)]);

        Assert.Equal(
            [("2", 8000L, "carol", "text"), ("1", 8000L, "carol", "text")],
            (await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob)).Select(Shown));
    }

    [Fact]
    public async Task PinnedMessage_RemovedFromTheConversation_StaysAsItWasLast()
    {
        await Cache.Live.ApplyAsync(Live(Text(1, "first")), PinChanged(1, true, 5000));
        ChatMessage edited = new()
        {
            MessageId = "1",
            Conversation = Bob,
            SenderId = "bob",
            ReceiverId = "alice",
            SentAt = Time(1000),
            Body = new TextMessageBody { Text = "second" },
            Edit = new MessageEdit { EditedAt = Time(6000), OperatorId = "bob", Count = 1 },
        };
        await Cache.Live.ApplyAsync(new MessageEdited { Message = edited });

        await Cache.Intents.RemoveAsync(1);

        await Cache.Messages.AssertHoldsAsync(Bob);
        PinnedMessage pin = Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob));
        Assert.Equal("second", Assert.IsType<TextMessageBody>(pin.Message!.Body).Text);
        Assert.Equal((Bob, "bob", Time(1000)), (pin.Message.Conversation, pin.Message.SenderId, pin.Message.SentAt));
    }

    [Fact]
    public async Task PinnedMessage_RemovedByTime_Stays()
    {
        await Cache.Live.ApplyAsync([.. Live(1, 2), PinChanged(1, true, 5000)]);

        await Cache.Intents.RemoveBeforeAsync(10_000, 20_000);

        Assert.Equal("text", Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob)).Message!.Bytes());
    }

    [Fact]
    public async Task PinnedMessage_Recalled_IsGone()
    {
        await Cache.Live.ApplyAsync([.. Live(1), PinChanged(1, true, 5000)]);
        await Cache.PinnedMessages.SavePinnedMessagesAsync([Pin(2, 5000)]);

        await Cache.Live.ApplyAsync(Recalled(1), Recalled(2) with { Conversation = null });

        Assert.Empty(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob));
    }

    [Fact]
    public async Task PinnedMessages_EverythingDeleted_AreGone()
    {
        await Cache.Live.ApplyAsync([.. Live(1), PinChanged(1, true, 5000)]);
        await Cache.PinnedMessages.SavePinnedMessagesAsync([Pin(2, 5000)]);

        long intent = await Cache.Intents.RecordIntentAsync(new DeleteEverythingIntent());
        await Cache.Intents.ApplyIntentAsync(intent, Receipt(20_000));

        Assert.Empty(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob));
    }

    [Fact]
    public async Task PinnedMessages_Dropped_AreGoneUnlessPinnedAnew()
    {
        await Cache.PinnedMessages.SavePinnedMessagesAsync([Pin(1, 5000), Pin(2, 5000), Pin(3, 5000), Pin(1, 5000, Team)]);
        IReadOnlyList<PinnedMessage> known = await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob);
        await Cache.Live.ApplyAsync(PinChanged(3, true, 6000));

        await Cache.PinnedMessages.DropPinnedMessagesAsync(Bob, known);

        Assert.Equal(["3"], (await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob)).Select(pin => pin.MessageId));
    }

    [Fact]
    public async Task AttachmentPath_OfAMessage_IsKeptWithItAndItsPin()
    {
        await Cache.Live.ApplyAsync([.. Live(1), PinChanged(1, true, 5000)]);

        Assert.True(await Cache.Attachments.SetPathAsync("1", AttachmentPart.File, "/files/1.jpg"));
        Assert.True(await Cache.Attachments.SetPathAsync("1", AttachmentPart.Thumbnail, "/files/1.thumbnail"));
        await Cache.Messages.SaveMessagesAsync(Messages(1));
        ChatMessage message = await Cache.Messages.LoadOneAsync();
        await Cache.Intents.RemoveAsync(1);
        ChatMessage pinned = Assert.Single(await Cache.PinnedMessages.LoadPinnedMessagesAsync(Bob)).Message!;

        Assert.Equal(("/files/1.jpg", "/files/1.thumbnail"), (message.FilePath, message.ThumbnailPath));
        Assert.Equal(("/files/1.jpg", "/files/1.thumbnail"), (pinned.FilePath, pinned.ThumbnailPath));
    }

    [Fact]
    public async Task AttachmentPath_OfAMessageThatIsNotHere_IsNotKept() =>
        Assert.False(await Cache.Attachments.SetPathAsync("1", AttachmentPart.File, "/files/1.jpg"));

    private static PinnedMessage Pin(ulong id, long time, ConversationKey? conversation = null) => new()
    {
        Conversation = conversation ?? Bob,
        MessageId = MessageIds.Format(id),
        Message = Message(id, conversation: conversation),
        PinnedAt = Time(time),
        OperatorId = "carol",
    };

    private static MessagePinChanged PinChanged(ulong id, bool isPinned, long? time) => new()
    {
        Conversation = Bob,
        MessageId = MessageIds.Format(id),
        IsPinned = isPinned,
        OperatorId = "bob",
        OccurredAt = time is { } at ? Time(at) : null,
    };

    private static (string Id, long Time, string Operator, string? Bytes) Shown(PinnedMessage pin) =>
        (pin.MessageId, pin.PinnedAt.ToUnixTimeMilliseconds(), pin.OperatorId, pin.Message?.Bytes());
}
