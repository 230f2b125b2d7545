using Microsoft.Extensions.Logging;

namespace ScsLabs.Emulator;

/// <summary>Writes the executable's log to standard error, one line for each entry.</summary>
internal sealed class ConsoleLog : ILoggerProvider
{
    /// <summary>The host's log category, which is switched off: its entry about a failed start only repeats the exception.</summary>
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>ASP.NET Core's log of requests, which is switched off: the emulator has its journal, and each request would cost an activity and a scope.</summary>
    private const string RequestCategory = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>Creates a logger factory with this minimum level.</summary>
    public static ILoggerFactory Create(LogLevel level) =>
        LoggerFactory.Create(logging => logging.SetMinimumLevel(level).AddFilter(HostCategory, LogLevel.None).AddFilter(RequestCategory, LogLevel.None).AddProvider(new ConsoleLog()));

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Line(categoryName);

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private sealed class Line(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Console.Error.WriteLine($"{logLevel}: {category}: {formatter(state, exception)}{(exception is null ? "" : " " + exception)}");
    }
}
