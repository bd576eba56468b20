using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>Where the files of messages are.</summary>
internal sealed class AttachmentStore(SqliteDatabase database, AttachmentFiles files, ILogger logger) : IAttachmentStore
{
    /// <inheritdoc/>
    public string? DirectoryPath => files.Directory;

    /// <inheritdoc/>
    public async Task<bool> SetPathAsync(
        string messageId, AttachmentPart part, string? path, CancellationToken cancellationToken = default)
    {
        ulong id = MessageIds.Parse(messageId);
        Arguments.RequireDefined(part);
        return await database
            .WriteAsync(Durability.Normal, session => AttachmentTable.SavePath(session, SortableId.ToStored(id), part, path), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<int> SweepAsync(CancellationToken cancellationToken = default)
    {
        ILookup<ulong, string> byMessage = await ReachAsync(files.ByMessage, cancellationToken).ConfigureAwait(false);
        if (byMessage.Count == 0)
        {
            return 0;
        }

        // The files were listed first: a message that came meanwhile is here by now.
        ulong[] ids = [.. byMessage.Select(static message => message.Key)];
        List<ulong> unknown = await database
            .ReadAsync(session => AttachmentTable.FindUnknown(session, ids), cancellationToken)
            .ConfigureAwait(false);
        int deleted = await Task
            .Run(() => unknown.SelectMany(id => byMessage[id]).Count(AttachmentFiles.TryDelete), cancellationToken)
            .ConfigureAwait(false);
        logger.FilesSwept(byMessage.Sum(static message => message.Count()), deleted);
        return deleted;
    }

    /// <summary>Deletes all files.</summary>
    public Task WipeAsync(CancellationToken cancellationToken) => ReachAsync(files.DeleteAll, cancellationToken);

    private async Task<T> ReachAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(work, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EasemobCacheException(
                "The files of messages could not be reached (error 3). Check that this process may write to their directory, and close what "
                + "has them open.",
                exception)
            {
                Failure = CacheFailure.NotWritable,
                FilePath = files.Directory,
            };
        }
    }
}
