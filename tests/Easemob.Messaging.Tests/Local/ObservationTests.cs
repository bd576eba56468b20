using Easemob.Messaging.Cache;
using Easemob.Messaging.Tests.Cache;
using Microsoft.Extensions.Time.Testing;
using Moq;
using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Local;

/// <summary>What observers of the cache are told. The clock stands unless a test moves it.</summary>
public sealed class ObservationTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly ConversationKey Carol = ConversationKey.Chat("carol");

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new();
    private SqliteMessageCache _cache = null!;
    private ILocalStore _local = null!;

    public async Task InitializeAsync()
    {
        _cache = await OpenAsync();
        _local = new ChatManager(
            new Mock<IChatTransport>(MockBehavior.Strict).Object, _cache, options: new ChatManagerOptions { TimeProvider = _clock }).Local;
    }

    public async Task DisposeAsync() => await _cache.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Observe_EmptyList_IsToldAtOnce()
    {
        await using Observer<Conversation> observer = new(_local.Conversations.Observe(), _clock);

        ListUpdate<Conversation> first = await observer.NextAsync();

        Assert.Empty(first.Items);
        Assert.Empty(first.Changes);
    }

    [Fact]
    public async Task Observe_Conversations_TellsWhatEveryWriteChanges()
    {
        await _cache.Live.ApplyAsync(Live(1));
        await _cache.Live.ApplyAsync(Live(Message(2, conversation: Carol)));
        await using Observer<Conversation> observer = new(_local.Conversations.Observe(), _clock);

        Assert.Equal("+0 carol, +1 bob", Steps(await observer.NextAsync()));
        await _cache.Live.ApplyAsync(Live(3));
        Assert.Equal("-1 bob, +0 bob", Steps(await observer.NextAsync()));
        await _local.Conversations.MarkReadAsync(Carol);
        Assert.Equal("=1 carol", Steps(await observer.NextAsync()));
        await _local.Conversations.SetExtensionAsync(Carol, "note");
        Assert.Equal("=1 carol", Steps(await observer.NextAsync()));
        await _cache.Live.ApplyAsync(new ConversationPinnedOnOtherDevice { Conversation = Bob, IsPinned = true });
        Assert.Equal("=0 bob", Steps(await observer.NextAsync()));
        await _local.Conversations.DeleteAsync([Bob], LocalMessages.Delete);
        Assert.Equal("-0 bob", Steps(await observer.NextAsync()));
        await _cache.WipeAsync();
        Assert.Equal("-0 carol", Steps(await observer.NextAsync()));
        Assert.Empty(observer.Shown);
    }

    [Fact]
    public async Task Observe_FilteredSortedLimited_TellsOfThatPartOnly()
    {
        await _cache.Live.ApplyAsync(Live(1));
        var unread = new ConversationFilter { IsUnread = true };
        await using Observer<Conversation> observer = new(
            _local.Conversations.Observe(unread, ConversationSort.PinnedFirst, limit: 1), _clock);
        Assert.Equal("+0 bob", Steps(await observer.NextAsync()));

        await _cache.Live.ApplyAsync(Live(Message(2, conversation: Carol)));
        Assert.Equal("-0 bob, +0 carol", Steps(await observer.NextAsync()));
        await _cache.Live.ApplyAsync(new ConversationPinnedOnOtherDevice { Conversation = Bob, IsPinned = true });
        Assert.Equal("-0 carol, +0 bob", Steps(await observer.NextAsync()));
        await _local.Conversations.MarkReadAsync(Bob);
        Assert.Equal("-0 bob, +0 carol", Steps(await observer.NextAsync()));
    }

    [Fact]
    public async Task ObserveNewest_Messages_TellsOfArrivalsEditsReceiptsAndRemovals()
    {
        await _cache.Messages.SaveMessagesAsync([Text(1, "a"), Text(2, "b", MessageDirection.Sent)]);
        await using Observer<ChatMessage> observer = new(_local.Messages.ObserveNewest(Bob, 2), _clock);
        Assert.Equal("+0 1, +1 2", Steps(await observer.NextAsync()));

        await _cache.Live.ApplyAsync(Read(2));
        Assert.Equal("=1 2", Steps(await observer.NextAsync()));
        await _cache.Live.ApplyAsync(new ConversationRead { Conversation = Bob, ReaderId = "bob", OccurredAt = Time(1) });
        await _cache.Live.ApplyAsync(Live(Text(3, "c")));
        Assert.Equal("-0 1, +1 3", Steps(await observer.NextAsync()));
        await _cache.Live.ApplyAsync(Edited(3));
        Assert.Equal("=1 3", Steps(await observer.NextAsync()));
        await _cache.Live.ApplyAsync(Recalled(3));
        Assert.Equal("-1 3, +0 1", Steps(await observer.NextAsync()));
    }

    [Fact]
    public async Task Observe_ManyWrites_ComeInOneUpdateAfterTheInterval()
    {
        await using Observer<ChatMessage> observer = new(_local.Messages.ObserveNewest(Bob), _clock);
        await observer.BeginNext();
        Task<ListUpdate<ChatMessage>> next = observer.BeginNext();
        for (ulong id = 1; id <= 20; id++)
        {
            await _cache.Live.ApplyAsync(Live(id));
        }

        _clock.Advance(Interval - TimeSpan.FromMilliseconds(1));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(20, (await next.WaitAsync(HangGuard)).Items.Count);
    }

    [Fact]
    public async Task Observe_SlowConsumer_GetsTheNewestStateNext()
    {
        await using Observer<ChatMessage> observer = new(_local.Messages.ObserveNewest(Bob), _clock);
        await observer.NextAsync();

        await _cache.Live.ApplyAsync(Live(1));
        await _cache.Live.ApplyAsync(Recalled(1));
        await _cache.Live.ApplyAsync(Live(2));
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("+0 2", Steps(await observer.NextAsync()));
    }

    [Fact]
    public async Task Observe_WritesThatChangeNothingShown_AreNotTold()
    {
        await _cache.Live.ApplyAsync(Live(1));
        await using Observer<Conversation> observer = new(_local.Conversations.Observe(), _clock);
        await observer.NextAsync();
        Task<ListUpdate<Conversation>> next = observer.BeginNext();

        await _cache.Live.ApplyAsync(Live(1));
        _clock.Advance(Interval);
        await _cache.Messages.SaveMessagesAsync([Message(3, conversation: ConversationKey.Thread("t"))]);
        _clock.Advance(Interval);
        await _cache.Live.ApplyAsync(Live(2));

        Assert.Equal("=0 bob", Steps(await observer.AdvanceUntilAsync(next)));
        Assert.Equal(2, observer.Shown[0].UnreadCount);
    }

    [Fact]
    public async Task Observe_AnotherCacheOnTheFile_IsToldWithinASecond()
    {
        await using SqliteMessageCache other = await OpenAsync();
        await using Observer<Conversation> observer = new(_local.Conversations.Observe(), _clock);
        await observer.NextAsync();

        await other.Live.ApplyAsync(Live(1));

        Assert.Equal("+0 bob", Steps(await observer.NextAsync()));
    }

    [Fact]
    public async Task Observe_ClientDisposed_Ends()
    {
        IAsyncEnumerable<ListUpdate<Conversation>> observed = _local.Conversations.Observe();
        await using IAsyncEnumerator<ListUpdate<Conversation>> waiting = observed.GetAsyncEnumerator();
        await using IAsyncEnumerator<ListUpdate<Conversation>> busy = observed.GetAsyncEnumerator();
        Assert.True(await waiting.MoveNextAsync() && await busy.MoveNextAsync());
        Task<bool> next = waiting.MoveNextAsync().AsTask();

        await _cache.DisposeAsync();
        _clock.Advance(Interval);

        Assert.False(await next.WaitAsync(HangGuard));
        Assert.False(await busy.MoveNextAsync().AsTask().WaitAsync(HangGuard));
        await using IAsyncEnumerator<ListUpdate<Conversation>> late = observed.GetAsyncEnumerator();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await late.MoveNextAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Observe_Cancelled_Throws(bool afterTheInterval)
    {
        using var cancellation = new CancellationTokenSource();
        await using IAsyncEnumerator<ListUpdate<ChatMessage>> observed =
            _local.Messages.ObserveNewest(Bob).GetAsyncEnumerator(cancellation.Token);
        Assert.True(await observed.MoveNextAsync());
        _clock.Advance(afterTheInterval ? Interval : TimeSpan.Zero);
        Task<bool> next = observed.MoveNextAsync().AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(HangGuard));
    }

    [Fact]
    public async Task Observe_StoppedInTheMiddle_LeavesTheCacheFree()
    {
        await foreach (ListUpdate<Conversation> update in _local.Conversations.Observe())
        {
            Assert.Empty(update.Items);
            break;
        }

        await _cache.Live.ApplyAsync(Live(1));
        await _cache.DisposeAsync().AsTask().WaitAsync(HangGuard);
    }

    private static string Steps(ListUpdate<Conversation> update) => Steps(update, conversation => conversation.Key.Id);

    private static string Steps(ListUpdate<ChatMessage> update) => Steps(update, message => message.MessageId);

    private static string Steps<T>(ListUpdate<T> update, Func<T, string> name) => string.Join(", ", update.Changes.Select(change =>
        $"{"-+="[(int)change.Kind]}{change.Index} {name(change.Item)}"));

    private static MessageEdited Edited(ulong id) => new()
    {
        Message = new ChatMessage
        {
            MessageId = MessageIds.Format(id),
            Conversation = Bob,
            SenderId = "bob",
            ReceiverId = "alice",
            SentAt = Time((long)id * 1000),
            Body = new TextMessageBody { Text = "new" },
            Edit = new MessageEdit { OperatorId = "bob", EditedAt = Time(9_000_000), Count = 1 },
        },
    };

    private Task<SqliteMessageCache> OpenAsync() => TestCaches.OpenAsync(_directory.File("a.db"), timeProvider: _clock);
}
