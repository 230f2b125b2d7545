using Spectre.Console;
using Spectre.Console.Rendering;

namespace ScsLabs.Cli;

/// <summary>Paragraphs whose lines are broken in either language, which Spectre's own text breaks at spaces alone.</summary>
/// <param name="text">The paragraphs, each on a line of its own.</param>
/// <param name="style">Its style.</param>
/// <param name="before">What stands before its first line; its other lines begin below the first.</param>
internal sealed class Prose(string text, Style? style = null, string before = "") : Renderable
{
    private readonly int indent = LineBreaker.Cells(before);

    /// <inheritdoc />
    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        var paragraphs = text.Split('\n');
        var (longest, all) = (paragraphs.SelectMany(LineBreaker.Pieces).Max(piece => LineBreaker.Cells(piece.TrimEnd())), paragraphs.Max(LineBreaker.Cells));
        return new(Math.Min(indent + longest, maxWidth), Math.Min(indent + all, maxWidth));
    }

    /// <inheritdoc />
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var lines = text.Split('\n').SelectMany(paragraph => LineBreaker.Break(paragraph, Math.Max(1, maxWidth - indent))).ToList();
        for (var number = 0; number < lines.Count; number++)
        {
            if (number > 0)
            {
                yield return Segment.LineBreak;
            }

            yield return new Segment((number == 0 ? before : new string(' ', indent)) + lines[number], style ?? Style.Plain);
        }
    }
}
