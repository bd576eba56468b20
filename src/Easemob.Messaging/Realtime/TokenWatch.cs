namespace Easemob.Messaging.Realtime;

/// <summary>
/// Watches the life of the token in use, across connections: four fifths of it, counted from its first use, and its end. A token
/// that the server takes although it has expired by our clock is watched by the server's clock only.
/// </summary>
internal sealed class TokenWatch(TimeProvider timeProvider)
{
    private const double PartOfLifeBeforeWarning = 0.8;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly object _gate = new();
    private EasemobToken? _token;
    private DateTimeOffset? _expiresAt;
    private DateTimeOffset? _warnAt;
    private bool _isOurClockGood;
    private bool _hasExpired;

    /// <summary>Gets when the token expires; null where nobody knows.</summary>
    public DateTimeOffset? ExpiresAt
    {
        get
        {
            lock (_gate)
            {
                return _expiresAt;
            }
        }
    }

    /// <summary>A connection was made with a token.</summary>
    public void Begin(EasemobToken token, DateTimeOffset? expiresAt)
    {
        lock (_gate)
        {
            _hasExpired = false;
            if (token.Value == _token?.Value && expiresAt == _expiresAt)
            {
                return;
            }

            DateTimeOffset now = timeProvider.GetUtcNow();
            _token = token;
            _expiresAt = expiresAt;
            _isOurClockGood = expiresAt > now;
            _warnAt = _isOurClockGood ? now + Part(expiresAt!.Value - now) : null; // null is not later than anything
        }
    }

    /// <summary>Returns whether this is the token that was found to have expired.</summary>
    public bool HasExpired(EasemobToken token)
    {
        lock (_gate)
        {
            return _hasExpired && token.Value == _token?.Value;
        }
    }

    /// <summary>Looks at the clocks. Each event is returned once for a connection, the first one once for a token.</summary>
    /// <param name="serverTime">The server's clock, where it just told.</param>
    public TokenEvent Check(DateTimeOffset? serverTime = null)
    {
        lock (_gate)
        {
            DateTimeOffset now = timeProvider.GetUtcNow();
            if (!_hasExpired && (serverTime >= _expiresAt || (_isOurClockGood && now >= _expiresAt)))
            {
                _hasExpired = true;
                _warnAt = null;
                return TokenEvent.Expired;
            }

            if (now >= _warnAt)
            {
                _warnAt = null;
                return TokenEvent.Expiring;
            }

            return TokenEvent.None;
        }
    }

    /// <summary>Returns how long to wait before the next look.</summary>
    public TimeSpan NextLook()
    {
        lock (_gate)
        {
            DateTimeOffset? next = _hasExpired || !_isOurClockGood ? null : _warnAt ?? _expiresAt;
            TimeSpan wait = next - timeProvider.GetUtcNow() ?? LongestWait;
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait;
        }
    }

    private static TimeSpan Part(TimeSpan life) => TimeSpan.FromTicks((long)(life.Ticks * PartOfLifeBeforeWarning));
}
