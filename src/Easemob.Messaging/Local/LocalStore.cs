namespace Easemob.Messaging.Local;

/// <summary>The cache as the application sees it.</summary>
internal sealed class LocalStore(IMessageCache cache, ChatManagerOptions options) : ILocalStore
{
    private const int MaxBatchSize = 10_000;

    /// <inheritdoc/>
    public ILocalConversations Conversations { get; } = new LocalConversations(cache, options);

    /// <inheritdoc/>
    public ILocalMessages Messages { get; } = new LocalMessages(cache, options);

    /// <inheritdoc/>
    public Task<ImportResult> ImportAsync(
        IAsyncEnumerable<ChatMessage> messages,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ImportOptions settings = options ?? new ImportOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Skip, 0);
        Arguments.RequireRange(settings.BatchSize, MaxBatchSize);
        return new MessageImport(cache.Messages, settings, progress).RunAsync(messages, cancellationToken);
    }

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancellationToken = default) =>
        cache.Upkeep.ClearAsync(cancellationToken).ThenSweepAsync(cache);

    /// <inheritdoc/>
    public Task<TrimResult> TrimAsync(CacheLimits limits, CancellationToken cancellationToken = default)
    {
        Arguments.RequireLimits(limits);
        return cache.Upkeep.TrimAsync(limits, cancellationToken).ThenSweepAsync(cache);
    }
}
