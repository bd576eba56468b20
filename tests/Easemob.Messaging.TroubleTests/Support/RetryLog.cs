using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.TroubleTests.Support;

/// <summary>Tells when the client begins to wait before it repeats a call, and collects what it calls an error.</summary>
internal sealed class RetryLog : ILoggerFactory, ILogger
{
    private readonly TaskCompletionSource _retrying = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _retries;

    public Task Retrying => _retrying.Task;

    /// <summary>Gets how often the client repeated a call.</summary>
    public int Retries => Volatile.Read(ref _retries);

    public string? Error { get; private set; }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == "Retrying")
        {
            Interlocked.Increment(ref _retries);
            _retrying.TrySetResult();
        }

        if (logLevel >= LogLevel.Error)
        {
            Error = formatter(state, exception);
        }
    }
}
