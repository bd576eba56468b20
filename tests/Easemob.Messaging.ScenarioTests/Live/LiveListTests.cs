using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>Lists that are observed show what other clients do.</summary>
public class LiveListTests : LiveScenario
{
    private static readonly ConversationFilter Unread = new() { IsUnread = true };

    [Fact]
    public async Task ObserveConversations_WhileOthersWriteAndRead_ShowsTheCache()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await ConnectAsync(device: "desk");
        LiveClient bob = await ConnectAsync("bob");
        await using LiveList<Conversation> list = new(phone.Chat.Local.Conversations.Observe());
        await using LiveList<Conversation> unread = new(phone.Chat.Local.Conversations.Observe(Unread));
        await list.WaitUntilAsync(items => items.Count == 0);

        await bob.Chat.SendMessageAsync(Text(Alice, "1"));
        Data.SendToGroup("carol", GroupId, "2");
        await list.WaitUntilAsync(items => items.Sum(one => one.UnreadCount) == 2);
        await unread.WaitUntilAsync(items => items.Count == 2);

        ChatMessage sent = await phone.Chat.SendMessageAsync(Text(Bob, "3"));
        await list.WaitUntilAsync(items => items[0].LatestMessage?.MessageId == sent.MessageId);

        await desk.Heard.WaitForAsync<MessageReceived>(3);
        await desk.Chat.SendConversationReadReceiptAsync(Bob);
        await unread.WaitUntilAsync(items => items.Count == 1 && items[0].Key == Group);
        await phone.Chat.Local.Conversations.MarkAllReadAsync();
        await unread.WaitUntilAsync(items => items.Count == 0);

        await phone.Client.DisposeAsync();
        await list.Ended.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task ObserveNewest_SentEditedReadAndRecalled_ShowsTheMessagesAsTheyAre()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        await using LiveList<ChatMessage> list = new(alice.Chat.Local.Messages.ObserveNewest(Bob, 3));

        ChatMessage sent = await alice.Chat.SendMessageAsync(Text(Bob, "1"));
        await list.WaitUntilAsync(items => items.Count == 1);
        await bob.Heard.WaitForAsync<MessageReceived>();
        await bob.Chat.SendConversationReadReceiptAsync(Alice);
        await list.WaitUntilAsync(items => items[0].IsRead);
        await alice.Chat.EditMessageAsync(Bob, sent.MessageId, new TextMessageBody { Text = "one" });
        await list.WaitUntilAsync(items => items[0].Body is TextMessageBody { Text: "one" });

        string[] ids = [.. Enumerable.Range(0, 5).Select(number => Data.Send("bob", "alice", $"{number}"))];
        await list.WaitUntilAsync(items => items.Ids().SequenceEqual(ids.TakeLast(3)));
        Data.RecallMessage(ids[4]);
        await list.WaitUntilAsync(items => items.Ids().SequenceEqual(ids.Skip(1).Take(3)));
    }

    [Fact]
    public async Task Observe_AnotherClientOnTheSameFile_IsShown()
    {
        LiveClient first = await OpenLiveAsync();
        LiveClient second = await ConnectAsync();
        await using LiveList<Conversation> list = new(first.Chat.Local.Conversations.Observe());
        await list.WaitUntilAsync(items => items.Count == 0);

        string id = Data.Send("bob", "alice", "hello");

        await list.WaitUntilAsync(items => items.Count == 1 && items[0].LatestMessage?.MessageId == id);
        Assert.Equal(1, await second.UnreadAsync(Bob));
    }

    [Fact]
    public async Task ObserveNewest_ManyMessagesAtOnce_EndsWithTheLastAndTellsFewUpdates()
    {
        LiveClient alice = await ConnectAsync();
        await using LiveList<ChatMessage> list = new(alice.Chat.Local.Messages.ObserveNewest(Bob, 400));
        await list.WaitUntilAsync(items => items.Count == 0);

        string[] ids = [.. Enumerable.Range(0, 400).Select(number => Data.Send("bob", "alice", $"{number}"))];

        await list.WaitUntilAsync(items => items.Ids().SequenceEqual(ids));
        Assert.InRange(list.UpdateCount, 2, 200);
    }
}
