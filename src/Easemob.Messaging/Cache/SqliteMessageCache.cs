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
    private readonly OutboxStore _outbox;
    private readonly CheckStore _checks;

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
        _database = new SqliteDatabase(session, timeProvider, damageNoticed);
        _retention = new KnownRetention(timeProvider);
        var early = new EarlyReceipts();
        var place = (MessageOrigin)((int)MessageOrigin.FirstPlace << (slot?.Number ?? 0));
        _live = new LiveStore(_database, place, early, timeProvider, logger);
        _outbox = new OutboxStore(_database, place, () => DeviceId, early, timeProvider, logger);
        _checks = new CheckStore(_database, _retention, logger);
    }

    /// <summary>Gets the path of the file, null for a cache in memory.</summary>
    public string? FilePath { get; }

    /// <summary>
    /// Gets the id of this device: random, made once and kept in the file. Of several caches that are open on the file at once, each
    /// has an id of its own.
    /// </summary>
    public string DeviceId { get; private set; }

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
            return new SqliteMessageCache(session, timeProvider, NullLogger.Instance);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Conversation>> GetConversationsAsync(CancellationToken cancellationToken = default) =>
        await _database.ReadAsync(ConversationListing.Load, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task SaveConversationsAsync(IReadOnlyList<Conversation> conversations, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        if (conversations.Count == 0)
        {
            return;
        }

        int count = await _database
            .WriteAsync(Durability.Normal, session => MessageWriter.SaveConversations(session, conversations), cancellationToken)
            .ConfigureAwait(false);
        _logger.ConversationsSaved(count);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChatMessage>> LoadMessagesAsync(
        ConversationKey conversation,
        string? startMessageId,
        int count,
        SearchDirection direction,
        CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ulong? start = startMessageId is null ? null : MessageIds.Parse(startMessageId);
        return await _database
            .ReadAsync(session => LoadMessages(session, conversation, start, count, direction), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task SaveMessagesAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 0)
        {
            return;
        }

        (int stored, _) = await _database
            .WriteAsync(
                Durability.Normal,
                session => (Stored: MessageWriter.SaveMessages(session, messages), Days: _retention.Learn(session, messages)),
                saved => _retention.Remember(saved.Days),
                cancellationToken)
            .ConfigureAwait(false);
        _logger.MessagesSaved(stored, messages.Count);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChatEvent>> ApplyAsync(IReadOnlyList<ChatEvent> events, CancellationToken cancellationToken = default) =>
        _live.ApplyAsync(events, cancellationToken);

    /// <inheritdoc/>
    public Task MarkReadAsync(ConversationKey conversation, CancellationToken cancellationToken = default) =>
        _live.MarkReadAsync(conversation, cancellationToken);

    /// <inheritdoc/>
    public Task<OutboxEntry> AddOutgoingAsync(MessageUpload upload, CancellationToken cancellationToken = default) =>
        _outbox.AddOutgoingAsync(upload, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxEntry>> GetOutgoingAsync(
        ConversationKey? conversation = null, CancellationToken cancellationToken = default) =>
        _outbox.GetOutgoingAsync(conversation, cancellationToken);

    /// <inheritdoc/>
    public Task<OutboxEntry?> SetOutgoingStateAsync(
        string localId, MessageState state, CancellationToken cancellationToken = default) =>
        _outbox.SetOutgoingStateAsync(localId, state, cancellationToken);

    /// <inheritdoc/>
    public Task CompleteOutgoingAsync(string localId, ChatMessage message, CancellationToken cancellationToken = default) =>
        _outbox.CompleteOutgoingAsync(localId, message, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveOutgoingAsync(string localId, CancellationToken cancellationToken = default) =>
        _outbox.RemoveOutgoingAsync(localId, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ConversationCheck>> GetChecksAsync(CancellationToken cancellationToken = default) =>
        _checks.GetChecksAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ChatMessage?> FindOldestServerMessageAsync(ConversationKey conversation, CancellationToken cancellationToken = default) =>
        _checks.FindOldestServerMessageAsync(conversation, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> DropMissingAsync(
        ConversationCheck check, HistorySlice slice, CancellationToken cancellationToken = default) =>
        _checks.DropMissingAsync(check, slice, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> CompleteCheckAsync(ConversationCheck check, CancellationToken cancellationToken = default) =>
        _checks.CompleteCheckAsync(check, cancellationToken);

    /// <inheritdoc/>
    public async Task<long> RecordIntentAsync(ServerIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        Arguments.RequireConversation(intent.Conversation, nameof(intent));
        long id = await _database
            .WriteAsync(Durability.Full, session => RecordIntent(session, intent), cancellationToken)
            .ConfigureAwait(false);
        _logger.IntentRecorded(id);
        return id;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">This cache never gave out <paramref name="intentId"/>.</exception>
    public async Task ApplyIntentAsync(long intentId, ServerReceipt receipt, CancellationToken cancellationToken = default)
    {
        await _database
            .WriteAsync(Durability.Full, session => ApplyIntent(session, intentId, receipt), cancellationToken)
            .ConfigureAwait(false);
        _logger.IntentApplied(intentId);
    }

    /// <inheritdoc/>
    public async Task DiscardIntentAsync(long intentId, CancellationToken cancellationToken = default)
    {
        await _database
            .WriteAsync(Durability.Full, session => IntentTable.Forget(session, intentId), cancellationToken)
            .ConfigureAwait(false);
        _logger.IntentDiscarded(intentId);
    }

    /// <inheritdoc/>
    /// <remarks>An intent whose request is under way at the moment, here or in another process, is among them.</remarks>
    public async Task<IReadOnlyList<ServerIntent>> GetUnresolvedIntentsAsync(CancellationToken cancellationToken = default) =>
        await _database.ReadAsync(IntentTable.LoadAll, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Removes everything of the user from the file, so that no byte of it can be found there, and makes a new device id. The file
    /// stays: another process may have it open.
    /// </summary>
    /// <exception cref="EasemobCacheException">
    /// <see cref="CacheFailure.Busy"/>: another process was reading for longer than 5 seconds, and deleted bytes may still be in the
    /// file; repeat the call.
    /// </exception>
    public async Task WipeAsync(CancellationToken cancellationToken = default)
    {
        await _database.RunAloneAsync(Wipe, cancellationToken).ConfigureAwait(false);
        _logger.Wiped();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
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

    private static List<ChatMessage> LoadMessages(
        SqliteSession session, ConversationKey key, ulong? startId, int count, SearchDirection direction)
    {
        if (ConversationTable.Find(session, key) is not { } conversation)
        {
            return [];
        }

        MessagePosition start = startId is { } id
            ? MessageTable.Locate(session, conversation, id)
            : direction == SearchDirection.Up ? MessagePosition.End : MessagePosition.Beginning;
        return MessageTable.Load(session, conversation, key, start, count, direction);
    }

    private static long RecordIntent(SqliteSession session, ServerIntent intent) =>
        IntentTable.Add(session, ConversationTable.FindOrAdd(session, intent.Conversation).Id, intent);

    private static bool ApplyIntent(SqliteSession session, long intentId, ServerReceipt receipt)
    {
        if (IntentTable.Find(session, intentId) is { } intent)
        {
            IntentEffects.Apply(session, intentId, intent, receipt);
            return true;
        }

        // One that is gone was settled by a later one that asked for the same, while its own answer was on the way.
        return IntentTable.WasGiven(session, intentId)
            ? false
            : throw new InvalidOperationException($"There is no intent {intentId} in this cache.");
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
