using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ScsLabs.Policy.Matching;

/// <summary>Finds a run that may contain <see cref="Glob.AnyOne"/> in a text, comparing as many places at once as a vector has elements.</summary>
/// <remarks>
/// Bound: text × literals of the run / <see cref="Places"/> comparisons of vectors (16 places each with 256 bits), without allocating.
/// A set of places is dropped at the first character that none of them has, so that ordinary texts take hardly more than one comparison a set.
/// </remarks>
internal static class RunSearch
{
    /// <summary>The number of places that are compared at once.</summary>
    public static int Places => Vector<ushort>.Count;

    /// <summary>Finds the first place of the run in the text; -1 for none.</summary>
    public static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> run, StringComparison comparison) =>
        comparison is StringComparison.OrdinalIgnoreCase ? IndexOfFolded(text, run) : IndexOf(text, run, out _);

    /// <summary>Finds the first place of the run in the text, case-sensitively; -1 for none.</summary>
    /// <param name="text">The text to search.</param>
    /// <param name="run">The run to find.</param>
    /// <param name="comparisons">The number of characters of the run that were compared, each with one set of places.</param>
    public static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> run, out long comparisons)
    {
        comparisons = 0;
        var units = MemoryMarshal.Cast<char, ushort>(text);
        for (var at = 0; at + run.Length <= text.Length; at += Places)
        {
            // The last set begins early enough for its vectors to lie within the text; the places before it were rejected already.
            var start = Math.Min(at, text.Length - run.Length - Places + 1);
            if (start < 0)
            {
                return IndexOfOneByOne(text, run, ref comparisons);
            }

            var fits = Vector<ushort>.AllBitsSet;
            for (var next = 0; next < run.Length && fits != Vector<ushort>.Zero; next++)
            {
                if (run[next] == Glob.AnyOne)
                {
                    if (run[next..].IndexOfAnyExcept(Glob.AnyOne) is var row and >= 0)
                    {
                        next += row - 1;
                        continue;
                    }

                    break;
                }

                comparisons++;
                fits &= Vector.Equals(new Vector<ushort>(units[(start + next)..]), new Vector<ushort>(run[next]));
            }

            for (var place = 0; fits != Vector<ushort>.Zero && place < Places; place++)
            {
                if (fits[place] != 0)
                {
                    return start + place;
                }
            }
        }

        return -1;
    }

    /// <summary>Compares one place at a time, where there are fewer places than a vector has elements.</summary>
    private static int IndexOfOneByOne(ReadOnlySpan<char> text, ReadOnlySpan<char> run, ref long comparisons)
    {
        for (var at = 0; at + run.Length <= text.Length; at++)
        {
            comparisons += run.Length;
            if (Glob.StartsWith(text[at..], run, StringComparison.Ordinal))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Compares both in upper case, as comparisons that ignore case do elsewhere.</summary>
    private static int IndexOfFolded(ReadOnlySpan<char> text, ReadOnlySpan<char> run)
    {
        var folded = ArrayPool<char>.Shared.Rent(text.Length + run.Length);
        var upperText = folded.AsSpan(0, text.Length);
        var upperRun = folded.AsSpan(text.Length, run.Length);
        text.ToUpperInvariant(upperText);
        run.ToUpperInvariant(upperRun);
        var at = IndexOf(upperText, upperRun, out _);
        ArrayPool<char>.Shared.Return(folded);
        return at;
    }
}
