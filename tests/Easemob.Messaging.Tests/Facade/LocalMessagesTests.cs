using System.Runtime.CompilerServices;
using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

/// <summary>The messages of the cache as the application asks for them.</summary>
public sealed class LocalMessagesTests : IAsyncDisposable
{
    private readonly IMessageCache _cache = MessageCache.InMemory();
    private readonly ILocalStore _local;

    public LocalMessagesTests() => _local = Manager(new ChatManagerOptions()).Local;

    private ILocalMessages Messages => _local.Messages;

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Fact]
    public async Task AnyMethod_WrongArguments_AreRefused()
    {
        var command = new ChatMessage
        {
            MessageId = "1",
            Conversation = Bob,
            SenderId = "bob",
            ReceiverId = "alice",
            SentAt = Start,
            Body = new CommandMessageBody { Action = "a" },
        };
        (DateTimeOffset late, DateTimeOffset early) = (Start, Start.AddTicks(-1));
        Func<Task>[] calls =
        [
            () => Messages.FindAsync("0"),
            () => Messages.GetAsync(["1", "x"]),
            () => Messages.GetAsync(null!),
            () => Messages.LoadAsync(null!),
            () => Messages.LoadAsync(new MessageQuery(), 0),
            () => Messages.LoadAsync(new MessageQuery(), 401),
            () => Messages.LoadAsync(new MessageQuery { StartMessageId = "1" }),
            () => Messages.CountAsync(default(ConversationKey)),
            () => Messages.CountAsync(null, late, early),
            () => Messages.InsertAsync(null!),
            () => Messages.InsertAsync(command),
            () => Messages.AppendAsync(command),
            () => Messages.UpdateAsync(command),
            () => Messages.SetExtensionAsync("-1", null),
            () => Messages.DeleteAsync(Bob, []),
            () => Messages.DeleteAsync(Bob, ["x"]),
            () => Messages.DeleteAsync(default, ["1"]),
            () => Messages.DeleteAsync(Bob, late, early),
            () => Messages.DeleteAsync(default, early, late),
            () => Messages.DeleteAllAsync(default),
            () => _local.ImportAsync(null!),
            () => _local.ImportAsync(Sequence(1), new ImportOptions { Skip = -1 }),
            () => _local.ImportAsync(Sequence(1), new ImportOptions { BatchSize = 0 }),
            () => _local.ImportAsync(Sequence(1), new ImportOptions { BatchSize = 10_001 }),
            () => _local.TrimAsync(null!),
            () => _local.TrimAsync(new CacheLimits { MaxMessages = 0 }),
        ];
        foreach (Func<Task> call in calls)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(call);
        }

        Assert.ThrowsAny<ArgumentException>(() => Messages.Stream(new MessageQuery { StartMessageId = "1" }));
        Assert.Equal(0, await Messages.CountAsync());
    }

    [Fact]
    public async Task Messages_ALife_ShowsInEveryMethod()
    {
        Assert.True(await Messages.InsertAsync(Text(2)));
        Assert.False(await Messages.InsertAsync(Text(2)));
        Assert.Equal(Start.AddSeconds(2).AddMilliseconds(1), (await Messages.AppendAsync(Text(1)))?.SentAt);
        Assert.True(await Messages.SetExtensionAsync("1001", "note"));
        Assert.Equal("note", (await Messages.FindAsync("1001"))?.LocalExtension);
        Assert.True(await Messages.UpdateAsync(Text(1)));
        Assert.Null((await Messages.FindAsync("1001"))?.LocalExtension);

        Assert.Equal(["1001", "1002"], (await Messages.GetAsync(["1001", "1002"])).Ids());
        Assert.Equal(["1002", "1001"], (await Messages.LoadAsync(new MessageQuery { Conversation = Bob })).Ids());
        Assert.Equal(["1001", "1002"], (await Messages.Stream(new MessageQuery()).ToArrayAsync()).Ids());
        Assert.Equal(1, await Messages.CountAsync(Bob, to: Start.AddSeconds(2).AddMilliseconds(1)));

        Assert.Equal(1, await Messages.DeleteAsync(Bob, ["1001"]));
        Assert.Equal(1, await Messages.DeleteAsync(Bob, Start, Start.AddSeconds(3)));
        await Messages.InsertAsync(Text(3));
        Assert.Equal(1, await Messages.DeleteAllAsync(Bob));
        await Messages.InsertAsync(Text(4));
        Assert.Equal(1, await Messages.DeleteBeforeAsync(Start.AddSeconds(5)));
        Assert.Equal(0, await Messages.CountAsync());
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 0)]
    public async Task Delete_ThenSavedFromTheServer_ComesBackUnlessKept(bool keep, int expected)
    {
        ILocalMessages messages = Manager(new ChatManagerOptions { KeepLocalDeletions = keep }).Local.Messages;
        await _cache.Messages.SaveMessagesAsync(Texts(1, 4));

        await messages.DeleteAsync(Bob, ["1001"]);
        await messages.DeleteAsync(Bob, Start.AddSeconds(4), Start.AddSeconds(5));
        await messages.DeleteBeforeAsync(Start.AddSeconds(3));
        await messages.DeleteAllAsync(Bob);
        await _cache.Messages.SaveMessagesAsync(Texts(1, 4));

        Assert.Equal(expected, await messages.CountAsync());
    }

    [Fact]
    public async Task Import_ASequence_CommitsBatchesAndTells()
    {
        var progress = new Told();
        await _cache.Messages.SaveMessagesAsync(Texts(3, 1));

        ImportResult result = await _local.ImportAsync(Sequence(25), new ImportOptions { BatchSize = 10 }, progress);

        Assert.Equal(new ImportResult { Imported = 24, AlreadyThere = 1 }, result);
        Assert.Equal([10L, 20, 25], progress.Reports.Select(report => report.Committed));
        Assert.Equal([9L, 19, 24], progress.Reports.Select(report => report.Result.Imported));
        Assert.Equal(25, await Messages.CountAsync());
    }

    [Fact]
    public async Task Import_TheSequenceFails_KeepsTheBatchesBeforeAndGoesOn()
    {
        var progress = new Told();
        var options = new ImportOptions { BatchSize = 10 };

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _local.ImportAsync(Sequence(25, failAt: 17), options, progress));

        Assert.Equal("the source", failure.Message);
        Assert.Equal(10, await Messages.CountAsync());
        ImportResult rest = await _local.ImportAsync(Sequence(25), options with { Skip = progress.Reports[^1].Committed }, progress);
        Assert.Equal(new ImportResult { Imported = 15 }, rest);
        Assert.Equal(25, progress.Reports[^1].Committed);
        Assert.Equal(25, await Messages.CountAsync());
    }

    [Fact]
    public async Task Import_Cancelled_KeepsTheBatchesBefore()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Told { Then = cancellation.Cancel };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _local.ImportAsync(Sequence(25), new ImportOptions { BatchSize = 10 }, progress, cancellation.Token));

        Assert.Equal(10, Assert.Single(progress.Reports).Committed);
        Assert.Equal(10, await Messages.CountAsync());
    }

    [Fact]
    public async Task Import_NothingLeftAfterWhatIsSkipped_IsNothing()
    {
        var progress = new Told();

        Assert.Equal(default, await _local.ImportAsync(Sequence(5), new ImportOptions { Skip = 9 }, progress));

        Assert.Empty(progress.Reports);
    }

    [Fact]
    public async Task Clear_AndTrim_ReachTheCache()
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 3));

        Assert.Equal(1, (await _local.TrimAsync(new CacheLimits { MaxMessages = 2 })).MessagesDeleted);
        await _local.ClearAsync();

        Assert.Equal(0, await Messages.CountAsync());
    }

    private static async IAsyncEnumerable<ChatMessage> Sequence(
        int count, int failAt = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int number = 1; number <= count; number++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return number == failAt ? throw new InvalidOperationException("the source") : Text(number);
        }
    }

    private ChatManager Manager(ChatManagerOptions options) =>
        new(new Mock<IChatTransport>(MockBehavior.Strict).Object, _cache, options: options);

    private sealed class Told : IProgress<ImportProgress>
    {
        public List<ImportProgress> Reports { get; } = [];

        public Action? Then { get; init; }

        public void Report(ImportProgress value)
        {
            Reports.Add(value);
            Then?.Invoke();
        }
    }
}
