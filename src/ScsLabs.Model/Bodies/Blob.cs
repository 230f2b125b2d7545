namespace ScsLabs.Model.Bodies;

/// <summary>Immutable bytes, in memory or in a file.</summary>
internal abstract class Blob
{
    /// <summary>All the bytes; null where they aren't in memory.</summary>
    public virtual ReadOnlyMemory<byte>? Memory => null;

    /// <summary>Reads at least one byte, beginning at the offset.</summary>
    public abstract int Read(long offset, Span<byte> target);

    /// <summary>Reads at least one byte, beginning at the offset.</summary>
    public abstract ValueTask<int> ReadAsync(long offset, Memory<byte> target, CancellationToken cancellationToken);
}

/// <summary>Bytes in memory. The caller must not change them afterwards.</summary>
internal sealed class MemoryBlob(ReadOnlyMemory<byte> bytes) : Blob
{
    public override ReadOnlyMemory<byte>? Memory => bytes;

    public override int Read(long offset, Span<byte> target)
    {
        var count = (int)Math.Min(bytes.Length - offset, target.Length);
        bytes.Span.Slice((int)offset, count).CopyTo(target);
        return count;
    }

    public override ValueTask<int> ReadAsync(long offset, Memory<byte> target, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(offset, target.Span));
    }
}
