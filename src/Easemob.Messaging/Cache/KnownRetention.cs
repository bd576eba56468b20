namespace Easemob.Messaging.Cache;

/// <summary>
/// How long the server is known to keep messages: what it still had of a certain age has not expired at that age. Plans are of whole
/// days, so the age counts as the next whole day.
/// </summary>
internal sealed class KnownRetention(TimeProvider timeProvider)
{
    // The least that any plan has.
    private const long LeastDays = 3;

    // More than any contract has: a message that says it is older has a wrong time, and is no reason to drop what may have expired.
    private const long MostDays = 3_653;

    // What a message has to which the server gave no time.
    private static readonly DateTimeOffset Unknown = DateTimeOffset.FromUnixTimeMilliseconds(0);

    private long _days;

    /// <summary>Learns from a page of history. Inside one transaction of the caller's.</summary>
    /// <returns>The days that are known now, for <see cref="Remember"/>.</returns>
    public long Learn(SqliteSession session, IReadOnlyList<ChatMessage> messages)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        long days = 0;
        for (int i = 0; i < messages.Count; i++)
        {
            long age = (long)Math.Ceiling((now - messages[i].SentAt).TotalDays);
            days = age <= MostDays && messages[i].SentAt > Unknown ? Math.Max(days, age) : days;
        }

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
