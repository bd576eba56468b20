using System.Text;
using Easemob.Messaging.Cache;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public sealed class SqliteMessageCacheTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _path;

    public SqliteMessageCacheTests() => _path = _directory.File("a.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task TwoInstances_OneFile_SeeEachOthersChangesAtOnce()
    {
        await using SqliteMessageCache first = await TestCaches.OpenAsync(_path);
        await using SqliteMessageCache second = await TestCaches.OpenAsync(_path);

        await first.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: 2)]);
        Assert.Equal(2, await second.Conversations.UnreadAsync());

        await second.Intents.RemoveAsync(1);
        await first.Messages.AssertHoldsAsync(Bob);
        await first.Messages.SaveMessagesAsync(Messages(1, 2));
        await second.Messages.AssertHoldsAsync(Bob, 2);
    }

    [Fact]
    public async Task TwoInstances_WritingAtOnce_LoseNothing()
    {
        await using SqliteMessageCache first = await TestCaches.OpenAsync(_path);
        await using SqliteMessageCache second = await TestCaches.OpenAsync(_path);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            (i % 2 == 0 ? first : second).Messages.SaveMessagesAsync(
                Messages([.. Enumerable.Range((i * 10) + 1, 10).Select(id => (ulong)id)]))));

        Assert.Equal(Enumerable.Range(1, 400).Select(id => (ulong)id), (await first.Messages.LoadAllAsync()).Ids());
    }

    [Fact]
    public async Task Open_ManyAtOnceOnAFreshFile_AgreeOnOne()
    {
        SqliteMessageCache[] caches = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TestCaches.OpenAsync(_path)));

        string deviceId = caches.Select(cache => cache.DeviceId).MinBy(id => id.Length)!;
        Assert.Equal([deviceId, .. Enumerable.Range(2, 7).Select(slot => $"{deviceId}-{slot}")], caches.Select(cache => cache.DeviceId).Order());
        await caches[0].Messages.SaveMessagesAsync(Messages(1));
        await caches[7].Messages.AssertHoldsAsync(Bob, 1);
        foreach (SqliteMessageCache cache in caches)
        {
            await cache.DisposeAsync();
        }

        Assert.Equal(
            [_path, .. Enumerable.Range(1, 8).Select(slot => $"{_path}.device{slot}")],
            Directory.EnumerateFileSystemEntries(_directory.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Wipe_Always_LeavesNoByteOfTheUser()
    {
        byte[][] canaries = [.. new[] { "canary-text", "canary-user" }.Select(Encoding.UTF8.GetBytes)];
        ConversationKey conversation = ConversationKey.Chat("canary-user");
        await using SqliteMessageCache cache = await TestCaches.OpenAsync(_path);
        await cache.Messages.SaveMessagesAsync(
            [.. Enumerable.Range(1, 500).Select(i => Message((ulong)i, conversation: conversation, text: $"canary-text {i}"))]);
        await cache.Intents.RecordIntentAsync(new RemoveMessagesIntent { Conversation = conversation, MessageIds = ["1"] });
        await cache.Messages.LoadAllAsync(conversation);
        Assert.True(FilesHold(canaries[0]) && FilesHold(canaries[1]));
        string deviceId = cache.DeviceId;

        await cache.WipeAsync();

        Assert.All(canaries, canary => Assert.False(FilesHold(canary)));
        Assert.False(FilesHold(Encoding.UTF8.GetBytes(deviceId)));
        Assert.NotEqual(deviceId, cache.DeviceId);
        Assert.Empty(await cache.Conversations.GetConversationsAsync());
        Assert.Empty(await cache.Intents.GetUnresolvedIntentsAsync());
        await cache.Messages.SaveMessagesAsync(Messages(1));
        await cache.Messages.AssertHoldsAsync(Bob, 1);
    }

    [Fact]
    public async Task Wipe_ByAnotherInstance_LeavesThisOneUsable()
    {
        await using SqliteMessageCache first = await TestCaches.OpenAsync(_path);
        await using SqliteMessageCache second = await TestCaches.OpenAsync(_path);
        await first.Messages.SaveMessagesAsync(Messages(1));
        long intent = await first.Intents.RecordIntentAsync(Removal(1));

        await second.WipeAsync();
        await first.Intents.ApplyIntentAsync(intent, Receipt());
        await first.Messages.SaveMessagesAsync(Messages(2));

        await second.Messages.AssertHoldsAsync(Bob, 2);
    }

    [Fact]
    public async Task Save_AfterTheFileIsFull_FailsAsDiskFullAndKeepsTheRest()
    {
        SqliteSession session = SqliteSession.OpenInMemory();
        SchemaMigrations.Run(session);
        session.Execute("PRAGMA max_page_count = 30");
        await using var database = new SqliteDatabase(session, TimeProvider.System);
        await database.WriteAsync(Durability.Normal, session => MessageWriter.SaveMessages(session, Messages(1)), CancellationToken.None);

        EasemobCacheException exception = await Assert.ThrowsAsync<EasemobCacheException>(() => database.WriteAsync(
            Durability.Normal,
            session => MessageWriter.SaveMessages(session, [Message(2), Message(3, text: new string('x', 1_000_000))]),
            CancellationToken.None));

        Assert.Equal(CacheFailure.DiskFull, exception.Failure);
        Assert.Equal(1, await database.ReadAsync(session => session.ReadInt64("SELECT count(*) FROM messages"), CancellationToken.None));
    }

    private bool FilesHold(byte[] bytes) => Directory.EnumerateFiles(_directory.Path).Any(file =>
    {
        // A device's lock file cannot be opened, and holds nothing.
        if (new FileInfo(file).Length == 0)
        {
            return false;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(bytes) >= 0;
    });
}
