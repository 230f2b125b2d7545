using System.Text;
using ScsLabs.Harness.Pictures;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>Texts in pictures, which don't wrap, so that their width is estimated.</summary>
internal static class PictureText
{
    private const double Narrow = 6.6, Wide = 12;

    /// <summary>The widest kind and detail that a header is made room for.</summary>
    private const int LongestHeader = 60;

    /// <summary>The text above what a frame holds, in the language that needs more room.</summary>
    public static string HeaderOf(GraphNode node) => Fit(string.Join(' ', new[] { DrawnKinds.Called(node.Kind).English, node.Name, node.Detail }.Where(static part => part.Length > 0)), LongestHeader * Narrow);

    /// <summary>The estimated width of a text.</summary>
    public static double WidthOf(string text) => text.EnumerateRunes().Sum(WidthOf);

    /// <summary>Cuts a text to a width.</summary>
    public static string Fit(string text, double width)
    {
        if (WidthOf(text) <= width)
        {
            return text;
        }

        var cut = new StringBuilder();
        var room = width - Wide;
        foreach (var rune in text.EnumerateRunes())
        {
            room -= WidthOf(rune);
            if (room < 0)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return $"{cut}…";
    }

    /// <summary>A kind in words.</summary>
    public static string Kind(GraphNode node, Language language) => DrawnKinds.Called(node.Kind).In(language);

    private static double WidthOf(Rune rune) => rune.Value >= 0x1100 ? Wide : Narrow;
}
