namespace Easemob.Messaging.Cache;

/// <summary>The connections for queries: kept for the next query, closed when none came for a while.</summary>
internal sealed class SqliteReaders : IDisposable
{
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);

    private readonly string _path;
    private readonly ITimer _idleTimer;
    private readonly Stack<SqliteSession> _idle = new();

    public SqliteReaders(string path, TimeProvider timeProvider)
    {
        _path = path;
        _idleTimer = timeProvider.CreateTimer(_ => CloseIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets how many connections wait for the next query.</summary>
    public int IdleCount
    {
        get
        {
            lock (_idle)
            {
                return _idle.Count;
            }
        }
    }

    public SqliteSession Rent()
    {
        lock (_idle)
        {
            if (_idle.Count > 0)
            {
                return _idle.Pop();
            }
        }

        return SqliteSession.OpenReader(_path);
    }

    public void Return(SqliteSession session)
    {
        lock (_idle)
        {
            _idle.Push(session);
        }

        _idleTimer.Change(IdleLimit, Timeout.InfiniteTimeSpan);
    }

    public void CloseIdle()
    {
        lock (_idle)
        {
            while (_idle.Count > 0)
            {
                _idle.Pop().Dispose();
            }
        }
    }

    public void Dispose()
    {
        _idleTimer.Dispose();
        CloseIdle();
    }
}
