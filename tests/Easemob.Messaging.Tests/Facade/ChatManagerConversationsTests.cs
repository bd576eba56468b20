using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

public sealed class ChatManagerConversationsTests : IAsyncDisposable
{
    private readonly Mock<IChatTransport> _transport = new(MockBehavior.Strict);
    private readonly IMessageCache _cache = MessageCache.InMemory();
    private readonly ChatManager _chat;

    public ChatManagerConversationsTests() => _chat = new ChatManager(_transport.Object, _cache);

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Fact]
    public async Task GetByPage_Page_IsReturnedAndSaved()
    {
        _transport.Setup(transport => transport.GetConversationsAsync(2, 20, It.IsAny<CancellationToken>()))
            .ReturnsAsync([new Conversation { Key = Bob, LatestMessage = Text(1), UnreadCount = 3 }]);

        Conversation listed = Assert.Single(await _chat.GetConversationsFromServerByPageAsync(pageNumber: 2));

        Conversation local = Assert.Single(await _chat.GetAllConversationsAsync());
        Assert.Equal((Bob, 3, "1001"), (listed.Key, listed.UnreadCount, listed.LatestMessage!.MessageId));
        Assert.Equal((Bob, 3, "1001"), (local.Key, local.UnreadCount, local.LatestMessage!.MessageId));
    }

    [Fact]
    public async Task GetRecent_KnownConversation_KeepsItsUnreadCountAndOthersStay()
    {
        await _cache.Conversations.SaveConversationsAsync(
            [new Conversation { Key = Bob, UnreadCount = 3 }, new Conversation { Key = ConversationKey.Group("7"), UnreadCount = 1 }]);
        _transport.Setup(transport => transport.GetConversationsAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync([new Conversation { Key = Bob, LatestMessage = Text(1), UnreadCount = 9 }]);

        await _chat.GetConversationsFromServerAsync();

        IReadOnlyList<Conversation> local = await _chat.GetAllConversationsAsync();
        Assert.Equal([Bob, ConversationKey.Group("7")], local.Select(conversation => conversation.Key));
        Assert.Equal([3, 1], local.Select(conversation => conversation.UnreadCount));
    }
}
