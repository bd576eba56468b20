using System.Globalization;
using System.Runtime.CompilerServices;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>What the application does to the cache by itself, beside a server that knows nothing of it.</summary>
public class LocalMessagesTests : Scenario
{
    private const int ImportCount = 20_000;

    private static readonly HistoryRecipe Texts = new() { Mix = HistoryMix.TextOnly };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delete_ThenFetched_ComesBackUnlessKept(bool keep)
    {
        Data.GenerateHistory("alice", "bob", 60, Texts);
        ChatManager chat = await ChatAsync(configure: options => options.KeepLocalDeletions = keep);
        await chat.FetchPagesAsync(Bob, SearchDirection.Up);
        string[] ids = await chat.LoadIdsAsync(Bob);

        await chat.Local.Messages.DeleteAsync(Bob, ids[..20]);
        await chat.Local.Messages.DeleteBeforeAsync((await chat.Local.Messages.FindAsync(ids[40]))!.SentAt);
        Assert.Equal(ids[40..], await chat.LoadIdsAsync(Bob));
        await chat.FetchPagesAsync(Bob, SearchDirection.Up);

        Assert.Equal(keep ? ids[40..] : ids, await chat.LoadIdsAsync(Bob));
        Assert.Equal(ids, Data.GetHistoryIds("alice", "bob"));
    }

    [Fact]
    public async Task Clear_ThenFetched_BringsBackWhatTheServerHas()
    {
        Data.GenerateHistory("alice", "bob", 60, Texts);
        ChatManager chat = await ChatAsync();
        await chat.FetchPagesAsync(Bob, SearchDirection.Up);
        string[] ids = await chat.LoadIdsAsync(Bob);
        await chat.RemoveMessagesFromServerAsync(Bob, [ids[7]]);

        await chat.Local.ClearAsync();
        Assert.Empty(await chat.GetAllConversationsAsync());
        Assert.Empty(await chat.LoadIdsAsync(Bob));
        await chat.FetchPagesAsync(Bob, SearchDirection.Up);

        Assert.Equal(ids.Where(id => id != ids[7]), await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Import_EndsHalfwayAndGoesOnInANewClient_TakesInEverythingOnce()
    {
        long committed = 0;
        EasemobClient first = await OpenAsync();
        using (CancellationTokenSource cancellation = new())
        {
            Progress progress = new(report =>
            {
                committed = report.Committed;
                if (committed >= 7_000)
                {
                    cancellation.Cancel();
                }
            });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => first.ChatManager.Local.ImportAsync(ArchiveAsync(), progress: progress, cancellationToken: cancellation.Token));
        }

        await first.DisposeAsync();
        Assert.Equal(7_000, committed);

        ChatManager chat = await ChatAsync();
        Assert.Equal(7_000, await chat.Local.Messages.CountAsync());
        ImportResult rest = await chat.Local.ImportAsync(ArchiveAsync(), new ImportOptions { Skip = committed });

        Assert.Equal(new ImportResult { Imported = ImportCount - committed }, rest);
        Assert.Equal(ImportCount, await chat.Local.Messages.CountAsync());
        Assert.Equal(new ImportResult { AlreadyThere = ImportCount }, await chat.Local.ImportAsync(ArchiveAsync()));
        string[] streamed = (await chat.Local.Messages.Stream(new MessageQuery { Direction = SearchDirection.Down }).ToArrayAsync()).Ids();
        Assert.Equal(Enumerable.Range(1, ImportCount).Select(number => number.ToString(CultureInfo.InvariantCulture)), streamed);
        Assert.All(await chat.GetAllConversationsAsync(), conversation => Assert.Equal(0, conversation.UnreadCount));
    }

    [Fact]
    public async Task Import_AnotherProcessReads_SeesWholeBatchesAndThenAll()
    {
        EasemobClient client = await OpenAsync();
        using ChildProgram other = ChildProgram.Start(
            "Easemob.Messaging.ScenarioTests.dll", "count", Emulator.Address.ToString(), Emulator.AppKey, CacheDirectory, Password);
        Assert.Equal("opened", await other.ReadLineAsync());

        await other.WriteLineAsync();
        await WithinGuardAsync(client.ChatManager.Local.ImportAsync(ArchiveAsync()));

        string[] counts = (await other.ReadLineAsync()).Split(' ');
        Assert.Equal(0, await other.WaitForExitAsync());
        Assert.All(counts, count => Assert.EndsWith("000", $"000{count}", StringComparison.Ordinal));
        Assert.Equal(ImportCount.ToString(CultureInfo.InvariantCulture), counts[^1]);
    }

    [Fact]
    public async Task Open_WithLimits_TrimsInTheBackground()
    {
        EasemobClient first = await OpenAsync();
        await first.ChatManager.Local.ImportAsync(ArchiveAsync());
        await first.DisposeAsync();

        EasemobClient second = await OpenAsync(configure: options => options.CacheLimits = new CacheLimits { MaxMessages = 10 });
        ILocalMessages messages = second.ChatManager.Local.Messages;

        await WithinGuardAsync(messages.UntilAsync(count => count == 10));
        Assert.Equal(
            Enumerable.Range(ImportCount - 9, 10).Select(number => number.ToString(CultureInfo.InvariantCulture)),
            (await messages.LoadAsync(new MessageQuery())).Ids());
    }

    [Fact]
    public async Task Trim_BySize_GivesTheDiskItsSpaceBack()
    {
        EasemobClient client = await OpenAsync();
        await client.ChatManager.Local.ImportAsync(ArchiveAsync());
        await client.ChatManager.Local.TrimAsync(new CacheLimits());

        TrimResult result = await client.ChatManager.Local.TrimAsync(new CacheLimits { MaxBytes = 1024 * 1024 });

        Assert.InRange(result.BytesInUse, 1, 1024 * 1024);
        Assert.InRange(new FileInfo(client.CacheFilePath).Length, result.BytesInUse / 2, 2 * 1024 * 1024);
        Assert.Equal(["ok"], CacheDump.Query(client.CacheFilePath, "PRAGMA integrity_check"));
    }

    [Fact]
    public Task Open_UnusableLimits_IsRefused() =>
        Assert.ThrowsAsync<ArgumentException>(() => OpenAsync(configure: options => options.CacheLimits = new CacheLimits { MaxBytes = 1 }));

    /// <summary>An archive of two conversations, in the order of time.</summary>
    private static async IAsyncEnumerable<ChatMessage> ArchiveAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int number = 1; number <= ImportCount; number++)
        {
            if (number % 100 == 0)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
            }

            yield return new ChatMessage
            {
                MessageId = number.ToString(CultureInfo.InvariantCulture),
                Conversation = number % 2 == 0 ? Bob : Carol,
                SenderId = number % 2 == 0 ? "bob" : "carol",
                ReceiverId = "alice",
                SentAt = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + number),
                Body = new TextMessageBody { Text = $"Message {number} of an archive" },
            };
        }
    }

    private sealed class Progress(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
