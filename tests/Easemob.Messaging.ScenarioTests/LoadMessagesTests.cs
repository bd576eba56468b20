using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class LoadMessagesTests : Scenario
{
    private static readonly HistoryRecipe Texts = new() { Mix = HistoryMix.TextOnly };

    [Theory]
    [InlineData(SearchDirection.Up)]
    [InlineData(SearchDirection.Down)]
    public async Task LoadMessages_SameStartsAsTheFetch_GiveTheSame(SearchDirection direction)
    {
        Data.GenerateHistory("alice", "bob", 130, Texts);
        ChatManager chat = await ChatAsync();
        List<CursorPage<ChatMessage>> fetched = await chat.FetchPagesAsync(Bob, direction);

        List<string[]> loaded = [];
        string? start = null;
        foreach (CursorPage<ChatMessage> page in fetched)
        {
            loaded.Add((await chat.LoadMessagesAsync(Bob, start, 50, direction)).Ids());
            start = page.Cursor;
        }

        Assert.Equal(fetched.Select(page => page.Items.Ids()), loaded);
    }

    [Fact]
    public async Task LoadMessages_SameRangeForBothUsers_DiffersInDirectionOnly()
    {
        Data.Send("bob", "alice", "hello");
        ChatManager alice = await ChatAsync("alice");
        ChatManager bob = await ChatAsync("bob");
        await alice.FetchHistoryMessagesFromServerAsync(Bob);
        await bob.FetchHistoryMessagesFromServerAsync(Alice);

        ChatMessage received = Assert.Single(await alice.LoadMessagesAsync(Bob));
        ChatMessage sent = Assert.Single(await bob.LoadMessagesAsync(Alice));

        Assert.Equal(
            (MessageDirection.Received, MessageDirection.Sent, received.MessageId), (received.Direction, sent.Direction, sent.MessageId));
    }

    [Fact]
    public async Task LoadMessages_StartThatIsNoMessage_IsAPosition()
    {
        Data.AddMessage(Text("1000000000000000001", minutesAgo: 3));
        Data.AddMessage(Text("1000000000000000009", minutesAgo: 2));
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        IReadOnlyList<ChatMessage> older = await chat.LoadMessagesAsync(Bob, "1000000000000000005");
        IReadOnlyList<ChatMessage> newer = await chat.LoadMessagesAsync(Bob, "1000000000000000005", direction: SearchDirection.Down);

        Assert.Equal(["1000000000000000001", "1000000000000000009"], [.. older.Ids(), .. newer.Ids()]);
    }

    private EmulatorMessage Text(string id, double minutesAgo) => new()
    {
        Id = id,
        From = "bob",
        To = "alice",
        Body = new TextBody { Text = "hello" },
        SentAt = Data.Now.AddMinutes(-minutesAgo),
    };
}
