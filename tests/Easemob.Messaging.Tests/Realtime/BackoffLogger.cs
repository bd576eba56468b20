using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Tests.Realtime;

/// <summary>Tells the clock which wait comes next: the channel logs it just before.</summary>
internal sealed class BackoffLogger(ILogger inner, TestClock clock) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == "RealtimeReconnecting")
        {
            var values = (IReadOnlyList<KeyValuePair<string, object?>>)state!;
            clock.ExpectBackoff(TimeSpan.FromMilliseconds((double)values.Single(value => value.Key == "DelayMs").Value!));
        }

        inner.Log(logLevel, eventId, state, exception, formatter);
    }
}
