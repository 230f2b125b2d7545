using ScsLabs.Harness.Results;

namespace ScsLabs.Cli.Reporting;

/// <summary>The lines of a picture: each leaves and enters a box at a side, at a point of its own, goes round the cards that stand between, and carries a number where it covers nothing.</summary>
internal static class PictureLines
{
    private const double Bulge = 46, NumberRadius = 9;

    /// <summary>Where along a line its number may stand, the best first.</summary>
    private static readonly double[] Spots = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88];

    /// <summary>The distances by which a line may leave its straight course, positive for downwards, the best first.</summary>
    private static readonly double[] Detours = [0, 40, -40, 60, -60, 80, -80, 140, -140, 220, -220, 320, -320];

    /// <summary>The length of a detour that is worth one more look at which the line is seen.</summary>
    private const double WorthALook = 30;

    /// <summary>The parts of a line at which it is looked for what hides it.</summary>
    private static readonly double[] Looks = [.. Enumerable.Range(1, 39).Select(static at => at / 40.0)];

    /// <summary>Draws the lines between boxes.</summary>
    public static IReadOnlyList<PictureLine> Of(IReadOnlyList<GraphEdge> edges, IReadOnlyDictionary<string, PictureBox> boxes)
    {
        var ends = edges.Select(edge => (Edge: edge, From: boxes[edge.From], To: boxes[edge.To])).Select(one => (one.Edge, one.From, one.To, Sides: SidesOf(one.From, one.To))).ToList();
        var points = Points(ends.SelectMany((one, at) => new[] { (Line: at, IsFrom: true, Box: one.From, Side: one.Sides.From, Other: one.To.Middle), (Line: at, IsFrom: false, Box: one.To, Side: one.Sides.To, Other: one.From.Middle) }));
        var cards = boxes.Values.Where(static box => box.IsCard).ToList();
        var bottom = boxes.Values.Select(static box => box.Y + box.Height).DefaultIfEmpty(0).Max();
        List<(double X, double Y)> taken = [];
        List<PictureLine> lines = [];
        for (var at = 0; at < ends.Count; at++)
        {
            var (start, end) = (points[(at, true)], points[(at, false)]);
            var bulge = ends[at].Sides.From == ends[at].Sides.To ? Bulge + (Math.Abs(start.Y - end.Y) / 8) : Math.Max(Math.Abs(start.X - end.X) / 2.2, Math.Min(Bulge, Math.Abs(start.Y - end.Y) / 3));
            var between = cards.Where(card => card != ends[at].From && card != ends[at].To).ToList();
            var (from, to) = ends[at].Sides;
            var curve = BestOf(
                Detours.SelectMany(detour => new[] { bulge, Bulge / 2 }, (detour, reach) => (new Curve(start, (start.X + (from * reach), start.Y + detour), (end.X + (to * reach), end.Y + detour), end), Math.Abs(detour) / WorthALook)), // a short reach turns before the next card
                course => Looks.Sum(look => Hidden(course.At(look), between, bottom)));
            var spot = Spots.Select(curve.At).OrderBy(point => Covers(point, cards, taken)).First();
            taken.Add(spot);
            lines.Add(new(ends[at].Edge, at + 1, curve, spot));
        }

        return lines;
    }

    /// <summary>The course of the least costs: those of its length, and of where it is hidden. None is looked at whose length alone costs as much as the best in all.</summary>
    private static Curve BestOf(IEnumerable<(Curve Course, double OfLength)> courses, Func<Curve, int> hidden)
    {
        var (best, least) = (default(Curve)!, double.PositiveInfinity);
        foreach (var (course, ofLength) in courses.TakeWhile(one => one.OfLength < least))
        {
            if (hidden(course) + ofLength is var costs && costs < least)
            {
                (best, least) = (course, costs);
            }
        }

        return best;
    }

    /// <summary>The sides at which a line leaves and enters: −1 for the left, 1 for the right.</summary>
    private static (int From, int To) SidesOf(PictureBox from, PictureBox to) => to.X >= from.Right ? (1, -1) : to.Right <= from.X ? (-1, 1) : (1, 1);

    /// <summary>Spreads the ends at each side of a box over its height, in the order of where the lines come from, so that few cross.</summary>
    private static Dictionary<(int Line, bool IsFrom), (double X, double Y)> Points(IEnumerable<(int Line, bool IsFrom, PictureBox Box, int Side, double Other)> ends)
    {
        var points = new Dictionary<(int, bool), (double X, double Y)>();
        foreach (var side in ends.GroupBy(static end => (end.Box, end.Side)))
        {
            var ordered = side.OrderBy(static end => end.Other).ToList();
            for (var at = 0; at < ordered.Count; at++)
            {
                var box = side.Key.Box;
                points[(ordered[at].Line, ordered[at].IsFrom)] = (side.Key.Side > 0 ? box.Right : box.X, box.Y + (box.Height * (at + 1) / (ordered.Count + 1)));
            }
        }

        return points;
    }

    /// <summary>Whether a point of a line can't be seen: 1 behind a card, 2 above or below the picture.</summary>
    private static int Hidden((double X, double Y) point, List<PictureBox> cards, double bottom) => point.Y < 0 || point.Y > bottom ? 2 : cards.Exists(card => card.Covers(point, 0)) ? 1 : 0;

    private static int Covers((double X, double Y) point, List<PictureBox> cards, List<(double X, double Y)> taken) =>
        (cards.Exists(card => card.Covers(point, NumberRadius)) ? 2 : 0)
        + (taken.Exists(other => Math.Abs(other.X - point.X) < 2 * NumberRadius && Math.Abs(other.Y - point.Y) < 2 * NumberRadius) ? 1 : 0);
}

/// <summary>A line of a picture.</summary>
/// <param name="Edge">What it stands for.</param>
/// <param name="Number">Its number in the list below the picture.</param>
/// <param name="Curve">Its course.</param>
/// <param name="Spot">Where its number stands.</param>
internal sealed record PictureLine(GraphEdge Edge, int Number, Curve Curve, (double X, double Y) Spot);

/// <summary>A cubic Bézier curve.</summary>
internal sealed record Curve((double X, double Y) Start, (double X, double Y) First, (double X, double Y) Second, (double X, double Y) End)
{
    /// <summary>The point at a part of the curve, from 0 to 1.</summary>
    public (double X, double Y) At(double part)
    {
        var rest = 1 - part;
        var (a, b, c, d) = (rest * rest * rest, 3 * rest * rest * part, 3 * rest * part * part, part * part * part);
        return ((a * Start.X) + (b * First.X) + (c * Second.X) + (d * End.X), (a * Start.Y) + (b * First.Y) + (c * Second.Y) + (d * End.Y));
    }

    /// <summary>The curve as the data of a path in SVG.</summary>
    public override string ToString() => $"M{Pair(Start)} C{Pair(First)} {Pair(Second)} {Pair(End)}";

    private static string Pair((double X, double Y) point) => $"{Html.Number(point.X)} {Html.Number(point.Y)}";
}
