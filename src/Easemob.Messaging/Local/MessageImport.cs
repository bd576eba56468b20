namespace Easemob.Messaging.Local;

/// <summary>Takes in a sequence of messages, batch after batch.</summary>
internal sealed class MessageImport(IMessageStore store, ImportOptions options, IProgress<ImportProgress>? progress)
{
    private readonly List<ChatMessage> _batch = new(options.BatchSize);
    private long _committed = options.Skip;
    private ImportResult _result;

    public async Task<ImportResult> RunAsync(IAsyncEnumerable<ChatMessage> messages, CancellationToken cancellationToken)
    {
        long left = options.Skip;
        await foreach (ChatMessage message in messages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (left > 0)
            {
                left--;
                continue;
            }

            _batch.Add(message);
            if (_batch.Count == options.BatchSize)
            {
                await CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        if (_batch.Count > 0)
        {
            await CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        return _result;
    }

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ImportResult result = await store.InsertMessagesAsync(_batch, cancellationToken).ConfigureAwait(false);
        _result = ImportResult.Sum(_result, result);
        _committed += _batch.Count;
        _batch.Clear();
        progress?.Report(new ImportProgress { Committed = _committed, Result = _result });
    }
}
