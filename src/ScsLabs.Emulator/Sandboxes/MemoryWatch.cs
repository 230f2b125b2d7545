using System.Diagnostics;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Looks at the memory of a program's processes, and ends it where they take too much. Control groups, with which the kernel itself would, can't be counted on.</summary>
/// <param name="measure">Measures the memory of all processes together, in bytes.</param>
/// <param name="most">The maximum.</param>
/// <param name="end">Ends the program.</param>
internal sealed class MemoryWatch(Func<long> measure, long most, Action end) : IDisposable
{
    /// <summary>The minimum time between two looks, and that time as a multiple of what a look at all programs takes.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);
    private const int Rest = 10;

    /// <summary>How many looks are left out at most while a program's memory stays the same, as that of an idle one does.</summary>
    private const int MostLeftOut = 12;

    private static readonly Lock Gate = new();
    private static readonly HashSet<MemoryWatch> Watched = [];
    private static bool isLooking;

    private readonly Lock looking = new();
    private long last;
    private int leftOut;
    private int toLeaveOut;

    /// <summary>The most that was seen, in bytes.</summary>
    public long Peak { get; private set; }

    /// <summary>Whether too much was seen.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Begins to look.</summary>
    public void Begin()
    {
        lock (Gate)
        {
            Watched.Add(this);
            if (!isLooking)
            {
                isLooking = true;
                _ = Task.Run(LookAsync);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (Gate)
        {
            Watched.Remove(this);
        }
    }

    /// <summary>Looks at all programs, one after the other, as long as there are any.</summary>
    private static async Task LookAsync()
    {
        while (true)
        {
            MemoryWatch[] all;
            lock (Gate)
            {
                isLooking = Watched.Count > 0;
                if (!isLooking)
                {
                    return;
                }

                all = [.. Watched];
            }

            var start = Stopwatch.GetTimestamp();
            Array.ForEach(all, static watch => watch.Look());
            var pause = Stopwatch.GetElapsedTime(start) * Rest;
            await Task.Delay(pause > Period ? pause : Period).ConfigureAwait(false);
        }
    }

    /// <summary>Looks at once, and ends the program where it takes too much: it can take its memory between two looks. Returns whether it did.</summary>
    public bool LookNow()
    {
        lock (looking)
        {
            toLeaveOut = 0;
            Look();
            return IsExceeded;
        }
    }

    private void Look()
    {
        lock (looking)
        {
            if (leftOut < toLeaveOut)
            {
                leftOut++;
                return;
            }

            var now = measure();
            toLeaveOut = now == last ? Math.Min((2 * toLeaveOut) + 1, MostLeftOut) : 0;
            (last, leftOut, Peak) = (now, 0, Math.Max(Peak, now));
            if (Peak > most && !IsExceeded)
            {
                IsExceeded = true;
                end();
            }
        }
    }
}
