using System.Buffers;
using System.Text;

namespace ScsLabs.Protocols.Signing;

/// <summary>Bytes that grow: on the stack at first, then in a rented array that <see cref="Dispose"/> returns.</summary>
internal ref struct ByteBuilder(Span<byte> initial)
{
    private Span<byte> _bytes = initial;
    private byte[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

    /// <summary>Space for at least so many bytes; what was used is told to <see cref="Advance"/>.</summary>
    public Span<byte> Space(int size)
    {
        if (_bytes.Length - _length < size)
            Grow(size);
        return _bytes[_length..];
    }

    public void Advance(int count) => _length += count;

    public void Append(byte value)
    {
        Space(1)[0] = value;
        _length++;
    }

    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Space(value.Length));
        _length += value.Length;
    }

    public void Append(ReadOnlySpan<char> value) =>
        _length += Encoding.UTF8.GetBytes(value, Space(Encoding.UTF8.GetMaxByteCount(value.Length)));

    public void Dispose()
    {
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
        this = default;
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + size, _bytes.Length * 2));
        Written.CopyTo(larger);
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
        _bytes = _rented = larger;
    }
}
