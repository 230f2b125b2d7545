using Microsoft.Win32.SafeHandles;

namespace ScsLabs.Model.Bodies;

/// <summary>The folder for temporary files, which hold the bytes of large bodies. Safe for concurrent use.</summary>
/// <remarks>
/// The files of unreferenced bodies are closed by finalizers, and only then is their disk space freed. A full disk doesn't
/// trigger a garbage collection, so a write that finds the disk full triggers one and is tried once more.
/// </remarks>
internal class BodyFolder
{
    private readonly Reclaimer reclaimer;

    protected BodyFolder() => reclaimer = new(Reclaim);

    /// <summary>The system's folder for temporary files.</summary>
    public static BodyFolder Default { get; } = new();

    /// <summary>Opens an empty, nameless file; null if the folder is not writable at all, as in a read-only container.</summary>
    /// <remarks>Errors: BodyStorageException (the disk is full).</remarks>
    public async Task<SafeFileHandle?> TryOpenAsync()
    {
        try
        {
            return await WithReclaimAsync(Open).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException && !DiskErrors.IsFull(problem))
        {
            return null;
        }
        catch (IOException problem)
        {
            throw Failure(problem);
        }
    }

    /// <summary>Writes all the bytes at the offset. A retry writes all of them again at the same offset.</summary>
    /// <remarks>Errors: BodyStorageException.</remarks>
    public async Task WriteAsync(SafeFileHandle file, ReadOnlyMemory<byte> bytes, long offset)
    {
        try
        {
            await WithReclaimAsync(() =>
            {
                Write(file, bytes.Span, offset);
                return true;
            }).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Failure(problem);
        }
    }

    /// <summary>Opens an empty, nameless file.</summary>
    protected virtual SafeFileHandle Open() => NamelessFile.Open(Path.GetTempPath());

    /// <summary>Writes all the bytes at the offset.</summary>
    protected virtual void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    /// <summary>Closes the files of unreferenced bodies.</summary>
    protected virtual void Reclaim()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static BodyStorageException Failure(Exception problem) => new($"A body's bytes can't be written to the folder for temporary files: {problem.Message}", problem);

    private async Task<T> WithReclaimAsync<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (IOException problem) when (DiskErrors.IsFull(problem) || DiskErrors.IsOutOfHandles(problem))
        {
            await reclaimer.RunAsync().ConfigureAwait(false);
            return step();
        }
    }
}
