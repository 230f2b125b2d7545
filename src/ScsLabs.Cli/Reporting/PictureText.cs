using System.Text;
using ScsLabs.Harness.Pictures;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>Texts in pictures, which don't wrap, so that their width is estimated.</summary>
internal static class PictureText
{
    private const double Narrow = 6.9, Wide = 12;

    /// <summary>The most room that is made for what stands above the contents of a frame.</summary>
    private const double WidestHeader = 420;

    /// <summary>The room for what stands above the contents of a frame: kind, name and detail, in the language that needs more.</summary>
    public static double HeaderOf(GraphNode node) =>
        Math.Min(WidestHeader, new[] { Language.English, Language.Japanese }.Max(language => WidthOf(Kind(node, language))) + WidthOf($"  {node.Name}{node.Detail}"));

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
