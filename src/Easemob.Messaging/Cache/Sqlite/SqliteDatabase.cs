namespace Easemob.Messaging.Cache;

/// <summary>
/// The way to an open database: one writer at a time and several readers, each on a thread of the pool while it works, since
/// SQLite's calls block. Nothing of the content is remembered here: other processes may write to the same file.
/// </summary>
internal sealed class SqliteDatabase : IAsyncDisposable
{
    private const int MaxReaders = 4;

    private readonly SqliteSession _writer;
    private readonly SqliteReaders? _readers;
    private readonly Action<EasemobCacheException>? _damageNoticed;
    private readonly Action<SqliteSession>? _committing;
#pragma warning disable CA2213 // Calls that wait at a gate when the database is disposed are let through, to be told so
    private readonly SemaphoreSlim _writeGate = new(1);
    private readonly SemaphoreSlim _readGate;
#pragma warning restore CA2213
    private volatile bool _isDisposed;
    private long _otherVersion;

    /// <param name="writer">The open connection; this object closes it. One in memory is the only one, and reads too.</param>
    /// <param name="timeProvider">The clock for connections that nobody uses.</param>
    /// <param name="damageNoticed">Told when an operation comes upon damage.</param>
    /// <param name="committing">What every transaction does last.</param>
    public SqliteDatabase(
        SqliteSession writer,
        TimeProvider timeProvider,
        Action<EasemobCacheException>? damageNoticed = null,
        Action<SqliteSession>? committing = null)
    {
        _writer = writer;
        _readers = writer.FilePath is { } path ? new SqliteReaders(path, timeProvider) : null;
        _readGate = _readers is null ? _writeGate : new SemaphoreSlim(MaxReaders);
        _damageNoticed = damageNoticed;
        _committing = committing;
    }

    /// <summary>Gets what rises after each change of the content, and is closed when this object is disposed.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>Gets whether others may write to the same file.</summary>
    public bool IsShared => _readers is not null;

    /// <summary>Gets how many connections wait for the next query.</summary>
    public int IdleReaders => _readers?.IdleCount ?? 0;

    /// <summary>Runs queries that see one state of the file. Cancellation stops a query that is running.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> query, CancellationToken cancellationToken)
    {
        await EnterAsync(_readGate, cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Read(query, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _readGate.Release();
        }
    }

    /// <summary>Runs one transaction. Cancellation ends the waiting for its turn; once begun, it is carried through.</summary>
    public Task<T> WriteAsync<T>(Durability durability, Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        WriteAsync(durability, work, static _ => { }, cancellationToken);

    /// <summary>Runs one transaction and, when it has been committed, what belongs to it, before another's turn.</summary>
    public async Task<T> WriteAsync<T>(
        Durability durability, Func<SqliteSession, T> work, Action<T> committed, CancellationToken cancellationToken)
    {
        T result = await WriteUnseenAsync(durability, work, committed, cancellationToken).ConfigureAwait(false);
        Changes.Raise();
        return result;
    }

    /// <summary>Runs one transaction of which nobody need know: what it changes is in no model.</summary>
    public Task<T> WriteUnseenAsync<T>(Durability durability, Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        WriteUnseenAsync(durability, work, static _ => { }, cancellationToken);

    /// <summary>Raises the signal where others have written to the file since this was called before.</summary>
    public async Task NoticeOthersAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(_writeGate, cancellationToken).ConfigureAwait(false);
        try
        {
            // The number tells of the commits of other connections only, and this object writes through one.
            long version = await Task.Run(() => Watch(() => _writer.ReadInt64("PRAGMA data_version")), cancellationToken)
                .ConfigureAwait(false);
            if (version != _otherVersion)
            {
                _otherVersion = version;
                Changes.Raise();
            }
        }
        finally
        {
            _writeGate.Release();
        }
    }

    /// <summary>Runs work that is no transaction, on the only connection that this object then has open.</summary>
    public async Task RunAloneAsync(Action<SqliteSession> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            await AloneAsync(
                () => Watch(() =>
                {
                    ObjectDisposedException.ThrowIf(_isDisposed, this);
                    _readers?.CloseIdle();
                    work(_writer);
                    return true;
                }),
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // It may have committed something before it failed.
            Changes.Raise();
        }
    }

    /// <summary>Waits for the work that is under way, then closes every connection; the last one to close empties the log.</summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        Changes.Close();
        await AloneAsync(Close, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<T> WriteUnseenAsync<T>(
        Durability durability, Func<SqliteSession, T> work, Action<T> committed, CancellationToken cancellationToken)
    {
        await EnterAsync(_writeGate, cancellationToken).ConfigureAwait(false);
        try
        {
            T result = await Task.Run(() => Watch(() => Write(durability, work)), cancellationToken).ConfigureAwait(false);
            committed(result);
            return result;
        }
        finally
        {
            _writeGate.Release();
        }
    }

    private T Write<T>(Durability durability, Func<SqliteSession, T> work) => _writer.Write(durability, session =>
    {
        T result = work(session);
        _committing?.Invoke(session);
        return result;
    });

    private void Close()
    {
        _readers?.Dispose();
        _writer.Dispose();
    }

    private T Read<T>(Func<SqliteSession, T> query, CancellationToken cancellationToken) => Watch(() =>
    {
        SqliteSession session = _readers?.Rent() ?? _writer;
        try
        {
            session.Cancellation = cancellationToken;
            return session.Read(query);
        }
        finally
        {
            session.Cancellation = CancellationToken.None;
            _readers?.Return(session);
        }
    });

    private T Watch<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (EasemobCacheException exception) when (exception.Failure == CacheFailure.Damaged)
        {
            _damageNoticed?.Invoke(exception);
            throw;
        }
    }

    private async Task EnterAsync(SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_isDisposed)
        {
            gate.Release();
            ObjectDisposedException.ThrowIf(true, this);
        }
    }

    private async Task AloneAsync(Action work, CancellationToken cancellationToken)
    {
        await _writeGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        int readersHeld = 0;
        try
        {
            for (; _readers is not null && readersHeld < MaxReaders; readersHeld++)
            {
                await _readGate.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            await Task.Run(work, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (readersHeld > 0)
            {
                _readGate.Release(readersHeld);
            }

            _writeGate.Release();
        }
    }
}
