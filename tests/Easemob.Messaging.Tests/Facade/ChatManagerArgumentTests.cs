using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

/// <summary>What is wrong is refused before anything is sent: the strict mock knows no call.</summary>
public sealed class ChatManagerArgumentTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Before1970 = new(1969, 12, 31, 23, 59, 59, TimeSpan.Zero);

    private readonly IMessageCache _cache = MessageCache.InMemory();
    private readonly ChatManager _chat;

    public ChatManagerArgumentTests() => _chat = new ChatManager(new Mock<IChatTransport>(MockBehavior.Strict).Object, _cache);

    public static TheoryData<string?> NoMessageIds =>
        [null, "", " ", "0", "-1", "1.5", "1e3", "0x10", ".", "..", "1/2", "1#", "%31", "1?", "'1'", "\"1\"", "1\n", "\0", "１", "👍", "1,2", "18446744073709551616", new string('9', 65)];

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Theory]
    [InlineData(0, 20)]
    [InlineData(-1, 20)]
    [InlineData(1, 0)]
    [InlineData(1, 21)]
    public Task GetByPage_OutOfRange_Throws(int pageNumber, int pageSize) =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _chat.GetConversationsFromServerByPageAsync(pageNumber, pageSize));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(51)]
    public async Task FetchHistory_PageSizeOutOfRange_Throws(int pageSize)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _chat.FetchHistoryMessagesFromServerAsync(Bob, pageSize: pageSize));
        Assert.Throws<ArgumentOutOfRangeException>(() => _chat.FetchHistoryMessagesFromServer(Bob).AsPages(pageSize: pageSize));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(401)]
    public Task Load_CountOutOfRange_Throws(int count) =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _chat.LoadMessagesAsync(Bob, count: count));

    [Theory]
    [MemberData(nameof(NoMessageIds))]
    public async Task AnyMethod_NoMessageId_Throws(string? id)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _chat.RemoveMessagesFromServerAsync(Bob, ["1", id!]));
        if (id is not null)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => _chat.FetchHistoryMessagesFromServerAsync(Bob, id));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => _chat.LoadMessagesAsync(Bob, id));
            Assert.ThrowsAny<ArgumentException>(() => _chat.FetchHistoryMessagesFromServer(Bob, new HistoryQuery { StartMessageId = id }));
        }
    }

    [Fact]
    public async Task Remove_NoIds_Throws()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => _chat.RemoveMessagesFromServerAsync(Bob, null!));
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.RemoveMessagesFromServerAsync(Bob, []));
    }

    [Fact]
    public Task Remove_Before1970_Throws() =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _chat.RemoveMessagesFromServerAsync(Bob, Before1970));

    [Fact]
    public async Task AnyMethod_DefaultKey_Throws()
    {
        ConversationKey none = default;

        await Assert.ThrowsAsync<ArgumentException>(() => _chat.FetchHistoryMessagesFromServerAsync(none));
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.Sync.GetCoverageAsync(none));
        Assert.Throws<ArgumentException>(() => _chat.FetchHistoryMessagesFromServer(none));
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.LoadMessagesAsync(none));
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.RemoveMessagesFromServerAsync(none, ["1"]));
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.RemoveMessagesFromServerAsync(none, Start));
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.DeleteServerConversationAsync(none, ServerMessages.Keep));
    }

    [Fact]
    public async Task DeleteConversation_RoomOrThread_Throws()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.DeleteServerConversationAsync(ConversationKey.ChatRoom("1"), ServerMessages.Keep));
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.DeleteServerConversationAsync(ConversationKey.Thread("1"), ServerMessages.Keep));
    }

    public static TheoryData<ConversationKey> NeverListed => [default, ConversationKey.ChatRoom("1"), ConversationKey.Thread("1")];

    [Theory]
    [MemberData(nameof(NeverListed))]
    public async Task PinAndMark_ConversationThatIsNeverListed_Throws(ConversationKey conversation)
    {
        IServerConversations server = _chat.ServerConversations;

        await Assert.ThrowsAsync<ArgumentException>(() => server.PinAsync(conversation));
        await Assert.ThrowsAsync<ArgumentException>(() => server.UnpinAsync(conversation));
        await Assert.ThrowsAsync<ArgumentException>(() => server.AddMarkAsync([Bob, conversation], 0));
        await Assert.ThrowsAsync<ArgumentException>(() => server.RemoveMarkAsync([conversation, Bob], 0));
    }

    [Fact]
    public async Task Mark_NoConversationsOrNoMark_Throws()
    {
        IServerConversations server = _chat.ServerConversations;

        await Assert.ThrowsAsync<ArgumentNullException>(() => server.AddMarkAsync(null!, 0));
        await Assert.ThrowsAsync<ArgumentException>(() => server.RemoveMarkAsync([], 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => server.AddMarkAsync([Bob], -1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => server.RemoveMarkAsync([Bob], 20));
    }

    [Fact]
    public async Task AnyMethod_UndefinedEnum_Throws()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _chat.FetchHistoryMessagesFromServerAsync(Bob, direction: (SearchDirection)2));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _chat.LoadMessagesAsync(Bob, direction: (SearchDirection)2));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _chat.DeleteServerConversationAsync(Bob, (ServerMessages)2));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _chat.DeleteServerConversationAsync(Bob, ServerMessages.Keep, (LocalEffect)2));
    }

    public static TheoryData<string, HistoryQuery> NoQueries => new()
    {
        { "sender outside of a group", new HistoryQuery { Senders = ["bob"] } },
        { "default type", new HistoryQuery { Types = [default] } },
        { "start before 1970", new HistoryQuery { From = Before1970 } },
        { "end before 1970", new HistoryQuery { To = Before1970 } },
        { "end before start", new HistoryQuery { From = Start, To = Start.AddMilliseconds(-1) } },
        { "senders null", new HistoryQuery { Senders = null! } },
        { "types null", new HistoryQuery { Types = null! } },
    };

    [Theory]
    [MemberData(nameof(NoQueries))]
    public void Stream_QueryThatCannotBeSent_Throws(string what, HistoryQuery query)
    {
        Assert.NotEmpty(what);
        Assert.ThrowsAny<ArgumentException>(() => _chat.FetchHistoryMessagesFromServer(Bob, query));
    }

    [Fact]
    public void Stream_SenderThatIsNoId_Throws() =>
        Assert.ThrowsAny<ArgumentException>(() => _chat.FetchHistoryMessagesFromServer(ConversationKey.Group("1"), new HistoryQuery { Senders = ["../x"] }));

    [Fact]
    public void Constructor_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new ChatManager(null!, _cache));
        Assert.Throws<ArgumentNullException>(() => new ChatManager(new Mock<IChatTransport>().Object, null!));
    }
}
