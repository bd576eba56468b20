namespace Easemob.Messaging.Local;

/// <summary>The cache as the application sees it.</summary>
internal sealed class LocalStore : ILocalStore
{
    private const int MaxBatchSize = 10_000;

    private readonly IMessageCache _cache;

    public LocalStore(IMessageCache cache, bool keepDeletions)
    {
        _cache = cache;
        Conversations = new LocalConversations();
        Messages = new LocalMessages(cache.Messages, keepDeletions);
    }

    public ILocalConversations Conversations { get; }

    public ILocalMessages Messages { get; }

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
        return new MessageImport(_cache.Messages, settings, progress).RunAsync(messages, cancellationToken);
    }

    public Task ClearAsync(CancellationToken cancellationToken = default) => _cache.Upkeep.ClearAsync(cancellationToken);

    public Task<TrimResult> TrimAsync(CacheLimits limits, CancellationToken cancellationToken = default)
    {
        Arguments.RequireLimits(limits);
        return _cache.Upkeep.TrimAsync(limits, cancellationToken);
    }
}
