using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Easemob.Messaging.Tests.Facade;

/// <summary>A chat manager over mocked servers, as a user's unit test would have it, and what it tells.</summary>
internal sealed class ChannelRig : IAsyncDisposable
{
    private readonly ConcurrentQueue<RealtimeUpload> _uploads = new();
    private readonly IAsyncEnumerator<ChatEvent> _events;
    private Task<bool> _next;

    public ChannelRig(IMessageCache? cache = null)
    {
        Cache = cache ?? MessageCache.InMemory();
        Channel.Setup(channel => channel.Attach(It.IsAny<IRealtimeListener>()))
            .Callback<IRealtimeListener>(listener => Listener = listener);
        Channel.Setup(channel => channel.UploadAsync(It.IsAny<RealtimeUpload>(), It.IsAny<CancellationToken>()))
            .Returns<RealtimeUpload, CancellationToken>((upload, _) =>
            {
                _uploads.Enqueue(upload);
                return Answer(upload);
            });
        Chat = new ChatManager(Transport.Object, Cache, Channel.Object, new ChatManagerOptions { UserId = "alice", TimeProvider = Clock });
        _events = Chat.Events.GetAsyncEnumerator();
        _next = _events.MoveNextAsync().AsTask();
    }

    public static DateTimeOffset ServerTime { get; } = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_900_000);

    public Mock<IChatTransport> Transport { get; } = new(MockBehavior.Strict);

    public Mock<IRealtimeChannel> Channel { get; } = new(MockBehavior.Strict);

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_800_000));

    public IMessageCache Cache { get; }

    public ChatManager Chat { get; }

    public IRealtimeListener Listener { get; private set; } = null!; // attached by the manager's constructor

    public IReadOnlyList<RealtimeUpload> Uploads => [.. _uploads];

    /// <summary>What the server says to an upload; the default takes everything as message 9001.</summary>
    public Func<RealtimeUpload, Task<UploadReceipt>> Answer { get; set; } =
        _ => Task.FromResult(new UploadReceipt { MessageId = "9001", ServerTime = ServerTime });

    public static UploadReceipt Receipt(string messageId) => new() { MessageId = messageId, ServerTime = ServerTime };

    /// <summary>Waits for the next event and expects it to be of a kind.</summary>
    public async Task<T> NextAsync<T>()
        where T : ChatEvent
    {
        Assert.True(await _next.WaitAsync(TimeSpan.FromSeconds(30)));
        var happened = Assert.IsType<T>(_events.Current);
        _next = _events.MoveNextAsync().AsTask();
        return happened;
    }

    public void AssertQuiet() => Assert.False(_next.IsCompleted);

    public async ValueTask DisposeAsync()
    {
        await Chat.Live.StopAsync();
        await Cache.DisposeAsync();
    }
}
