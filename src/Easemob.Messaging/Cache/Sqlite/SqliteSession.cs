using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Easemob.Messaging.Cache;

/// <summary>
/// A connection and its prepared statements, used by one thread at a time. Only the opening is the provider's: its commands cost a
/// kilobyte a row, and its retries and "async" methods would get in the way of ours.
/// </summary>
internal sealed class SqliteSession : IDisposable
{
    private const int BusyTimeoutMs = 5_000;
    private const int MaxModeAttempts = 20;

    // A millisecond or less, and enough for short queries never to be asked.
    private const int StepsBetweenLooks = 1_000;

    // Deleted text is overwritten and never spills into temporary files; the log shrinks again after a large batch.
    private const string Settings =
        """
        PRAGMA secure_delete = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -2048;
        PRAGMA journal_size_limit = 4194304;
        PRAGMA foreign_keys = ON;
        """;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, sqlite3_stmt> _statements = new(StringComparer.Ordinal);
    private readonly delegate_progress _isCancelled;
    private Durability _durability = Durability.Unset;
    private CancellationToken _cancellation;

    private SqliteSession(SqliteConnection connection, string? filePath)
    {
        _connection = connection;
        _isCancelled = _ => _cancellation.IsCancellationRequested ? 1 : 0;
        FilePath = filePath;
    }

    /// <summary>Gets the path of the file, null for a database in memory.</summary>
    public string? FilePath { get; }

    /// <summary>
    /// Gets or sets what cancels the work from now on. SQLite asks for it while it works: an interruption from outside would be lost on a
    /// statement that is just about to begin.
    /// </summary>
    public CancellationToken Cancellation
    {
        get => _cancellation;
        set
        {
            _cancellation = value;
            raw.sqlite3_progress_handler(Handle, value.CanBeCanceled ? StepsBetweenLooks : 0, _isCancelled, null);
        }
    }

    /// <summary>Gets how many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(Handle);

    /// <summary>Gets how many rows were changed since the connection was opened, those of indexes with tables of their own included.</summary>
    public long TotalChanges => raw.sqlite3_total_changes(Handle);

    private sqlite3 Handle => _connection.Handle ?? throw new ObjectDisposedException(nameof(SqliteSession));

    /// <summary>Opens a file that exists. Until <see cref="CheckpointOnClose"/>, closing leaves it and its log as they are.</summary>
    public static SqliteSession OpenFile(string path)
    {
        SqliteSession session = Open(path, path, SqliteOpenMode.ReadWrite);
        try
        {
            session.LeaveLogOnClose(true);
            session.Execute(Settings);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public static SqliteSession OpenInMemory()
    {
        SqliteSession session = Open(":memory:", null, SqliteOpenMode.Memory);
        session.Execute(Settings);
        return session;
    }

    /// <summary>Opens another connection to the file, for queries only.</summary>
    public static SqliteSession OpenReader(string path)
    {
        SqliteSession session = OpenFile(path);
        session.Execute("PRAGMA query_only = ON");
        session.CheckpointOnClose();
        return session;
    }

    /// <summary>Lets the last connection to close move the log into the file.</summary>
    public void CheckpointOnClose() => LeaveLogOnClose(false);

    /// <summary>Throws where the file is write-protected: SQLite opens such a file all the same, to be read only.</summary>
    public void RefuseReadOnly()
    {
        if (raw.sqlite3_db_readonly(Handle, "main") == 1)
        {
            throw SqliteErrors.NotWritable(FilePath);
        }
    }

    /// <summary>Lets readers and a writer work at once, and commits survive; kept in the file, so usually set already.</summary>
    public void UseWriteAheadLog()
    {
        if (ReadText("PRAGMA journal_mode") == "wal")
        {
            return;
        }

        // SQLite does not wait for others here. A transaction does, and after it another has often set the mode.
        for (int attempt = 1; ; attempt++)
        {
            Execute("BEGIN IMMEDIATE; COMMIT;");
            try
            {
                if (ReadText("PRAGMA journal_mode = WAL") == "wal")
                {
                    return;
                }

                throw SqliteErrors.NoWriteAheadLog(FilePath);
            }
            catch (EasemobCacheException exception) when (exception.Failure == CacheFailure.Busy && attempt < MaxModeAttempts)
            {
                // Waits for its turn again.
            }
        }
    }

    /// <summary>Moves the log into the file and cuts it to nothing.</summary>
    public void TruncateLog()
    {
        if (ReadInt64("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
        {
            throw SqliteErrors.Busy(FilePath);
        }
    }

    /// <summary>Lends a statement, which is prepared once per session.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (!_statements.TryGetValue(sql, out sqlite3_stmt? statement))
        {
            Check(raw.sqlite3_prepare_v3(Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
            _statements.Add(sql, statement);
        }

        return new SqliteStatement(this, statement);
    }

    /// <summary>Runs a script without parameters or results.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    /// <summary>Runs a statement whose parameters are numbers.</summary>
    /// <returns>How many rows were inserted, updated or deleted.</returns>
    public int Run(string sql, params ReadOnlySpan<long?> parameters)
    {
        using SqliteStatement statement = Prepare(sql);
        for (int i = 0; i < parameters.Length; i++)
        {
            statement.Bind(i + 1, parameters[i]);
        }

        return statement.Execute();
    }

    /// <summary>Reads one number.</summary>
    public long ReadInt64(string sql)
    {
        using SqliteStatement statement = Prepare(sql);
        return statement.Step() ? statement.GetInt64(0) : 0;
    }

    /// <summary>Reads one text.</summary>
    public string ReadText(string sql)
    {
        using SqliteStatement statement = Prepare(sql);
        return statement.Step() ? statement.GetString(0) : string.Empty;
    }

    /// <summary>Runs queries that all see the same state of the file.</summary>
    public T Read<T>(Func<SqliteSession, T> work) => InTransaction("BEGIN", work);

    /// <summary>Runs changes of which all happen or none. The transaction waits for its turn at once and so cannot lose it later.</summary>
    public T Write<T>(Durability durability, Func<SqliteSession, T> work)
    {
        if (durability != _durability)
        {
            Execute(durability == Durability.Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            _durability = durability;
        }

        return InTransaction("BEGIN IMMEDIATE", work);
    }

    /// <summary>Throws what an SQLite code means.</summary>
    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw SqliteErrors.Create(this, raw.sqlite3_extended_errcode(Handle), raw.sqlite3_errmsg(Handle).utf8_to_string());
        }
    }

    public void Dispose()
    {
        foreach (sqlite3_stmt statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _connection.Dispose();
    }

    private static SqliteSession Open(string source, string? filePath, SqliteOpenMode mode)
    {
        // The provider's pool would keep files open, and in use, after they were closed.
        var address = new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(address.ConnectionString);
        try
        {
            connection.Open();
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw SqliteErrors.Create(filePath, exception);
        }

        _ = raw.sqlite3_busy_timeout(connection.Handle, BusyTimeoutMs);
        return new SqliteSession(connection, filePath);
    }

    private void LeaveLogOnClose(bool leave) =>
        Check(raw.sqlite3_db_config(Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave ? 1 : 0, out _));

    private T InTransaction<T>(string begin, Func<SqliteSession, T> work)
    {
        Execute(begin);
        try
        {
            T result = work(this);
            Execute("COMMIT");
            return result;
        }
        catch
        {
            // Some errors have rolled back already; a second time only says so.
            _ = raw.sqlite3_exec(Handle, "ROLLBACK");
            throw;
        }
    }
}
