using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>Collects what clients log, at every level.</summary>
internal sealed class CollectedLog : ILoggerFactory
{
    private readonly ConcurrentQueue<Line> _lines = new();

    /// <summary>Raised, by the thread that logs, after a line was collected.</summary>
    public event Action<Line>? Written;

    public IReadOnlyCollection<Line> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Collector(this);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    internal sealed record Line(LogLevel Level, string Event, string Text);

    private sealed class Collector(CollectedLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Line line = new(logLevel, eventId.Name ?? "", $"{formatter(state, exception)} {exception}");
            log._lines.Enqueue(line);
            log.Written?.Invoke(line);
        }
    }
}
