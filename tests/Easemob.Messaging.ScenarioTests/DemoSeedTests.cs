using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>The demo's data is what its documentation says, as a client sees it.</summary>
public sealed class DemoSeedTests : IAsyncLifetime
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"easemob-scenario-{Guid.NewGuid():N}");
    private EasemobEmulator? _emulator;
    private EasemobClient? _client;

    private ChatManager Chat => _client!.ChatManager;

    public async Task InitializeAsync()
    {
        _emulator = await EasemobEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        EasemobOptions options = new()
        {
            AppKey = "demo#easemob",
            Endpoints = EasemobEndpoints.Fixed(_emulator.Address),
            CacheDirectory = _directory,
        };
        _client = await EasemobClient.OpenAsync(options, EasemobCredential.Password("alice", "secret"));
    }

    public async Task DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _emulator!.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Demo_AlicesList_Has25ConversationsBeginningWithBob()
    {
        IReadOnlyList<Conversation> first = await Chat.GetConversationsFromServerByPageAsync(1);
        IReadOnlyList<Conversation> second = await Chat.GetConversationsFromServerByPageAsync(2);

        Assert.Equal((20, 5, "bob", 3), (first.Count, second.Count, first[0].Key.Id, first[0].UnreadCount));
        Assert.All([.. first.Skip(1), .. second], conversation => Assert.Equal(0, conversation.UnreadCount));
    }

    [Fact]
    public async Task Demo_AliceAndBob_SpeakInAllTypes()
    {
        List<ChatMessage> messages = await Chat
            .FetchHistoryMessagesFromServer(ConversationKey.Chat("bob"), new HistoryQuery { SaveToCache = false }).ToListAsync();

        Assert.Equal(
            ["audio", "cmd", "combine", "custom", "file", "img", "loc", "txt", "video"],
            messages.Select(message => message.Type.Value).Distinct().Order());
    }

    [Fact]
    public async Task Demo_AliceAndBob_Have2400Messages()
    {
        List<ChatMessage> messages = await Chat
            .FetchHistoryMessagesFromServer(ConversationKey.Chat("bob"), new HistoryQuery { SaveToCache = false }).ToListAsync();

        Assert.Equal(2_400, messages.Count);
    }

    [Theory]
    [InlineData(ConversationType.Group, DemoSeed.GroupId, 1_301)]
    [InlineData(ConversationType.ChatRoom, DemoSeed.RoomId, 200)]
    [InlineData(ConversationType.Thread, DemoSeed.ThreadId, 30)]
    [InlineData(ConversationType.Chat, "carol", 150)]
    [InlineData(ConversationType.Chat, "friend22", 12)]
    public async Task Demo_OtherConversations_HaveTheirMessages(ConversationType type, string id, int expected)
    {
        ConversationKey key = type switch
        {
            ConversationType.Chat => ConversationKey.Chat(id),
            ConversationType.Group => ConversationKey.Group(id),
            ConversationType.ChatRoom => ConversationKey.ChatRoom(id),
            _ => ConversationKey.Thread(id),
        };

        List<ChatMessage> messages = await Chat.FetchHistoryMessagesFromServer(key, new HistoryQuery { SaveToCache = false }).ToListAsync();

        Assert.Equal(expected, messages.Count);
    }

    [Fact]
    public async Task Demo_GroupsNewestMessage_BeganTheThread()
    {
        CursorPage<ChatMessage> page = await Chat.FetchHistoryMessagesFromServerAsync(ConversationKey.Group(DemoSeed.GroupId), pageSize: 1);

        ThreadOverview? overview = Assert.Single(page.Items).ThreadOverview;

        Assert.Equal((DemoSeed.ThreadId, DemoSeed.GroupId, 30), (overview?.ThreadId, overview?.ParentGroupId, overview?.MessageCount));
    }
}
