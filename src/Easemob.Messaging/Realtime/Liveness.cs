using static Easemob.Messaging.Platform.Durations;

namespace Easemob.Messaging.Realtime;

/// <summary>
/// Tells when a connection is to be asked for a sign of life, and when it has died. What cannot be known because this client does not
/// read at the moment, since its own listener is slow, is not held against the server.
/// </summary>
internal sealed class Liveness(TimeSpan interval, TimeSpan timeout, TimeProvider timeProvider)
{
    /// <summary>How long the server has for a list or a batch, and the network for a frame of ours, whatever else arrives.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private readonly Dictionary<string, long> _pulls = [];
    private long _heardAt = timeProvider.GetTimestamp();
    private long? _askedAt;
    private long? _sendingAt;
    private bool _isHeld;

    /// <summary>Gets whether this client does not read at the moment.</summary>
    public bool IsHeld
    {
        get
        {
            lock (_gate)
            {
                return _isHeld;
            }
        }
    }

    /// <summary>Something arrived, be it part of a frame.</summary>
    public void OnHeard() => Set(ref _heardAt);

    /// <summary>The server was asked for the list of queues, which is also the sign of life.</summary>
    public void OnAsked()
    {
        lock (_gate)
        {
            _askedAt ??= timeProvider.GetTimestamp();
        }
    }

    public void OnListed() => Clear(ref _askedAt);

    public void OnPulling(string queue)
    {
        lock (_gate)
        {
            _pulls[queue] = timeProvider.GetTimestamp();
        }
    }

    /// <summary>A batch arrived; where it does not say of which queue, it counts for all.</summary>
    public void OnBatch(string? queue)
    {
        lock (_gate)
        {
            if (queue is null)
            {
                _pulls.Clear();
            }
            else
            {
                _pulls.Remove(queue);
            }
        }
    }

    public void OnSending()
    {
        lock (_gate)
        {
            _sendingAt = timeProvider.GetTimestamp();
        }
    }

    public void OnSent() => Clear(ref _sendingAt);

    /// <summary>This client stops reading for a while.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _isHeld = true;
        }
    }

    /// <summary>This client reads again: all clocks begin anew.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _isHeld = false;
            _heardAt = timeProvider.GetTimestamp();
            _askedAt = _askedAt is null ? null : _heardAt;
            foreach (string queue in _pulls.Keys.ToArray())
            {
                _pulls[queue] = _heardAt;
            }
        }
    }

    /// <summary>Looks at the clock.</summary>
    public LivenessVerdict Check()
    {
        lock (_gate)
        {
            TimeSpan sendLeft = Left(_sendingAt, AnswerLimit);
            if (sendLeft <= TimeSpan.Zero)
            {
                return LivenessVerdict.Dead("a frame could not be sent", AnswerLimit);
            }

            return _isHeld ? LivenessVerdict.Wait(Min(sendLeft, timeout)) : CheckServer(sendLeft);
        }
    }

    private LivenessVerdict CheckServer(TimeSpan sendLeft)
    {
        TimeSpan pullLeft = _pulls.Count == 0 ? TimeSpan.MaxValue : Left(_pulls.Values.Min(), AnswerLimit);
        TimeSpan listLeft = Left(_askedAt, Max(timeout, AnswerLimit));
        TimeSpan lifeLeft = _askedAt is { } askedAt ? Left(Math.Max(askedAt, _heardAt), timeout) : TimeSpan.MaxValue;
        if (pullLeft <= TimeSpan.Zero || listLeft <= TimeSpan.Zero)
        {
            return LivenessVerdict.Dead("the server did not send what it was asked for", AnswerLimit);
        }

        if (lifeLeft <= TimeSpan.Zero)
        {
            return LivenessVerdict.Dead("the server gave no sign of life", timeout);
        }

        TimeSpan quietLeft = _askedAt is null ? Left(_heardAt, interval) : TimeSpan.MaxValue;
        return quietLeft <= TimeSpan.Zero
            ? LivenessVerdict.Ask
            : LivenessVerdict.Wait(Min(Min(sendLeft, pullLeft), Min(Min(listLeft, lifeLeft), Min(quietLeft, interval))));
    }

    private TimeSpan Left(long? since, TimeSpan limit) =>
        since is { } timestamp ? limit - timeProvider.GetElapsedTime(timestamp) : TimeSpan.MaxValue;

    private void Set(ref long timestamp)
    {
        lock (_gate)
        {
            timestamp = timeProvider.GetTimestamp();
        }
    }

    private void Clear(ref long? timestamp)
    {
        lock (_gate)
        {
            timestamp = null;
        }
    }
}
