using System.Runtime.InteropServices;

namespace ScsLabs.Model.Bodies;

/// <summary>A slice of a blob. Never empty.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Piece(Blob Blob, long Offset, long Length)
{
    /// <summary>The slice's bytes; null where they aren't in memory.</summary>
    public ReadOnlyMemory<byte>? Memory => Blob.Memory?.Slice((int)Offset, (int)Length);

    public Piece Slice(long offset, long length) => this with { Offset = Offset + offset, Length = length };

    /// <summary>Reads at least one byte, beginning at the offset within the slice.</summary>
    public int Read(long from, Span<byte> target) =>
        Blob.Read(Offset + from, target[..(int)Math.Min(Length - from, target.Length)]);

    /// <summary>Reads at least one byte, beginning at the offset within the slice.</summary>
    public ValueTask<int> ReadAsync(long from, Memory<byte> target, CancellationToken cancellationToken) =>
        Blob.ReadAsync(Offset + from, target[..(int)Math.Min(Length - from, target.Length)], cancellationToken);
}
