using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MlOps.Operator.Tests.Hosting.Support;

/// <summary>Keeps what was logged, by whomever.</summary>
internal sealed class KeptLogs : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>What exceptions said.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        Lines.Enqueue(formatter(state, exception));
        if (exception is not null)
            Errors.Enqueue(exception.Message);
    }

    public void Dispose()
    {
        // There is nothing to give back.
    }
}
