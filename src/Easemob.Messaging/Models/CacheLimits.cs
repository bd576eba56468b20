namespace Easemob.Messaging;

/// <summary>
/// How much of the message history the cache keeps. What is beyond any limit is deleted from the cache, the oldest first by server time;
/// the server's history is not touched.
/// </summary>
public sealed record CacheLimits
{
    // An empty cache with all its indexes has a tenth of this.
    private const long LeastBytes = 1024 * 1024;

    /// <summary>Gets the greatest age of a message, by its server time. More than 0; null (the default) for any.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Gets how many messages a conversation may have. From 1; null (the default) for any number.</summary>
    public int? MaxMessagesPerConversation { get; init; }

    /// <summary>Gets how many messages the cache may have. From 1; null (the default) for any number.</summary>
    public long? MaxMessages { get; init; }

    /// <summary>
    /// Gets how many bytes the cache may use: its file without pages that are free for what comes next, and without its log. From 1 MiB;
    /// null (the default) for any number. Between two trims the file may grow beyond it.
    /// </summary>
    public long? MaxBytes { get; init; }

    internal IEnumerable<string> Faults()
    {
        if (MaxAge <= TimeSpan.Zero)
        {
            yield return $"CacheLimits.MaxAge is {MaxAge}; it must be more than 0.";
        }

        if (MaxMessagesPerConversation < 1)
        {
            yield return $"CacheLimits.MaxMessagesPerConversation is {MaxMessagesPerConversation}; it must be from 1.";
        }

        if (MaxMessages < 1)
        {
            yield return $"CacheLimits.MaxMessages is {MaxMessages}; it must be from 1.";
        }

        if (MaxBytes < LeastBytes)
        {
            yield return $"CacheLimits.MaxBytes is {MaxBytes}; it must be from 1 MiB.";
        }
    }
}
