using Microsoft.Win32.SafeHandles;

namespace ScsLabs.Model.Bodies;

/// <summary>Bytes that never change: in memory, or in a file without a name, which is gone with whoever refers to it last, or with the process, however that ends.</summary>
internal sealed class Blob
{
    private readonly SafeFileHandle? file;

    public Blob(ReadOnlyMemory<byte> memory) => (Memory, Length) = (memory, memory.Length);

    public Blob(SafeFileHandle file, long length) => (this.file, Length) = (file, length);

    public long Length { get; }

    /// <summary>The bytes, where they are in memory.</summary>
    public ReadOnlyMemory<byte>? Memory { get; }

    /// <summary>Reads from the file; the rest may come with the next call.</summary>
    public ValueTask<int> ReadAsync(long offset, Memory<byte> target, CancellationToken cancel) => RandomAccess.ReadAsync(file!, target, offset, cancel);

    /// <summary>Reads from the file; the rest may come with the next call.</summary>
    public int Read(long offset, Span<byte> target) => RandomAccess.Read(file!, target, offset);
}
