using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class TimeRemovalTests : Scenario
{
    private static readonly HistoryRecipe Texts = new() { Mix = HistoryMix.TextOnly };

    [Fact]
    public async Task RemoveMessagesBefore_Time_RemovesWhatIsOlderHereAndThere()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 20, Texts);
        DateTimeOffset before = Data.GetHistory("alice", "bob")[8].SentAt!.Value.AddMilliseconds(-1);
        ChatManager alice = await ChatAsync("alice");
        ChatManager bob = await ChatAsync("bob");
        await alice.FetchHistoryMessagesFromServerAsync(Bob);
        await alice.RemoveMessagesFromServerAsync(Bob, before);
        await alice.FetchHistoryMessagesFromServerAsync(Bob);
        await bob.FetchHistoryMessagesFromServerAsync(Alice);

        Assert.Equal(ids.Skip(8), await alice.LoadIdsAsync(Bob));
        Assert.Equal(ids, await bob.LoadIdsAsync(Alice));
    }

    [Fact]
    public async Task RemoveMessagesBefore_ExactlyAMessagesTime_LeavesThatRowLocally()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 5, Texts);
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await chat.RemoveMessagesFromServerAsync(Bob, Data.GetHistory("bob", "alice")[2].SentAt!.Value);

        string[] local = await chat.LoadIdsAsync(Bob);

        Assert.Equal(ids.Skip(2), local);
    }

    [Fact]
    public async Task RemoveMessagesBefore_TimeInTheFuture_SparesMessagesThatComeLater()
    {
        Data.GenerateHistory("alice", "bob", 5, Texts);
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await chat.RemoveMessagesFromServerAsync(Bob, DateTimeOffset.UtcNow.AddYears(10));
        string later = Data.AddMessage(new EmulatorMessage
        {
            From = "bob",
            To = "alice",
            Body = new TextBody { Text = "later" },
            SentAt = Data.Now.AddSeconds(1),
        });
        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        string[] local = await chat.LoadIdsAsync(Bob);

        Assert.Equal([later], local);
    }

    [Fact]
    public async Task RemoveMessagesBefore_1970_RemovesNothing()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 5, Texts);
        ChatManager chat = await ChatAsync();
        await chat.RemoveMessagesFromServerAsync(Bob, DateTimeOffset.UnixEpoch);

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal(ids, page.Items.Ids());
    }

    [Fact]
    public async Task RemoveMessagesBefore_Twice_IsHarmless()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 6, Texts);
        DateTimeOffset before = Data.GetHistory("alice", "bob")[3].SentAt!.Value.AddMilliseconds(-1);
        ChatManager chat = await ChatAsync();
        await chat.RemoveMessagesFromServerAsync(Bob, before);
        await chat.RemoveMessagesFromServerAsync(Bob, before);

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal(ids.Skip(3), page.Items.Ids());
    }
}
