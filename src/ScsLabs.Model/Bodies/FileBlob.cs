using Microsoft.Win32.SafeHandles;

namespace ScsLabs.Model.Bodies;

/// <summary>Bytes in a nameless file, which is closed when this blob is finalized.</summary>
internal sealed class FileBlob : Blob
{
    private readonly SafeFileHandle file;
    private readonly long length;

    /// <summary>Takes over a file that is complete and no longer written to.</summary>
    public FileBlob(SafeFileHandle file, long length)
    {
        this.file = file;
        this.length = length;
        // The garbage collector sees a small object, not its disk space, and would let unreferenced files accumulate.
        GC.AddMemoryPressure(length);
    }

#pragma warning disable MA0055 // Nobody disposes of a body: worlds share it, and the collector alone knows who is last.
    ~FileBlob() => GC.RemoveMemoryPressure(length);
#pragma warning restore MA0055

    public override int Read(long offset, Span<byte> target) => Some(RandomAccess.Read(file, target, offset));

    public override async ValueTask<int> ReadAsync(long offset, Memory<byte> target, CancellationToken cancellationToken) =>
        Some(await RandomAccess.ReadAsync(file, target, offset, cancellationToken).ConfigureAwait(false));

    private static int Some(int count) => count > 0 ? count : throw new EndOfStreamException("A body's file is shorter than what was written to it.");
}
