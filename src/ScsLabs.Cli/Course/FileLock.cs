namespace ScsLabs.Cli;

/// <summary>A file that one process at a time has open. The system closes it when the process ends, however that comes.</summary>
internal sealed class FileLock : IDisposable
{
    /// <summary>The errors of a file that another process has open: of Windows (ERROR_SHARING_VIOLATION), Linux and macOS (EWOULDBLOCK).</summary>
    private static readonly int[] Held = [unchecked((int)0x80070020), 11, 35];

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock; null where another process has it.</summary>
    public static FileLock? TryTake(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException held) when (Held.Contains(held.HResult))
        {
            return null;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new LearnerException(closed.Message);
        }
    }

    /// <summary>Waits until the lock is free, and takes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">Measures the time between two looks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="onWait">Called once where another process has it.</param>
    public static async Task<FileLock> WaitAsync(string path, TimeProvider time, CancellationToken cancellationToken, Action? onWait = null)
    {
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            onWait?.Invoke();
            onWait = null;
            await Task.Delay(Step, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public void Dispose() => file.Dispose();
}
