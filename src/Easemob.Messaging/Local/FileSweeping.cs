namespace Easemob.Messaging.Local;

/// <summary>Lets the files of messages go with what was deleted.</summary>
internal static class FileSweeping
{
    /// <summary>Deletes the files without messages, once a deletion has happened: it is not cancelled from then on.</summary>
    public static async Task<T> ThenSweepAsync<T>(this Task<T> deletion, IMessageCache cache)
    {
        T result = await deletion.ConfigureAwait(false);
        await cache.Attachments.SweepAsync(CancellationToken.None).ConfigureAwait(false);
        return result;
    }

    /// <inheritdoc cref="ThenSweepAsync{T}"/>
    public static async Task ThenSweepAsync(this Task deletion, IMessageCache cache)
    {
        await deletion.ConfigureAwait(false);
        await cache.Attachments.SweepAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
