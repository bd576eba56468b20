namespace Easemob.Messaging;

/// <summary>How the realtime connection is watched, and how it is made again when it is lost.</summary>
public sealed class EasemobRealtimeOptions
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxInterval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>
    /// Gets or sets how long nothing may arrive before the server is asked whether it is there. The default is 30 seconds; from 1 second
    /// to 10 minutes.
    /// </summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how long the server has to answer that question before the connection counts as lost. The default is 10 seconds;
    /// from 1 second to 10 minutes. A connection that died silently is noticed within this and <see cref="KeepAliveInterval"/>: 40
    /// seconds unless set otherwise.
    /// </summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets the wait before the first attempt to make a lost connection again; it doubles with each one, with jitter, and begins
    /// anew after a connection that was there. There is no last attempt. The default is 1 second; more than 0.
    /// </summary>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets the longest wait between two such attempts. The default is 60 seconds; not less than <see cref="ReconnectDelay"/>,
    /// up to 1 hour.
    /// </summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(60);

    internal EasemobRealtimeOptions Copy() => (EasemobRealtimeOptions)MemberwiseClone();

    internal IEnumerable<string> Faults()
    {
        if (KeepAliveInterval < MinInterval || KeepAliveInterval > MaxInterval)
        {
            yield return $"Realtime.KeepAliveInterval is {KeepAliveInterval}; it must be from 1 second to 10 minutes.";
        }

        if (KeepAliveTimeout < MinInterval || KeepAliveTimeout > MaxInterval)
        {
            yield return $"Realtime.KeepAliveTimeout is {KeepAliveTimeout}; it must be from 1 second to 10 minutes.";
        }

        if (ReconnectDelay <= TimeSpan.Zero)
        {
            yield return $"Realtime.ReconnectDelay is {ReconnectDelay}; it must be more than 0.";
        }

        if (MaxReconnectDelay < ReconnectDelay || MaxReconnectDelay > LongestWait)
        {
            yield return
                $"Realtime.MaxReconnectDelay is {MaxReconnectDelay}; it must be from Realtime.ReconnectDelay ({ReconnectDelay}) to 1 hour.";
        }
    }
}
