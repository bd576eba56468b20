using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

public class ReceiptTests : LiveScenario
{
    [Fact]
    public async Task ReadReceipt_OfBob_IsNotedOnTheMessage()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        ChatMessage sent = await alice.Chat.SendMessageAsync(Text(Bob));
        ChatMessage received = (await bob.Heard.WaitForAsync<MessageReceived>()).Message;

        await bob.Chat.SendReadReceiptAsync(received);

        MessageRead read = await alice.Heard.WaitForAsync<MessageRead>();
        Assert.Equal((Bob, sent.MessageId, "bob"), (read.Conversation, read.MessageId, read.ReaderId));
        ChatMessage cached = await alice.LoadAsync(Bob, sent.MessageId);
        Assert.Equal((true, true), (cached.IsRead, cached.IsDelivered));
        Assert.True(Assert.Single(Data.GetHistory("alice", "bob")).IsRead);
    }

    [Fact]
    public async Task DeliveryReceipt_SwitchedOn_IsSentAndNoted()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob", configure: options => options.SendDeliveryReceipts = true);

        ChatMessage sent = await alice.Chat.SendMessageAsync(Text(Bob));

        MessageDelivered delivered = await alice.Heard.WaitForAsync<MessageDelivered>();
        Assert.Equal((Bob, sent.MessageId, "bob"), (delivered.Conversation, delivered.MessageId, delivered.ReceiverId));
        ChatMessage cached = await alice.LoadAsync(Bob, sent.MessageId);
        Assert.Equal((false, true), (cached.IsRead, cached.IsDelivered));
        await SettleAsync(bob);
        Assert.Single(bob.Heard.Of<MessageReceived>());
    }

    [Fact]
    public async Task DeliveryReceipt_SwitchedOn_IsSentForOthersOneToOneMessagesOnly()
    {
        LiveClient bob = await ConnectAsync("bob", configure: options => options.SendDeliveryReceipts = true);
        LiveClient desk = await ConnectAsync("bob", "desk");
        Data.SendToGroup("alice", GroupId, "in the group");
        Data.AddMessage(new EmulatorMessage { From = "alice", To = "bob", Body = new CommandBody { Action = "refresh" } });
        await desk.Chat.SendMessageAsync(Text(Alice));
        string id = Data.Send("alice", "bob", "one to one");

        await WithinGuardAsync(Frames.WaitForAsync(frame => frame.Kind == FrameKind.Upload && IsDeliveryReceipt(frame)));

        await SettleAsync(bob);
        FrameEntry receipt = Assert.Single(Frames.Of(FrameKind.Upload), IsDeliveryReceipt);
        Assert.Contains(id, receipt.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeliveryReceipt_SwitchedOff_IsNotSent()
    {
        LiveClient bob = await ConnectAsync("bob");

        Data.Send("alice", "bob", "hello");

        await bob.Heard.WaitForAsync<MessageReceived>();
        await SettleAsync(bob);
        Assert.Equal(0, Frames.Count(FrameKind.Upload));
    }

    [Fact]
    public async Task ReadReceipts_InAGroup_AreCounted()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        LiveClient carol = await ConnectAsync("carol");
        ChatMessage sent = await alice.Chat.SendMessageAsync(Text(Group) with { WantsGroupReceipts = true });

        ChatMessage forBob = (await bob.Heard.WaitForAsync<MessageReceived>()).Message;
        Assert.True(forBob.WantsGroupReceipts);
        await bob.Chat.SendReadReceiptAsync(forBob, "got it");
        await carol.Chat.SendReadReceiptAsync((await carol.Heard.WaitForAsync<MessageReceived>()).Message);

        IReadOnlyList<MessageRead> read = await alice.Heard.WaitForAsync<MessageRead>(2);
        Assert.Equal(
            [(Group, "bob", 1, "got it"), (Group, "carol", 2, null)],
            read.Select(receipt => (receipt.Conversation, receipt.ReaderId, receipt.GroupReadCount ?? 0, receipt.Content)));
        Assert.Equal(2, (await alice.LoadAsync(Group, sent.MessageId)).GroupReadCount);
        Assert.Equal(2, Realtime.GroupReadCount(sent.MessageId));
    }

    [Fact]
    public async Task ConversationReadReceipt_OfThePeer_MakesOwnMessagesRead()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        ChatMessage first = await alice.Chat.SendMessageAsync(Text(Bob, "1"));
        ChatMessage second = await alice.Chat.SendMessageAsync(Text(Bob, "2"));
        await bob.Heard.WaitForAsync<MessageReceived>(2);
        LetTheServersClockTick();

        await bob.Chat.SendConversationReadReceiptAsync(Alice);

        ConversationRead read = await alice.Heard.WaitForAsync<ConversationRead>();
        Assert.Equal((Bob, "bob"), (read.Conversation, read.ReaderId));
        Assert.Equal(0, await bob.UnreadAsync(Alice));
        LetTheServersClockTick();
        ChatMessage third = await alice.Chat.SendMessageAsync(Text(Bob, "3"));
        Assert.Equal(
            [(first.MessageId, true), (second.MessageId, true), (third.MessageId, false)],
            (await alice.Chat.LoadMessagesAsync(Bob)).Select(message => (message.MessageId, message.IsRead)));
    }

    [Fact]
    public async Task ReadReceipt_BeforeItsMessageArrives_IsNotLost()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await ConnectAsync(device: "desk");
        FrameTrouble.For("alice").Next(FrameKind.Notice, FrameFault.Swallow); // the desk learns of the message later
        ChatMessage sent = await phone.Chat.SendMessageAsync(Text(Bob));

        Realtime.SendItem("alice", "carol", WireItems.ReadReceipt(Emulator.AppKey, "bob", "alice", sent.MessageId));
        await desk.Heard.WaitForAsync<MessageRead>();
        Realtime.Disconnect("alice", desk.DeviceId);

        Assert.Equal(sent.MessageId, (await desk.Heard.WaitForAsync<MessageReceived>()).Message.MessageId);
        Assert.True((await desk.LoadAsync(Bob, sent.MessageId)).IsRead);
    }

    [Fact]
    public async Task ReadReceipt_Sent_LeavesTheOwnCacheAsItIs()
    {
        LiveClient bob = await ConnectAsync("bob");
        Data.Send("alice", "bob", "hello");
        ChatMessage received = (await bob.Heard.WaitForAsync<MessageReceived>()).Message;
        string[] before = CacheDump.Rows(bob.Client);

        await bob.Chat.SendReadReceiptAsync(received);

        Assert.Equal(before, CacheDump.Rows(bob.Client));
    }

    private static bool IsDeliveryReceipt(FrameEntry frame) =>
        frame.User == "bob" && frame.Summary.Contains("DELIVER_ACK", StringComparison.OrdinalIgnoreCase);
}
