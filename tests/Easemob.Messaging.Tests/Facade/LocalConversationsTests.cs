using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

/// <summary>The conversations of the cache as the application gets them. The strict mock knows no call to the server.</summary>
public sealed class LocalConversationsTests : IAsyncDisposable
{
    private readonly IMessageCache _cache = MessageCache.InMemory();
    private readonly ILocalConversations _conversations;

    public LocalConversationsTests() => _conversations = Open(new ChatManagerOptions());

    public static TheoryData<ConversationFilter> UnusableFilters =>
    [
        new() { Types = [] },
        new() { Types = null! },
        new() { Types = [(ConversationType)4] },
        new() { Mark = -1 },
        new() { Mark = 20 },
        new() { From = Start.AddTicks(1), To = Start },
    ];

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Theory]
    [MemberData(nameof(UnusableFilters))]
    public async Task GetAllAndObserve_UnusableFilter_Throw(ConversationFilter filter)
    {
        Assert.Equal("filter", (await Assert.ThrowsAnyAsync<ArgumentException>(() => _conversations.GetAllAsync(filter))).ParamName);
        Assert.Equal("filter", Assert.ThrowsAny<ArgumentException>(() => _conversations.Observe(filter)).ParamName);
    }

    [Fact]
    public async Task AnyMethod_ValueOutOfRange_Throws()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _conversations.GetAllAsync(sort: (ConversationSort)2));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _conversations.GetUnreadCountAsync((UnreadRule)2));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _conversations.DeleteAsync([Bob], (LocalMessages)2));
        Assert.Throws<ArgumentOutOfRangeException>(() => _conversations.Observe(sort: (ConversationSort)(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _conversations.Observe(limit: 0));
        ILocalMessages messages = Open(new ChatManagerOptions(), chat => chat.Local.Messages);
        Assert.Throws<ArgumentOutOfRangeException>(() => messages.ObserveNewest(Bob, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => messages.ObserveNewest(Bob, 401));
        Assert.Throws<ArgumentException>(() => messages.ObserveNewest(default));
    }

    [Fact]
    public async Task AnyMethod_NoConversation_Throws()
    {
        Func<Task>[] calls =
        [
            () => _conversations.FindAsync(default),
            () => _conversations.GetOrCreateAsync(default),
            () => _conversations.DeleteAsync([Bob, default], LocalMessages.Keep),
            () => _conversations.DeleteAsync([], LocalMessages.Keep),
            () => _conversations.DeleteAsync(null!, LocalMessages.Keep),
            () => _conversations.SetExtensionAsync(default, "note"),
            () => _conversations.SetExtensionAsync(ConversationKey.Thread("t"), "note"),
            () => _conversations.GetLatestMessageAsync(default),
            () => _conversations.GetLatestReceivedMessageAsync(default),
            () => _conversations.MarkReadAsync(default),
            () => _conversations.MarkReadAsync(default, ["1"]),
            () => _conversations.MarkReadAsync(Bob, []),
            () => _conversations.MarkReadAsync(Bob, ["1", "one"]),
            () => _conversations.MarkReadAsync(Bob, null!),
        ];

        foreach (Func<Task> call in calls)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(call);
        }

        Assert.Empty(await _conversations.GetAllAsync());
    }

    [Fact]
    public async Task AllMethods_OfOneConversation_DoWhatTheySay()
    {
        Assert.Null(await _conversations.FindAsync(Bob));
        await _cache.Live.ApplyAsync([.. Texts(1, 3).Select(message => new MessageReceived { Message = message })]);

        Assert.Equal(3, await _conversations.GetUnreadCountAsync());
        await _conversations.MarkReadAsync(Bob, ["01002"]);
        Assert.Equal(2, (await _conversations.FindAsync(Bob))?.UnreadCount);
        await _conversations.MarkReadAsync(Bob);
        Assert.Equal(0, await _conversations.GetUnreadCountAsync(UnreadRule.All));
        Assert.Equal("1003", (await _conversations.GetLatestMessageAsync(Bob))?.MessageId);
        Assert.Equal("1003", (await _conversations.GetLatestReceivedMessageAsync(Bob))?.MessageId);
        Assert.True(await _conversations.SetExtensionAsync(Bob, "note"));
        Assert.Equal("note", Assert.Single(await _conversations.GetAllAsync()).Extension);
        Assert.Equal(1, await _conversations.DeleteAsync([Bob, Bob], LocalMessages.Keep));
        Assert.Empty(await _conversations.GetAllAsync());
        Assert.Equal("1003", (await _conversations.GetOrCreateAsync(Bob)).LatestMessage?.MessageId);
        await _conversations.MarkAllReadAsync();
    }

    [Fact]
    public async Task GetAll_TypesThatChangeLater_AreThoseOfTheCall()
    {
        await _conversations.GetOrCreateAsync(Bob);
        List<ConversationType> types = [ConversationType.Chat];
        IAsyncEnumerable<ListUpdate<Conversation>> observed = _conversations.Observe(new ConversationFilter { Types = types });

        types[0] = ConversationType.Group;

        await using IAsyncEnumerator<ListUpdate<Conversation>> updates = observed.GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());
        Assert.Single(updates.Current.Items);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 0)]
    public async Task Delete_WithMessages_FollowsTheOption(bool keep, int expected)
    {
        ILocalConversations conversations = Open(new ChatManagerOptions { KeepLocalDeletions = keep });
        await _cache.Messages.SaveMessagesAsync(Texts(1, 2));
        await conversations.DeleteAsync([Bob], LocalMessages.Delete);

        await _cache.Messages.SaveMessagesAsync(Texts(1, 2));

        Assert.Equal(expected, await _cache.Messages.CountMessagesAsync(Bob, null, null));
    }

    private ILocalConversations Open(ChatManagerOptions options) => Open(options, chat => chat.Local.Conversations);

    private T Open<T>(ChatManagerOptions options, Func<ChatManager, T> area) =>
        area(new ChatManager(new Mock<IChatTransport>(MockBehavior.Strict).Object, _cache, options: options));
}
