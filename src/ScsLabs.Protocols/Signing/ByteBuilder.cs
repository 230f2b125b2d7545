using System.Buffers;
using System.Text;

namespace ScsLabs.Protocols.Signing;

/// <summary>A growing buffer of bytes: on the stack at first, then in a rented array that <see cref="Dispose"/> returns.</summary>
internal ref struct ByteBuilder(Span<byte> initial)
{
    private Span<byte> bytes = initial;
    private byte[]? rented;
    private int length;

    public readonly ReadOnlySpan<byte> Written => bytes[..length];

    /// <summary>Returns space for at least <paramref name="size"/> bytes. <see cref="Advance"/> records how many were used.</summary>
    public Span<byte> Space(int size)
    {
        if (bytes.Length - length < size)
        {
            Grow(size);
        }

        return bytes[length..];
    }

    public void Advance(int count) => length += count;

    public void Append(byte value)
    {
        Space(1)[0] = value;
        length++;
    }

    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Space(value.Length));
        length += value.Length;
    }

    public void Append(ReadOnlySpan<char> value) =>
        length += Encoding.UTF8.GetBytes(value, Space(Encoding.UTF8.GetMaxByteCount(value.Length)));

    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        this = default;
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length + size, bytes.Length * 2));
        Written.CopyTo(larger);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        bytes = rented = larger;
    }
}
