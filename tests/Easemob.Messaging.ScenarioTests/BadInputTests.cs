using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>What is wrong is refused before anything is sent or written.</summary>
public class BadInputTests : Scenario
{
    private static readonly string[] BadConversationIds =
        ["", ".", "..", "a/b", "a#b", "a%2Fb", "a?b", "a'b", "a\"b", "a b", "a\nb", "a\0b", "a\u007f", "你好", "😀", new string('a', 65)];

    private static readonly string[] BadMessageIds =
        ["", "0", "-1", "+1", " 1", "1 ", "1.5", "1e3", "0x1f", "abc", "1,2", "1&x=1", "..",
         "18446744073709551616", "１２", "😀", new string('9', 4096)];

    public static TheoryData<string> RefusedCalls => [.. Calls.Keys];

    public static TheoryData<string> ConversationIds => [.. BadConversationIds];

    public static TheoryData<string> MessageIdTexts => [.. BadMessageIds];

    private static Dictionary<string, Func<IChatManager, Task>> Calls { get; } = new()
    {
        ["page 0"] = chat => chat.GetConversationsFromServerByPageAsync(0),
        ["page -1"] = chat => chat.GetConversationsFromServerByPageAsync(-1),
        ["list size 0"] = chat => chat.GetConversationsFromServerByPageAsync(1, 0),
        ["list size 21"] = chat => chat.GetConversationsFromServerByPageAsync(1, 21),
        ["list size int.MinValue"] = chat => chat.GetConversationsFromServerByPageAsync(1, int.MinValue),
        ["history size 0"] = chat => chat.FetchHistoryMessagesFromServerAsync(Bob, pageSize: 0),
        ["history size 51"] = chat => chat.FetchHistoryMessagesFromServerAsync(Bob, pageSize: 51),
        ["history of no conversation"] = chat => chat.FetchHistoryMessagesFromServerAsync(default),
        ["history in no direction"] = chat => chat.FetchHistoryMessagesFromServerAsync(Bob, direction: (SearchDirection)7),
        ["stream of no conversation"] = chat => StreamAsync(chat, default, new HistoryQuery()),
        ["stream page size 0"] = chat => chat.FetchHistoryMessagesFromServer(Bob).AsPages(pageSize: 0).ToListAsync().AsTask(),
        ["stream page size 51"] = chat => chat.FetchHistoryMessagesFromServer(Bob).AsPages(pageSize: 51).ToListAsync().AsTask(),
        ["stream in no direction"] = chat => StreamAsync(chat, Bob, new HistoryQuery { Direction = (SearchDirection)7 }),
        ["stream with senders one-to-one"] = chat => StreamAsync(chat, Bob, new HistoryQuery { Senders = ["bob"] }),
        ["stream with a bad sender"] = chat => StreamAsync(chat, Group, new HistoryQuery { Senders = ["a/b"] }),
        ["stream with no sender named"] = chat => StreamAsync(chat, Group, new HistoryQuery { Senders = [null!] }),
        ["stream without senders"] = chat => StreamAsync(chat, Group, new HistoryQuery { Senders = null! }),
        ["stream without types"] = chat => StreamAsync(chat, Bob, new HistoryQuery { Types = null! }),
        ["stream with the default type"] = chat => StreamAsync(chat, Bob, new HistoryQuery { Types = [default] }),
        ["stream before 1970"] = chat => StreamAsync(chat, Bob, new HistoryQuery { From = DateTimeOffset.UnixEpoch.AddTicks(-1) }),
        ["stream to before 1970"] = chat => StreamAsync(chat, Bob, new HistoryQuery { To = DateTimeOffset.MinValue }),
        ["stream that ends before it begins"] = chat => StreamAsync(
            chat, Bob, new HistoryQuery { From = DateTimeOffset.UnixEpoch.AddDays(2), To = DateTimeOffset.UnixEpoch.AddDays(1) }),
        ["load 0"] = chat => chat.LoadMessagesAsync(Bob, count: 0),
        ["load 401"] = chat => chat.LoadMessagesAsync(Bob, count: 401),
        ["load from no conversation"] = chat => chat.LoadMessagesAsync(default),
        ["load in no direction"] = chat => chat.LoadMessagesAsync(Bob, direction: (SearchDirection)(-1)),
        ["removal of null"] = chat => chat.RemoveMessagesFromServerAsync(Bob, null!),
        ["removal of nothing"] = chat => chat.RemoveMessagesFromServerAsync(Bob, []),
        ["removal of a null id"] = chat => chat.RemoveMessagesFromServerAsync(Bob, ["1", null!]),
        ["removal from no conversation"] = chat => chat.RemoveMessagesFromServerAsync(default, ["1"]),
        ["removal with one bad id of many"] = chat => chat.RemoveMessagesFromServerAsync(Bob, [.. Enumerable.Repeat("1", 99), "x"]),
        ["removal before 1970"] = chat => chat.RemoveMessagesFromServerAsync(Bob, DateTimeOffset.UnixEpoch.AddMilliseconds(-1)),
        ["removal by time from no conversation"] = chat => chat.RemoveMessagesFromServerAsync(default, DateTimeOffset.UtcNow),
        ["deletion of no conversation"] = chat => chat.DeleteServerConversationAsync(default, ServerMessages.Keep),
        ["deletion of a room"] = chat => chat.DeleteServerConversationAsync(Room, ServerMessages.Keep),
        ["deletion of a thread"] = chat => chat.DeleteServerConversationAsync(Thread, ServerMessages.Keep),
        ["deletion with no flag"] = chat => chat.DeleteServerConversationAsync(Bob, (ServerMessages)2),
        ["deletion with no local effect"] = chat => chat.DeleteServerConversationAsync(Bob, ServerMessages.Keep, (LocalEffect)2),
    };

