using Microsoft.Win32.SafeHandles;

namespace ScsLabs.Model.Bodies;

/// <summary>The folder for temporary files, where the bytes of large bodies are. Any number of threads.</summary>
/// <remarks>
/// The files of bodies that nothing refers to any more are closed by their finalizers, and only then is their space free. A full disk doesn't make
/// the collector run, so a write that finds the disk full runs it, and is tried once more.
/// </remarks>
internal class BodyFolder
{
    private readonly Reclaimer reclaimer;

    protected BodyFolder() => reclaimer = new(Reclaim);

    /// <summary>The folder that the system names for temporary files.</summary>
    public static BodyFolder Default { get; } = new();

    /// <summary>Opens an empty file without a name; null where the folder takes no files at all, as in a container that is read-only.</summary>
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

    /// <summary>Writes all the bytes at the offset. A second try writes them all again, in the same place.</summary>
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

    /// <summary>Opens an empty file without a name.</summary>
    protected virtual SafeFileHandle Open() => NamelessFile.Open(Path.GetTempPath());

    /// <summary>Writes all the bytes at the offset.</summary>
    protected virtual void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    /// <summary>Closes the files of bodies that nothing refers to any more.</summary>
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
