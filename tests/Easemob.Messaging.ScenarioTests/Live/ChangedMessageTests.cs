using System.Globalization;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>Messages that are taken back or changed by others.</summary>
public class ChangedMessageTests : LiveScenario
{
    [Fact]
    public async Task Recall_CachedMessage_IsGoneAndShownOnceMore()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        ChatMessage sent = await bob.Chat.SendMessageAsync(Text(Alice, "a slip"));
        await alice.Heard.WaitForAsync<MessageReceived>();

        await bob.Chat.RecallMessageAsync(Alice, sent.MessageId, "sorry");

        MessageRecalled recalled = await alice.Heard.WaitForAsync<MessageRecalled>();
        Assert.Equal(
            (Bob, sent.MessageId, "bob", "sorry"),
            (recalled.Conversation, recalled.MessageId, recalled.OperatorId, recalled.Extension));
        Assert.Equal("a slip", Assert.IsType<TextMessageBody>(recalled.Message?.Body).Text);
        Assert.Empty(await alice.Chat.LoadIdsAsync(Bob));
        Assert.Empty(await bob.Chat.LoadIdsAsync(Alice));
        Assert.Empty(Data.GetHistoryIds("alice", "bob"));
        await SettleAsync(bob);
        Assert.Empty(bob.Heard.Of<MessageRecalled>());
    }

    [Fact]
    public async Task Recall_InAGroup_IsGoneForAll()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        LiveClient desk = await ConnectAsync("bob", "desk");
        ChatMessage sent = await bob.Chat.SendMessageAsync(Text(Group));
        await alice.Heard.WaitForAsync<MessageReceived>();
        await desk.Heard.WaitForAsync<MessageReceived>();

        await bob.Chat.RecallMessageAsync(Group, sent.MessageId);

        Assert.Equal(Group, (await alice.Heard.WaitForAsync<MessageRecalled>()).Conversation);
        MessageRecalled own = await desk.Heard.WaitForAsync<MessageRecalled>();
        Assert.Equal((Group, "bob"), (own.Conversation, own.OperatorId));
        Assert.Empty(await alice.Chat.LoadIdsAsync(Group));
        Assert.Empty(await desk.Chat.LoadIdsAsync(Group));
    }

    [Fact]
    public async Task Recall_MessageNeverCached_IsToldOfAndStaysAway()
    {
        string id = Data.Send("bob", "alice", "never seen");
        LiveClient alice = await OpenLiveAsync();
        Data.RecallMessage(id);

        await alice.ConnectAsync();

        MessageRecalled recalled = await alice.Heard.WaitForAsync<MessageRecalled>();
        Assert.Equal((Bob, id), (recalled.Conversation, recalled.MessageId));
        Assert.Empty(await alice.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Recall_BeforeItsMessageArrives_KeepsThatAway()
    {
        LiveClient alice = await ConnectAsync();
        string other = Data.Send("bob", "alice", "first");
        await alice.Heard.WaitForAsync<MessageReceived>();
        string late = FormattableString.Invariant($"{ulong.Parse(other, CultureInfo.InvariantCulture) + 1_000_000}");

        Realtime.SendItem("alice", "bob", WireItems.Recall(Emulator.AppKey, "bob", "alice", late));
        await alice.Heard.WaitForAsync<MessageRecalled>();
        Data.AddMessage(new EmulatorMessage { From = "bob", To = "alice", Id = late, Body = new TextBody { Text = "late" } });

        await SettleAsync(alice);
        Assert.Equal([other], await alice.Chat.LoadIdsAsync(Bob));
        Assert.Single(alice.Heard.Of<MessageReceived>());
    }

    [Fact]
    public async Task Recall_MessageThatHistoryStillHas_StaysAway()
    {
        LiveClient alice = await ConnectAsync();
        string id = Data.Send("bob", "alice", "still there");
        await alice.Heard.WaitForAsync<MessageReceived>();
        Realtime.SendItem("alice", "bob", WireItems.Recall(Emulator.AppKey, "bob", "alice", id));
        await alice.Heard.WaitForAsync<MessageRecalled>();

        await alice.Chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Empty(await alice.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Edit_CachedMessage_HasTheNewContentEverywhere()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        ChatMessage sent = await bob.Chat.SendMessageAsync(
            Text(Alice, "helo") with { Extensions = new Dictionary<string, ExtensionValue> { ["a"] = 1 } });
        ChatMessage original = (await alice.Heard.WaitForAsync<MessageReceived>()).Message;

        ChatMessage edited = await bob.Chat.EditMessageAsync(Alice, sent.MessageId, new TextMessageBody { Text = "hello" });

        ChatMessage heard = (await alice.Heard.WaitForAsync<MessageEdited>()).Message;
        ChatMessage cached = await alice.LoadAsync(Bob, sent.MessageId);
        foreach (ChatMessage message in (ChatMessage[])[edited, heard, cached, await bob.LoadAsync(Alice, sent.MessageId)])
        {
            Assert.Equal("hello", Assert.IsType<TextMessageBody>(message.Body).Text);
            Assert.Equal(("bob", 1), (message.Edit?.OperatorId, message.Edit?.Count));
            Assert.Equal((original.MessageId, original.SentAt, "bob"), (message.MessageId, message.SentAt, message.SenderId));
            Assert.Equal(1, message.Extensions["a"].AsInteger());
        }

        Assert.Equal("hello", Assert.IsType<TextBody>(Assert.Single(Data.GetHistory("alice", "bob")).Body).Text);
    }

    [Fact]
    public async Task Edit_WithExtensions_ReplacesThem()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        ChatMessage sent = await bob.Chat.SendMessageAsync(
            Text(Alice) with { Extensions = new Dictionary<string, ExtensionValue> { ["a"] = 1 } });
        await alice.Heard.WaitForAsync<MessageReceived>();

        await bob.Chat.EditMessageAsync(
            Alice, sent.MessageId, new TextMessageBody { Text = "new" }, new Dictionary<string, ExtensionValue> { ["b"] = "two" });

        await alice.Heard.WaitForAsync<MessageEdited>();
        Assert.Equal(["b"], (await alice.LoadAsync(Bob, sent.MessageId)).Extensions.Keys);
        Assert.Equal(["b"], (await bob.LoadAsync(Alice, sent.MessageId)).Extensions.Keys);
    }

    [Fact]
    public async Task Edit_CustomMessage_HasTheNewContent()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        ChatMessage sent = await bob.Chat.SendMessageAsync(
            new OutgoingMessage { Conversation = Group, Body = new CustomMessageBody { Event = "draft" } });
        await alice.Heard.WaitForAsync<MessageReceived>();

        await bob.Chat.EditMessageAsync(Group, sent.MessageId, new CustomMessageBody { Event = "order" });

        MessageEdited edited = await alice.Heard.WaitForAsync<MessageEdited>();
        Assert.Equal((Group, "order"), (edited.Message.Conversation, Assert.IsType<CustomMessageBody>(edited.Message.Body).Event));
    }

    [Fact]
    public async Task Edit_MessageNeverCached_IsToldOfAndNotKept()
    {
        LiveClient alice = await ConnectAsync();
        string id = Data.AddMessage(
            new EmulatorMessage { From = "bob", To = "alice", SentAt = Data.Now.AddDays(-1), Body = new TextBody { Text = "old" } });

        Edit(id, "edited", count: 1, Data.Now);

        MessageEdited edited = await alice.Heard.WaitForAsync<MessageEdited>();
        Assert.Equal((Bob, id), (edited.Message.Conversation, edited.Message.MessageId));
        Assert.Equal("edited", Assert.IsType<TextMessageBody>(edited.Message.Body).Text);
        Assert.Empty(await alice.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Edit_OlderOneAfterTheNewer_ChangesNothing()
    {
        LiveClient alice = await ConnectAsync();
        string id = Data.Send("bob", "alice", "original");
        await alice.Heard.WaitForAsync<MessageReceived>();
        DateTimeOffset now = Data.Now;

        Edit(id, "second", count: 2, now);
        Edit(id, "first", count: 1, now.AddSeconds(-1));

        await alice.Heard.WaitForAsync<MessageEdited>(2);
        Assert.Equal("second", Assert.IsType<TextMessageBody>((await alice.LoadAsync(Bob, id)).Body).Text);
    }

    [Fact]
    public async Task Edit_WhileAway_IsThereAfterwards()
    {
        LiveClient alice = await ConnectAsync();
        string id = Data.Send("bob", "alice", "original");
        await alice.Heard.WaitForAsync<MessageReceived>();
        await alice.Client.DisconnectAsync();
        Edit(id, "changed", count: 1, Data.Now);

        await alice.ConnectAsync();

        Assert.Single(alice.Heard.Of<MessageEdited>());
        Assert.Equal("changed", Assert.IsType<TextMessageBody>((await alice.LoadAsync(Bob, id)).Body).Text);
    }

    [Fact]
    public async Task Edit_OfSomebodyElsesMessage_IsRefused()
    {
        LiveClient alice = await ConnectAsync();
        string id = Data.Send("bob", "alice", "not yours");
        await alice.Heard.WaitForAsync<MessageReceived>();

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(
            () => alice.Chat.EditMessageAsync(Bob, id, new TextMessageBody { Text = "mine" }));

        Assert.False(refusal.IsTransient);
        Assert.Equal("not yours", Assert.IsType<TextMessageBody>((await alice.LoadAsync(Bob, id)).Body).Text);
    }

    [Fact]
    public async Task Recall_TooLate_IsRefusedAndTheMessageStays()
    {
        LiveClient alice = await ConnectAsync();
        ChatMessage sent = await alice.Chat.SendMessageAsync(Text(Bob));
        Emulator.Switches.RecallTimeLimit = TimeSpan.FromTicks(-1);

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(
            () => alice.Chat.RecallMessageAsync(Bob, sent.MessageId));

        Assert.Equal(504, refusal.ErrorCode.Value);
        Assert.Equal([sent.MessageId], await alice.Chat.LoadIdsAsync(Bob));
    }

    private void Edit(string id, string text, int count, DateTimeOffset editedAt) => Data.UpdateMessage(id, message => message with
    {
        Body = new TextBody { Text = text },
        Edit = new EmulatorEdit { Operator = "bob", EditedAt = editedAt, Count = count },
    });
}
