using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

public class SendingTests : LiveScenario
{
    private const string Url = "https://files.example/demo/easemob/chatfiles/0a0b";

    private static readonly Dictionary<string, MessageBody> Bodies = new()
    {
        ["text"] = new TextMessageBody { Text = "你好 👋" },
        ["image"] = new ImageMessageBody { FileName = "a.png", RemoteUrl = Url, Secret = "s", FileLength = 12, Width = 640, Height = 480 },
        ["video"] = new VideoMessageBody { FileName = "a.mp4", RemoteUrl = Url, Duration = TimeSpan.FromSeconds(12), ThumbnailUrl = Url },
        ["voice"] = new VoiceMessageBody { FileName = "a.amr", RemoteUrl = Url, Duration = TimeSpan.FromSeconds(3) },
        ["file"] = new FileMessageBody { FileName = "报告.pdf", RemoteUrl = Url, Secret = "s", FileLength = 7 },
        ["location"] = new LocationMessageBody { Latitude = -33.86, Longitude = 151.2, Address = "Sydney", BuildingName = "Opera" },
        ["custom"] = new CustomMessageBody { Event = "order" },
        ["combined"] = new CombinedMessageBody
        {
            Title = "Chat",
            Summary = "a: b",
            CompatibleText = "a chat",
            Level = 2,
            FileName = "c",
            RemoteUrl = Url,
        },
    };

    private static readonly Dictionary<string, ExtensionValue> Extensions = new()
    {
        ["yes"] = true,
        ["large"] = long.MinValue,
        ["ratio"] = 0.1,
        ["text"] = "文字",
        ["json"] = ExtensionValue.FromJson("""{"a":[1,2]}"""),
    };