    [Theory]
    [MemberData(nameof(RefusedCalls))]
    public async Task Call_BadArgument_IsRefusedAndSendsNothing(string call)
    {
        EasemobClient client = await OpenAsync();

        await ThrowsAnyAsync<ArgumentException>(() => Calls[call](client.ChatManager));

        Assert.Empty(Journal.Entries);
        Assert.Empty(CacheDump.Rows(client));
    }

    [Theory]
    [MemberData(nameof(MessageIdTexts))]
    public async Task Call_BadMessageId_IsRefusedAndSendsNothing(string id)
    {
        ChatManager chat = await ChatAsync();

        await ThrowsAnyAsync<ArgumentException>(() => chat.FetchHistoryMessagesFromServerAsync(Bob, id));
        await ThrowsAnyAsync<ArgumentException>(() => StreamAsync(chat, Bob, new HistoryQuery { StartMessageId = id }));
        await ThrowsAnyAsync<ArgumentException>(() => chat.LoadMessagesAsync(Bob, id));
        await ThrowsAnyAsync<ArgumentException>(() => chat.RemoveMessagesFromServerAsync(Bob, [id]));

        Assert.Empty(Journal.Entries);
    }

    [Theory]
    [MemberData(nameof(ConversationIds))]
    public void ConversationKey_BadId_IsRefused(string id)
    {
        Assert.ThrowsAny<ArgumentException>(() => ConversationKey.Chat(id));
        Assert.ThrowsAny<ArgumentException>(() => ConversationKey.Group(id));
        Assert.ThrowsAny<ArgumentException>(() => ConversationKey.ChatRoom(id));
        Assert.ThrowsAny<ArgumentException>(() => ConversationKey.Thread(id));
    }

    [Theory]
    [MemberData(nameof(ConversationIds))]
    public void Credential_BadUserId_IsRefused(string id)
    {
        Assert.ThrowsAny<ArgumentException>(() => EasemobCredential.Password(id, Password));
        Assert.ThrowsAny<ArgumentException>(() => EasemobCredential.Token(id, "token"));
        Assert.ThrowsAny<ArgumentException>(() => EasemobCredential.Provider(id, _ => Task.FromResult(new EasemobToken("token"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\r\nX-Injected: 1")]
    [InlineData("tökén")]
    public void Credential_BadToken_IsRefusedWithoutRepeatingIt(string token)
    {
        ArgumentException refusal = Assert.ThrowsAny<ArgumentException>(() => EasemobCredential.Token("alice", token));

        Assert.True(token.Length == 0 || !refusal.Message.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_ManyFaultsInTheOptions_NamesThemAllAtOnce()
    {
        EasemobOptions options = new()
        {
            AppKey = "no-hash",
            CacheDirectory = "",
            MaxResponseBytes = 1,
            Endpoints = null!,
            Retry =
            {
                MaxRetries = 11,
                BaseDelay = TimeSpan.Zero,
                MaxDelay = TimeSpan.FromSeconds(-1),
                CallTimeout = TimeSpan.FromHours(1),
                AttemptTimeout = TimeSpan.Zero,
            },
        };

        ArgumentException refusal = await ThrowsAsync<ArgumentException>(
            () => EasemobClient.OpenAsync(options, EasemobCredential.Password("alice", Password)));

        string[] faulty =
            ["AppKey", "CacheDirectory", "MaxResponseBytes", "Endpoints", "MaxRetries", "BaseDelay", "MaxDelay", "CallTimeout",
             "AttemptTimeout"];
        Assert.All(
            faulty,
            name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("org#")]
    [InlineData("#app")]
    [InlineData("org#app#x")]
    [InlineData("../x#app")]
    [InlineData("org#..")]
    [InlineData("org/x#app")]
    [InlineData("org#app?x=1")]
    public async Task Open_BadAppKey_MakesNoFile(string appKey)
    {
        await ThrowsAsync<ArgumentException>(() => OpenAsync(configure: options => options.AppKey = appKey));

        Assert.Empty(Directory.GetFileSystemEntries(CacheDirectory));
    }

    [Fact]
    public async Task Open_Null_IsRefused()
    {
        await ThrowsAsync<ArgumentNullException>(() => EasemobClient.OpenAsync(null!, EasemobCredential.Password("alice", Password)));
        await ThrowsAsync<ArgumentNullException>(() => EasemobClient.OpenAsync(Options(), null!));
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://a1.easemob.com/path")]
    [InlineData("https://user:password@a1.easemob.com")]
    [InlineData("https://a1.easemob.com/?q=1")]
    public void Endpoints_UnusableAddress_IsRefused(string address)
    {
        Assert.Throws<ArgumentException>(() => EasemobEndpoints.Fixed(new Uri(address)));
        Assert.Throws<ArgumentException>(() => EasemobEndpoints.Discover(new Uri(address)));
    }

    [Fact]
    public async Task LoadMessages_LegalButUnknownIds_FindNothing()
    {
        ChatManager chat = await ChatAsync();

        Assert.Empty(await chat.LoadMessagesAsync(ConversationKey.Group("a.b_c-D"), "18446744073709551615"));
    }

    private static Task<List<ChatMessage>> StreamAsync(IChatManager chat, ConversationKey conversation, HistoryQuery query) =>
        chat.FetchHistoryMessagesFromServer(conversation, query).ToListAsync().AsTask();
}
