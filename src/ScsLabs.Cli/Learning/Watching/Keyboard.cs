namespace ScsLabs.Cli.Learning.Watching;

/// <summary>The keys that the user presses.</summary>
internal interface IKeyboard
{
    /// <summary>Waits for a key; null where none will come any more.</summary>
    Task<char?> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>The terminal's keys, or where the input is no terminal the first character of each line.</summary>
internal sealed class Keyboard(TimeProvider time) : IKeyboard
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc />
    public async Task<char?> ReadAsync(CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
        {
            // The console's reader can't be cancelled.
            return await Task.Run(Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false) is { } line ? line.FirstOrDefault('\n') : null;
        }

        while (!Console.KeyAvailable)
        {
            await Task.Delay(Step, time, cancellationToken).ConfigureAwait(false);
        }

        var pressed = Console.ReadKey(intercept: true);
        return pressed.Key == ConsoleKey.Enter ? '\n' : pressed.KeyChar;
    }
}
