using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Easemob.Messaging.Cache;

/// <summary>
/// The message cache in SQLite, in a file or in memory. Safe for use from several threads, and from several processes on one file:
/// what one has written the others read.
/// </summary>
internal sealed class SqliteMessageCache : IMessageCache
{
    private readonly SqliteDatabase _database;
    private readonly DeviceSlot? _slot;
    private readonly ILogger _logger;
    private readonly KnownRetention _retention;
    private readonly LiveStore _live;
    private readonly AttachmentStore _attachments;
    private readonly SearchIndexer _indexer;

    private SqliteMessageCache(
        SqliteSession session,
        TimeProvider timeProvider,
        ILogger logger,
        DeviceSlot? slot = null,
        Action<EasemobCacheException>? damageNoticed = null)
    {
        _logger = logger;
        _slot = slot;
        FilePath = session.FilePath;
        DeviceId = IdFor(PropertyTable.GetOrAddDeviceId(session));
        _database = new SqliteDatabase(session, timeProvider, damageNoticed, SearchLeaving.Settle);
        _retention = new KnownRetention(timeProvider);
        var early = new EarlyChanges();
        var place = (MessageOrigin)((int)MessageOrigin.FirstPlace << (slot?.Number ?? 0));
        _live = new LiveStore(_database, place, early, timeProvider, logger);
        Conversations = new ConversationStore(_database, logger);
        Messages = new MessageStore(_database, _retention, logger);
        Coverage = new CoverageStore(_database, _retention, logger);
        Intents = new IntentStore(_database, logger);
        Outbox = new OutboxStore(_database, place, () => DeviceId, early, timeProvider, logger);
        Checks = new CheckStore(_database, _retention, logger);
        Changes = new CacheChanges(_database, timeProvider);
        PinnedMessages = new PinnedMessageStore(_database, logger);
        Attachments = _attachments = new AttachmentStore(_database, AttachmentFiles.Beside(FilePath), logger);
        Upkeep = new UpkeepStore(_database, timeProvider, logger);
        Search = new SearchStore(_database);
        _indexer = new SearchIndexer(_database, timeProvider, logger);
        if (FilePath is not null)
        {
            _database.Changes.Raised += _indexer.Notice;
        }
    }

    /// <summary>Gets the path of the file, null for a cache in memory.</summary>
    public string? FilePath { get; }

    /// <summary>
    /// Gets the id of this device: random, made once and kept in the file. Of several caches that are open on the file at once, each
    /// has an id of its own.
    /// </summary>
    public string DeviceId { get; private set; }

    /// <inheritdoc/>
    public IConversationStore Conversations { get; }

    /// <inheritdoc/>
    public IMessageStore Messages { get; }

    /// <inheritdoc/>
    public ICoverageStore Coverage { get; }

    /// <inheritdoc/>
    public IIntentStore Intents { get; }

    /// <inheritdoc/>
    public ILiveStore Live => _live;

    /// <inheritdoc/>
    public IOutboxStore Outbox { get; }

    /// <inheritdoc/>
    public ICheckStore Checks { get; }

    /// <inheritdoc/>
    public IPinnedMessageStore PinnedMessages { get; }

    /// <inheritdoc/>
    public IAttachmentStore Attachments { get; }

    /// <inheritdoc/>
    public ICacheChanges Changes { get; }

    /// <inheritdoc/>
    public IUpkeepStore Upkeep { get; }

    /// <inheritdoc/>
    public ISearchStore Search { get; }

    /// <summary>Opens the cache in a file, making the file where there is none.</summary>
    /// <exception cref="EasemobCacheException">
    /// <see cref="CacheFailure.NewerSchema"/>: a newer version of the library wrote the file. <see cref="CacheFailure.Damaged"/>: it is
    /// damaged and the policy is to throw. <see cref="CacheFailure.NotWritable"/>, <see cref="CacheFailure.Busy"/>,
    /// <see cref="CacheFailure.DiskFull"/>: what they say. Only a damaged file is ever touched, as the policy says.
    /// </exception>
    public static async Task<SqliteMessageCache> OpenAsync(CacheFileOptions options, CancellationToken cancellationToken = default)
    {
        (SqliteMessageCache cache, CacheMovedAside? moved) = await Task.Run(() => Open(options), cancellationToken).ConfigureAwait(false);
        if (moved is null)
        {
            return cache;
        }

        try
        {
            options.MovedAside?.Invoke(moved);
            return cache;
        }
        catch
        {
            await cache.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes an empty cache in memory.</summary>
    public static SqliteMessageCache OpenInMemory(TimeProvider timeProvider)
    {
        SqliteSession session = SqliteSession.OpenInMemory();
        try
        {
            SchemaMigrations.Run(session);
            SearchIndex.Ensure(session);
            return new SqliteMessageCache(session, timeProvider, NullLogger.Instance);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Removes everything of the user from the file, so that no byte of it can be found there, and makes a new device id; deletes the files
    /// of messages in the directory beside it. The file stays: another process may have it open.
    /// </summary>
    /// <exception cref="EasemobCacheException">
    /// <see cref="CacheFailure.Busy"/>: another process was reading for longer than 5 seconds, and deleted bytes may still be in the
    /// file; repeat the call.
    /// </exception>
    public async Task WipeAsync(CancellationToken cancellationToken = default)
    {
        await _database.RunAloneAsync(Wipe, cancellationToken).ConfigureAwait(false);
        await _attachments.WipeAsync(cancellationToken).ConfigureAwait(false);
        _logger.Wiped();
    }

    /// <summary>
    /// Indexes what waits for it. A cache in a file does so by itself, in the background; one in memory is searched without an index.
    /// </summary>
    /// <returns>How many messages were indexed.</returns>
    public Task<int> IndexAsync(CancellationToken cancellationToken = default) => _indexer.CatchUpAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _indexer.DisposeAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
        _slot?.Dispose();
    }

    private static (SqliteMessageCache Cache, CacheMovedAside? Moved) Open(CacheFileOptions options)
    {
        var file = new CacheFile(options);
        SqliteSession session = file.Open(out CacheMovedAside? moved);
        DeviceSlot slot = DeviceSlot.Take(options.Path);
        try
        {
            var cache = new SqliteMessageCache(session, options.TimeProvider, options.Logger, slot, file.Suspect);
            cache.TakeOver(session, slot);
            cache._indexer.Notice();
            return (cache, moved);
        }
        catch (Exception exception)
        {
            session.Dispose();
            slot.Dispose();
            if (exception is EasemobCacheException { Failure: CacheFailure.Damaged } finding)
            {
                file.Suspect(finding);
            }

            throw;
        }
    }

    // What an earlier process of this device left behind.
    private void TakeOver(SqliteSession session, DeviceSlot slot)
    {
        if (slot.Number > 0)
        {
            _logger.SlotTaken(slot.Number);
        }
        else
        {
            _logger.SlotMissing();
        }

        int abandoned = OutboxTable.AbandonSending(session, DeviceId);
        if (abandoned > 0)
        {
            _logger.OutgoingAbandoned(abandoned);
        }
    }

    private void Wipe(SqliteSession session)
    {
        DeviceId = IdFor(CacheWipe.Run(session));
        _live.Forget();
        _retention.Forget();
    }

    private string IdFor(string fileId) => _slot?.IdFor(fileId) ?? fileId;
}
