using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class HistoryStreamTests : Scenario
{
    private static readonly HistoryRecipe Texts = new() { Mix = HistoryMix.TextOnly };

    [Fact]
    public async Task Stream_WithoutQuery_YieldsEverythingNewestFirstInFullPages()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 130, Texts);
        ChatManager chat = await ChatAsync();

        List<ChatMessage> messages = await chat.FetchHistoryMessagesFromServer(Bob).ToListAsync();

        Assert.Equal(ids.Reverse(), messages.Ids());
        Assert.Equal(3, Journal.Count(EmulatorOperation.History));
    }

    [Fact]
    public async Task Stream_Down_YieldsOldestFirst()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 60, Texts);
        ChatManager chat = await ChatAsync();

        HistoryQuery query = new() { Direction = SearchDirection.Down, StartMessageId = ids[9] };
        List<ChatMessage> messages = await chat.FetchHistoryMessagesFromServer(Bob, query).ToListAsync();

        Assert.Equal(ids.Skip(10), messages.Ids());
    }

    [Fact]
    public async Task Stream_NotEnumerated_SendsNothing()
    {
        ChatManager chat = await ChatAsync();

        _ = chat.FetchHistoryMessagesFromServer(Bob).AsPages();

        Assert.Empty(Journal.Entries);
    }

    [Fact]
    public async Task Stream_LeftEarly_SendsNoFurtherRequest()
    {
        Data.GenerateHistory("alice", "bob", 130, Texts);
        ChatManager chat = await ChatAsync();

        await foreach (ChatMessage _ in chat.FetchHistoryMessagesFromServer(Bob))
        {
            break;
        }

        Assert.Equal(1, Journal.Count(EmulatorOperation.History));
    }

    [Fact]
    public async Task AsPages_CursorOfAnEarlierPage_GoesOnThere()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 30, Texts);
        AsyncPageable<ChatMessage> history = (await ChatAsync()).FetchHistoryMessagesFromServer(Bob);
        List<CursorPage<ChatMessage>> all = await history.AsPages(pageSize: 10).ToListAsync();

        List<CursorPage<ChatMessage>> rest = await history.AsPages(all[0].Cursor, pageSize: 10).ToListAsync();

        Assert.Equal([.. ids.Take(20)], rest.AsEnumerable().Reverse().SelectMany(page => page.Items.Ids()));
    }

    [Fact]
    public async Task Stream_Saved_IsInTheCache()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 60, Texts);
        ChatManager chat = await ChatAsync();

        await chat.FetchHistoryMessagesFromServer(Bob).ToListAsync();

        Assert.Equal(ids, await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Stream_NotSaved_LeavesNoTrace()
    {
        Data.GenerateHistory("alice", "bob", 60, Texts);
        EasemobClient client = await OpenAsync();

        List<ChatMessage> messages = await client.ChatManager
            .FetchHistoryMessagesFromServer(Bob, new HistoryQuery { SaveToCache = false }).ToListAsync();

        Assert.Equal(60, messages.Count);
        Assert.Empty(CacheDump.Rows(client));
    }

    [Theory]
    [InlineData("bob")]
    [InlineData("bob", "carol")]
    [InlineData("BOB")]
    public async Task Stream_Senders_YieldsTheirMessagesOnly(params string[] senders)
    {
        Data.GenerateGroupHistory(GroupId, 90, Texts);
        ChatManager chat = await ChatAsync();

        List<ChatMessage> messages = await chat.FetchHistoryMessagesFromServer(Group, new HistoryQuery { Senders = senders }).ToListAsync();

        string[] expected = [.. Data.GetHistory("alice", GroupId, EmulatorChatType.GroupChat)
            .Where(message => senders.Contains(message.From, StringComparer.OrdinalIgnoreCase)).Select(message => message.Id!)];
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Reverse(), messages.Ids());
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("img", "audio")]
    [InlineData("video", "file", "loc", "custom", "combine")]
    [InlineData("cmd")]
    public async Task Stream_Types_YieldsThoseOnly(params string[] types)
    {
        Data.GenerateHistory("alice", "bob", 200);
        Data.AddMessage(new EmulatorMessage { From = "bob", To = "alice", Body = new CommandBody { Action = "typing" } });
        ChatManager chat = await ChatAsync();

        HistoryQuery query = new() { Types = [.. types.Select(type => new MessageType(type))] };
        List<ChatMessage> messages = await chat.FetchHistoryMessagesFromServer(Bob, query).ToListAsync();

        string[] expected = [.. Data.GetHistory("alice", "bob")
            .Where(message => types.Contains(message.Body.WireType)).Select(message => message.Id!)];
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Reverse(), messages.Ids());
    }

    [Fact]
    public async Task Stream_TimeRange_YieldsWhatIsWithinBothEndsIncluded()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 120, Texts);
        IReadOnlyList<EmulatorMessage> history = Data.GetHistory("alice", "bob");
        ChatManager chat = await ChatAsync();

        HistoryQuery query = new() { From = history[20].SentAt, To = history[89].SentAt };
        List<ChatMessage> messages = await chat.FetchHistoryMessagesFromServer(Bob, query).ToListAsync();

        Assert.Equal(ids.Skip(20).Take(70).Reverse(), messages.Ids());
    }

    [Theory]
    [InlineData(SearchDirection.Up)]
    [InlineData(SearchDirection.Down)]
    public async Task Stream_AllFilters_HoldTogether(SearchDirection direction)
    {
        Data.GenerateGroupHistory(GroupId, 300);
        IReadOnlyList<EmulatorMessage> history = Data.GetHistory("alice", GroupId, EmulatorChatType.GroupChat);
        HistoryQuery query = new()
        {
            Direction = direction,
            Senders = ["bob"],
            Types = [MessageType.Text],
            From = history[50].SentAt,
            To = history[250].SentAt,
        };
        ChatManager chat = await ChatAsync();

        List<ChatMessage> messages = await chat.FetchHistoryMessagesFromServer(Group, query).ToListAsync();

        string[] expected = [.. history.Skip(50).Take(201)
            .Where(message => message is { From: "bob", Body: TextBody }).Select(message => message.Id!)];
        Assert.NotEmpty(expected);
        Assert.Equal(direction == SearchDirection.Up ? expected.Reverse() : expected, messages.Ids());
    }

    [Fact]
    public async Task Stream_CancelledBetweenPages_EndsAndKeepsWhatCame()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 130, Texts);
        ChatManager chat = await ChatAsync();
        using CancellationTokenSource cancelling = new();

        await ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatMessage _ in chat.FetchHistoryMessagesFromServer(Bob).WithCancellation(cancelling.Token))
            {
                await cancelling.CancelAsync();
            }
        });

        Assert.Equal(ids.Skip(80), await chat.LoadIdsAsync(Bob));
    }
}