    public static TheoryData<string> BodyNames => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(BodyNames))]
    public async Task Send_AnyBodyAnywhere_ReachesTheOthersAsItIs(string name)
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        foreach ((ConversationKey to, ConversationKey from) in (IEnumerable<(ConversationKey, ConversationKey)>)[
            (Bob, Alice), (Group, Group), (Room, Room), (Thread, Thread)])
        {
            OutgoingMessage outgoing = new() { Conversation = to, Body = Bodies[name], Extensions = Extensions };

            ChatMessage sent = await alice.Chat.SendMessageAsync(outgoing);

            MessageReceived received = await bob.Heard.WaitForAsync<MessageReceived>(received => received.Message.MessageId == sent.MessageId);
            ChatMessage heard = received.Message;
            ChatMessage cached = await alice.LoadAsync(to, sent.MessageId);
            Assert.Equal(from, heard.Conversation);
            Assert.Equal(
                (to, "alice", MessageDirection.Sent, MessageState.Sent),
                (cached.Conversation, cached.SenderId, cached.Direction, cached.State));
            Assert.Equal((heard.SentAt, heard.SentAt), (sent.SentAt, cached.SentAt));
            Assert.Equal(Shown.Text(Bodies[name]), Shown.Text(heard.Body));
            Assert.Equal(Shown.Text(Bodies[name]), Shown.Text(cached.Body));
            Assert.Equal(Shown.Text(Bodies[name]), Shown.Text(sent.Body));
            Assert.Equal(Extensions, heard.Extensions);
            Assert.Equal(Extensions, cached.Extensions);
        }

        Assert.Empty(await alice.Chat.Outbox.GetMessagesAsync());
    }

    [Fact]
    public async Task Send_Text_TellsSendingThenSent()
    {
        LiveClient alice = await ConnectAsync();

        ChatMessage sent = await alice.Chat.SendMessageAsync(Text(Bob));

        IReadOnlyList<MessageStateChanged> changes = await alice.Heard.WaitForAsync<MessageStateChanged>(2);
        Assert.Equal([MessageState.Sending, MessageState.Sent], changes.Select(change => change.Message.State));
        Assert.Equal(changes[0].LocalId, changes[1].LocalId);
        Assert.Equal((changes[0].LocalId, sent.MessageId), (changes[0].Message.MessageId, changes[1].Message.MessageId));
        Assert.All(changes, change => Assert.Null(change.Error));
        Assert.Equal([sent.MessageId], Data.GetHistoryIds("alice", "bob"));
        Assert.Equal((sent.MessageId, 0), ((await alice.FindAsync(Bob))?.LatestMessage?.MessageId, await alice.UnreadAsync(Bob)));
    }

    [Fact]
    public async Task Send_Command_ReachesTheOthersAndIsNotKept()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");

        await alice.Chat.SendMessageAsync(new OutgoingMessage { Conversation = Bob, Body = new CommandMessageBody { Action = "go" } });

        CommandReceived command = await bob.Heard.WaitForAsync<CommandReceived>();
        Assert.Equal("go", Assert.IsType<CommandMessageBody>(command.Message.Body).Action);
        Assert.Empty(await alice.Chat.LoadIdsAsync(Bob));
        Assert.Empty(await alice.Chat.Outbox.GetMessagesAsync());
    }

    [Fact]
    public async Task Send_FiftyAtOnceAndFiftyInARow_AreThereOnceEach()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        ChatMessage[] atOnce = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(number => alice.Chat.SendMessageAsync(Text(Bob, $"at once {number}"))));
        List<ChatMessage> inARow = [];
        for (int number = 0; number < 50; number++)
        {
            inARow.Add(await alice.Chat.SendMessageAsync(Text(Bob, $"in a row {number}")));
        }

        IReadOnlyList<MessageReceived> heard = await bob.Heard.WaitForAsync<MessageReceived>(100);

        Assert.Equal(atOnce.Ids().Order(), heard.Take(50).Select(received => received.Message.MessageId).Order());
        Assert.Equal(inARow.Ids(), heard.Skip(50).Select(received => received.Message.MessageId));
        Assert.Equal(Data.GetHistoryIds("alice", "bob"), await alice.Chat.LoadIdsAsync(Bob));
        Assert.Equal(Data.GetHistoryIds("alice", "bob"), await bob.Chat.LoadIdsAsync(Alice));
    }

    [Fact]
    public async Task Send_OnlineOnly_ReachesWhoIsThereAlone()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        await bob.Client.DisconnectAsync();
        LiveClient desk = await ConnectAsync("bob", "desk");

        ChatMessage sent = await alice.Chat.SendMessageAsync(Text(Bob) with { IsOnlineOnly = true });

        Assert.Equal(sent.MessageId, (await desk.Heard.WaitForAsync<MessageReceived>()).Message.MessageId);
        await bob.ConnectAsync();
        await SettleAsync(bob);
        Assert.Empty(bob.Heard.Of<MessageReceived>());
    }

    [Fact]
    public async Task Send_ToSomeOfAGroup_ReachesThemAlone()
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        LiveClient carol = await ConnectAsync("carol");

        ChatMessage sent = await alice.Chat.SendMessageAsync(Text(Group) with { ReceiverIds = ["carol"] });

        MessageReceived heard = await carol.Heard.WaitForAsync<MessageReceived>();
        Assert.Equal((sent.MessageId, Group), (heard.Message.MessageId, heard.Message.Conversation));
        await SettleAsync(bob);
        Assert.Empty(bob.Heard.Of<MessageReceived>());
        Assert.Equal([sent.MessageId], await alice.Chat.LoadIdsAsync(Group));
    }

    [Theory]
    [InlineData(ChatRoomPriority.High)]
    [InlineData(ChatRoomPriority.Normal)]
    [InlineData(ChatRoomPriority.Low)]
    public async Task Send_ToARoom_KeepsItsPriority(ChatRoomPriority priority)
    {
        LiveClient alice = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");

        await alice.Chat.SendMessageAsync(Text(Room) with { Priority = priority });

        Assert.Equal(priority, (await bob.Heard.WaitForAsync<MessageReceived>()).Message.Priority);
        await SettleAsync(alice);
        Assert.Empty(alice.Heard.Of<MessageReceived>()); // the room's echo to the sender is its own message
        Assert.Single(await alice.Chat.LoadIdsAsync(Room));
    }
}
