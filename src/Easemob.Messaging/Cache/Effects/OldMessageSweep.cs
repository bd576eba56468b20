namespace Easemob.Messaging.Cache;

/// <summary>Deletes many old messages, in transactions that are short enough for others to write in between.</summary>
internal sealed class OldMessageSweep(SqliteDatabase database)
{
    private const int BatchSize = 1_000;

    /// <summary>Deletes what a query finds. Cancellation leaves what was deleted so far.</summary>
    /// <param name="find">The query.</param>
    /// <param name="forGood">Whether what the server still has does not come back.</param>
    /// <param name="cancellationToken">Stops between two transactions.</param>
    /// <returns>How many messages were deleted.</returns>
    public async Task<int> RunAsync(Func<SqliteSession, List<OldPart>> find, bool forGood, CancellationToken cancellationToken)
    {
        var parts = new Queue<OldPart>(await database.ReadAsync(find, cancellationToken).ConfigureAwait(false));
        int deleted = 0;
        while (parts.Count > 0)
        {
            deleted += await database
                .WriteAsync(Durability.Full, session => DeleteSome(session, parts, forGood), cancellationToken)
                .ConfigureAwait(false);
        }

        return deleted;
    }

    private static int DeleteSome(SqliteSession session, Queue<OldPart> parts, bool forGood)
    {
        int left = BatchSize;
        while (left > 0 && parts.Count > 0)
        {
            int deleted = OldMessages.Delete(session, parts.Peek(), left, forGood);
            if (deleted < left)
            {
                parts.Dequeue();
            }

            left -= deleted;
        }

        return BatchSize - left;
    }
}
