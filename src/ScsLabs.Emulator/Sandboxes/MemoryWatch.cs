namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Looks at the memory of a program's processes, and ends it where they take too much. Control groups, with which the kernel itself would, can't be counted on.</summary>
/// <param name="measure">Measures the memory of all processes together, in bytes.</param>
/// <param name="most">The maximum.</param>
internal sealed class MemoryWatch(Func<long> measure, long most)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    /// <summary>The most that was seen, in bytes.</summary>
    public long Peak { get; private set; }

    /// <summary>Whether too much was seen.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Looks until the program is over.</summary>
    /// <param name="end">Ends the program.</param>
    /// <param name="over">Cancelled when it is over.</param>
    public async Task RunAsync(Action end, CancellationToken over)
    {
        using var timer = new PeriodicTimer(Period);
        try
        {
            while (await timer.WaitForNextTickAsync(over).ConfigureAwait(false))
            {
                Peak = Math.Max(Peak, measure());
                if (Peak > most)
                {
                    IsExceeded = true;
                    end();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
    }
}
