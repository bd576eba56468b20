using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Easemob.Messaging.Cache;

/// <summary>What SQLite's codes mean to callers, and what they can do about it.</summary>
internal static class SqliteErrors
{
    public static Exception Create(SqliteSession session, int extendedCode, string? text) =>
        Primary(extendedCode) == raw.SQLITE_INTERRUPT
            ? new OperationCanceledException(session.Cancellation)
            : Create(session.FilePath, extendedCode, text, null);

    public static EasemobCacheException Create(string? filePath, SqliteException exception) =>
        Create(filePath, exception.SqliteExtendedErrorCode, raw.sqlite3_errstr(exception.SqliteErrorCode).utf8_to_string(), exception);

    /// <summary>What the file system says without SQLite.</summary>
    public static EasemobCacheException NotWritable(string? filePath, Exception? exception = null) =>
        new($"The cache file cannot be written (error 3). {Advice(CacheFailure.NotWritable)}", exception)
        {
            Failure = CacheFailure.NotWritable,
            FilePath = filePath,
        };

    public static EasemobCacheException Busy(string? filePath) => Create(filePath, raw.SQLITE_BUSY, "database is locked", null);

    public static EasemobCacheException NoWriteAheadLog(string? filePath) =>
        new("The file system of the cache directory does not let SQLite keep a write-ahead log (error 3). Use a directory on a local disk.")
        {
            Failure = CacheFailure.Other,
            FilePath = filePath,
        };

    public static EasemobCacheException Damaged(string? filePath, string finding, Exception? cause = null) =>
        new($"The cache file is damaged: {finding} (error 3). {Advice(CacheFailure.Damaged)}", cause)
        {
            Failure = CacheFailure.Damaged,
            SqliteErrorCode = (cause as EasemobCacheException)?.SqliteErrorCode ?? 0,
            FilePath = filePath,
        };

    private static EasemobCacheException Create(string? filePath, int code, string? text, Exception? cause)
    {
        CacheFailure failure = Classify(code);
        return new EasemobCacheException($"The cache failed: {text} (error 3, SQLite error {code}). {Advice(failure)}", cause)
        {
            Failure = failure,
            SqliteErrorCode = code,
            FilePath = filePath,
            IsTransient = failure is CacheFailure.Busy or CacheFailure.DiskFull,
        };
    }

    private static CacheFailure Classify(int code) => Primary(code) switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => CacheFailure.Damaged,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => CacheFailure.Busy,
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN or raw.SQLITE_AUTH => CacheFailure.NotWritable,
        raw.SQLITE_FULL => CacheFailure.DiskFull,
        _ => CacheFailure.Other,
    };

    private static string Advice(CacheFailure failure) => failure switch
    {
        CacheFailure.Damaged => "Close the client and open it again: that checks the whole file and does what OnDamagedCache says.",
        CacheFailure.Busy => "Another process kept the file for more than 5 seconds; repeat the call when it has finished.",
        CacheFailure.NotWritable => "Check that the cache directory exists, and that this process may write to it and its files.",
        CacheFailure.DiskFull => "Make room on the disk and repeat the call; nothing of it was kept.",
        _ => "Close the client and open it again; if that does not help, the error code says more.",
    };

    // The lower byte is the kind, the rest its variety.
    private static int Primary(int extendedCode) => extendedCode & 0xff;
}
