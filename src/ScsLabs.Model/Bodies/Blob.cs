namespace ScsLabs.Model.Bodies;

/// <summary>Bytes that never change, in memory or in a file.</summary>
internal abstract class Blob
{
    /// <summary>All the bytes, where they are in memory.</summary>
    public virtual ReadOnlyMemory<byte>? Memory => null;

    /// <summary>Reads at least one byte from the offset on.</summary>
    public abstract int Read(long offset, Span<byte> target);

    /// <summary>Reads at least one byte from the offset on.</summary>
    public abstract ValueTask<int> ReadAsync(long offset, Memory<byte> target, CancellationToken cancellationToken);
}

/// <summary>Bytes in memory, which the giver leaves alone from then on.</summary>
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
