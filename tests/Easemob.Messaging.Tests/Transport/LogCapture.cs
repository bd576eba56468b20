using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Tests.Transport;

/// <summary>Keeps every log line, at every level.</summary>
internal sealed class LogCapture : ILogger
{
    private readonly ConcurrentQueue<(EventId Id, LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<(EventId Id, LogLevel Level, string Text)> Lines => [.. _lines];

    public int Count(string eventName) => Lines.Count(line => line.Id.Name == eventName);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId, logLevel, $"{formatter(state, exception)} {exception}"));

    public ILoggerFactory ToFactory() => new Factory(this);

    private sealed class Factory(ILogger logger) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => logger;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
