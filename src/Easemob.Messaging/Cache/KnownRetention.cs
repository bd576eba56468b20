namespace Easemob.Messaging.Cache;

/// <summary>
/// How long the server is known to keep messages: what it still had of a certain age has not expired at that age. Plans are of whole
/// days, so the age counts as the next whole day.
/// </summary>
internal sealed class KnownRetention(TimeProvider timeProvider)
{
    // The least that any plan has.
    private const long LeastDays = 3;

    private long _days;

    /// <summary>Learns from a page of history. Inside one transaction of the caller's.</summary>
    /// <returns>The days that are known now, for <see cref="Remember"/>.</returns>
    public long Learn(SqliteSession session, IReadOnlyList<ChatMessage> messages)
    {
        DateTimeOffset oldest = DateTimeOffset.MaxValue;
        for (int i = 0; i < messages.Count; i++)
        {
            oldest = messages[i].SentAt < oldest ? messages[i].SentAt : oldest;
        }

        long days = (long)Math.Ceiling((timeProvider.GetUtcNow() - oldest).TotalDays);
        if (days > LeastDays && days > _days)
        {
            PropertyTable.Raise(session, PropertyTable.RetentionDays, days);
            return days;
        }

        return 0;
    }

    /// <summary>Remembers what was learned, once it is in the file.</summary>
    public void Remember(long days) => _days = Math.Max(_days, days);

    public void Forget() => _days = 0;

    /// <summary>
    /// Gets the time since which nothing can have expired, in Unix milliseconds: seen from a notice or, where that is later, from now.
    /// </summary>
    public long FindUnexpiredSince(SqliteSession session, DateTimeOffset noticedAt)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        long days = Math.Max(LeastDays, PropertyTable.FindNumber(session, PropertyTable.RetentionDays));
        return (noticedAt > now ? noticedAt : now).ToUnixTimeMilliseconds() - (days * (long)TimeSpan.FromDays(1).TotalMilliseconds);
    }
}
