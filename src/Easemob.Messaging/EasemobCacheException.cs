namespace Easemob.Messaging;

/// <summary>The local cache could not be opened, read or written.</summary>
public sealed class EasemobCacheException : EasemobException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public EasemobCacheException(string message, Exception? innerException = null)
        : base(EasemobErrorCode.DatabaseOperationFailed, message, innerException)
    {
    }

    /// <summary>Gets what is wrong with the cache.</summary>
    public CacheFailure Failure { get; init; }

    /// <summary>Gets SQLite's extended error code, 0 where SQLite was not involved.</summary>
    public int SqliteErrorCode { get; init; }

    /// <summary>Gets the path of the file concerned.</summary>
    public string? FilePath { get; init; }
}
