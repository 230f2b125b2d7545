using System.Text;
using Spectre.Console.Rendering;

namespace ScsLabs.Cli;

/// <summary>Breaks a line at a width: between words and, since Japanese has no spaces, between Japanese characters.</summary>
internal static class LineBreaker
{
    /// <summary>No line begins with these.</summary>
    private const string Closing = "、。，．,.:;：；!?！？」』)）]］}｝】〉》〕・ー…‥々ゝゞヽヾ%％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";

    /// <summary>No line ends with these.</summary>
    private const string Opening = "「『(（[［{｛【〈《〔";

    /// <summary>The number of cells of a terminal that a text takes.</summary>
    public static int Cells(string text) => new Segment(text).CellCount();

    /// <summary>The lines of a text. Only a word that is longer than a line is broken within.</summary>
    public static IReadOnlyList<string> Break(string text, int width)
    {
        var (lines, line, cells) = (new List<string>(), new StringBuilder(), 0);
        foreach (var piece in Pieces(text).SelectMany(piece => Cells(piece.TrimEnd()) > width ? Chopped(piece, width) : [piece]))
        {
            if (line.Length > 0 && cells + Cells(piece.TrimEnd()) > width)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                cells = 0;
            }

            line.Append(piece);
            cells += Cells(piece);
        }

        return [.. lines, line.ToString().TrimEnd()];
    }

    /// <summary>The parts of a text between which a line may be broken, each with the spaces that follow it.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        var (piece, last) = (new StringBuilder(), default(Rune?));
        foreach (var rune in text.EnumerateRunes())
        {
            if (last is { } before && MayBreakBetween(before, rune))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(rune);
            last = rune;
        }

        yield return piece.ToString();
    }

    /// <summary>The space at which no line is broken.</summary>
    private const int NoBreak = '\u00a0';

    private static bool MayBreakBetween(Rune before, Rune after) =>
        after.Value is not (' ' or NoBreak) && before.Value != NoBreak && (before.Value == ' ' || ((Cells(before) == 2 || Cells(after) == 2) && !Closing.EnumerateRunes().Contains(after) && !Opening.EnumerateRunes().Contains(before)));

    private static IEnumerable<string> Chopped(string piece, int width)
    {
        var (part, cells) = (new StringBuilder(), 0);
        foreach (var rune in piece.EnumerateRunes())
        {
            if (part.Length > 0 && cells + Cells(rune) > width)
            {
                yield return part.ToString();
                part.Clear();
                cells = 0;
            }

            part.Append(rune);
            cells += Cells(rune);
        }

        yield return part.ToString();
    }

    private static int Cells(Rune rune) => rune.Value is >= ' ' and <= '~' ? 1 : Cells(rune.ToString());
}
