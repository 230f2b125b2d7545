using System.Numerics;
using System.Runtime.InteropServices;

namespace ScsLabs.Network;

/// <summary>Rows of bits. Rows of matrices with as many columns can be joined.</summary>
/// <param name="rows">The number of rows.</param>
/// <param name="columns">The number of bits in each.</param>
internal sealed class BitMatrix(int rows, int columns)
{
    private readonly int width = (columns + 63) / 64;
    private readonly ulong[] words = new ulong[rows * ((columns + 63) / 64L)];

    /// <summary>A row, 64 bits in each word.</summary>
    public Span<ulong> this[int row] => words.AsSpan(row * width, width);

    /// <summary>Whether the bit is set.</summary>
    public bool Has(int row, int column) => (words[(row * width) + (column / 64)] >> (column % 64) & 1) != 0;

    /// <summary>Sets the bit.</summary>
    public void Set(int row, int column) => words[(row * width) + (column / 64)] |= 1UL << (column % 64);

    /// <summary>Sets the bits from the first to the last but one.</summary>
    public void Set(int row, int first, int end)
    {
        for (var column = first; column < end; column++)
        {
            Set(row, column);
        }
    }

    /// <summary>The columns whose bits are set.</summary>
    public IEnumerable<int> Columns(int row)
    {
        for (var word = 0; word < width; word++)
        {
            for (var left = words[(row * width) + word]; left != 0; left &= left - 1)
            {
                yield return (word * 64) + BitOperations.TrailingZeroCount(left);
            }
        }
    }

    /// <summary>Sets the bits that are set in the other row.</summary>
    public static void Or(Span<ulong> row, ReadOnlySpan<ulong> other)
    {
        var vectors = MemoryMarshal.Cast<ulong, Vector<ulong>>(row);
        var others = MemoryMarshal.Cast<ulong, Vector<ulong>>(other);
        for (var index = 0; index < vectors.Length; index++)
        {
            vectors[index] |= others[index];
        }

        for (var index = vectors.Length * Vector<ulong>.Count; index < row.Length; index++)
        {
            row[index] |= other[index];
        }
    }

    /// <summary>Sets the bits that are set in both other rows.</summary>
    public static void OrBoth(Span<ulong> row, ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        for (var index = 0; index < row.Length; index++)
        {
            row[index] |= one[index] & other[index];
        }
    }

    /// <summary>Clears the bits that aren't set in the other row.</summary>
    public static void And(Span<ulong> row, ReadOnlySpan<ulong> other)
    {
        for (var index = 0; index < row.Length; index++)
        {
            row[index] &= other[index];
        }
    }
}
