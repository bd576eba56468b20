namespace Easemob.Messaging.Local;

/// <summary>The cache as the application sees it.</summary>
internal sealed class LocalStore(IMessageCache cache, ChatManagerOptions options) : ILocalStore
{
    private const int MaxBatchSize = 10_000;

    public ILocalConversations Conversations { get; } = new LocalConversations(cache, options);

    public ILocalMessages Messages { get; } = new LocalMessages(cache, options);

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

    public Task ClearAsync(CancellationToken cancellationToken = default) =>
        cache.Upkeep.ClearAsync(cancellationToken).ThenSweepAsync(cache);

    public Task<TrimResult> TrimAsync(CacheLimits limits, CancellationToken cancellationToken = default)
    {
        Arguments.RequireLimits(limits);
        return cache.Upkeep.TrimAsync(limits, cancellationToken).ThenSweepAsync(cache);
    }
}
