using ScsLabs.Harness.Results;

namespace ScsLabs.Cli.Reporting;

/// <summary>A node with its place in a picture: a card, or a frame around the nodes that are in it.</summary>
/// <param name="node">The node.</param>
/// <param name="hasDetail">Whether a card has a third line of text.</param>
/// <param name="hasLine">Whether a line leaves it or leads to it.</param>
internal sealed class PictureBox(GraphNode node, bool hasDetail, bool hasLine)
{
    /// <summary>The size of a card, and the space around and between boxes.</summary>
    public const double CardWidth = 196, CardHeight = 46, CardHeightWithDetail = 62, Gap = 16, Padding = 14, Header = 26;

    /// <summary>The most cards one below the other.</summary>
    private const int MostInColumn = 8;

    /// <summary>The space between those who call and what they call, which lines cross.</summary>
    private const double Gutter = 130;

    private const double WidestRow = 940;

    public GraphNode Node { get; } = node;

    public List<PictureBox> Inside { get; } = [];

    public bool HasLine { get; } = hasLine;

    public bool IsCard => Inside.Count == 0;

    public double X { get; private set; }

    public double Y { get; private set; }

    public double Width { get; private set; } = CardWidth;

    public double Height { get; private set; } = hasDetail ? CardHeightWithDetail : CardHeight;

    public double Right => X + Width;

    public double Middle => Y + (Height / 2);

    /// <summary>Whether a point is in the box, or at most this far from its sides.</summary>
    public bool Covers((double X, double Y) point, double margin) => point.X > X - margin && point.X < Right + margin && point.Y > Y - margin && point.Y < Y + Height + margin;

    /// <summary>This box and all within it, the outer before the inner.</summary>
    public IEnumerable<PictureBox> All => Inside.SelectMany(static box => box.All).Prepend(this);

    /// <summary>Places the accounts of a graph, and all that is in them.</summary>
    /// <returns>The boxes of the accounts, and the size of the picture.</returns>
    public static (IReadOnlyList<PictureBox> Roots, double Width, double Height) Place(LabGraph graph)
    {
        var boxes = new Dictionary<string, PictureBox>(StringComparer.Ordinal);
        List<PictureBox> roots = [];
        var mayAll = graph.Edges.Where(static edge => edge.Kind == EdgeKind.MayAll).Select(static edge => edge.From).ToHashSet(StringComparer.Ordinal);
        var ends = PictureSvg.Drawn(graph).SelectMany(static edge => new[] { edge.From, edge.To }).ToHashSet(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            boxes.TryAdd(node.Id, new(node, node.Detail.Length > 0 || mayAll.Contains(node.Id), ends.Contains(node.Id)));
        }

        foreach (var box in boxes.Values)
        {
            // A chain of parents that leads back to itself, which no harness writes, is cut.
            if (box.Node.Parent is { } parent && boxes.TryGetValue(parent, out var outer) && !Leads(outer, box, boxes))
            {
                outer.Inside.Add(box);
            }
            else
            {
                roots.Add(box);
            }
        }

        roots.ForEach(static root => root.Arrange());
        var (width, height) = Flow(roots, 0, 0, WidestRow + 400);
        roots.ForEach(static root => root.Move(1, 1));
        return (roots, width + 2, height + 2);
    }

    private static bool Leads(PictureBox from, PictureBox to, Dictionary<string, PictureBox> boxes)
    {
        var seen = new HashSet<PictureBox>();
        for (PictureBox? at = from; at is not null && seen.Add(at); at = at.Node.Parent is { } parent ? boxes.GetValueOrDefault(parent) : null)
        {
            if (at == to)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Places what is inside. In an account the cards, who call, stand left of its Regions, or above these where no line leads to a card; in a Region the cards, which are called, stand between these and the networks.</summary>
    private void Arrange()
    {
        if (IsCard)
        {
            return;
        }

        Inside.ForEach(static box => box.Arrange());
        var (cards, frames) = (Inside.Where(static box => box.IsCard).ToList(), Inside.Where(static box => !box.IsCard).ToList());
        var (width, height) = Node.Kind switch
        {
            "account" when !cards.Exists(static card => card.HasLine) => Over(Flow(cards, Padding, Header, WidestRow), frames),
            "account" => Beside(Columns(cards, Padding, Header), Gutter, size => Flow(frames, size, Header, size + CardWidth)),
            "region" => Beside(Columns(cards, Padding, Header), 3 * Gap, size => Flow(frames, size, Header, size + WidestRow)),
            _ => Below(Flow(frames, Padding, Header, WidestRow / 2), cards),
        };
        Width = Math.Max(width + Padding, PictureText.HeaderOf(Node) + (2 * Padding));
        Height = height + Padding;
    }

    private static (double Width, double Height) Beside((double Width, double Height) first, double between, Func<double, (double Width, double Height)> place)
    {
        var start = first.Width > Padding ? first.Width + between : Padding;
        var second = place(start);
        return second.Width > start ? (second.Width, Math.Max(first.Height, second.Height)) : first;
    }

    private static (double Width, double Height) Over((double Width, double Height) cards, List<PictureBox> frames)
    {
        var rest = Flow(frames, Padding, cards.Height > Header ? cards.Height + Gap : Header, WidestRow);
        return (Math.Max(cards.Width, rest.Width), Math.Max(cards.Height, rest.Height));
    }

    private static (double Width, double Height) Below((double Width, double Height) first, List<PictureBox> cards)
    {
        var top = first.Height > Header ? first.Height + Gap : Header;
        var second = Flow(cards, Padding, top, Math.Max(first.Width, Padding + (2 * CardWidth) + Gap));
        return (Math.Max(first.Width, second.Width), cards.Count > 0 ? second.Height : first.Height);
    }

    private static (double Width, double Height) Columns(List<PictureBox> cards, double x, double y)
    {
        foreach (var (column, some) in cards.Chunk(MostInColumn).Index())
        {
            var top = y;
            foreach (var card in some)
            {
                card.Move(x + (column * (CardWidth + Gap)), top);
                top += card.Height + Gap;
            }
        }

        return (cards.Select(static card => card.Right).DefaultIfEmpty(x).Max(), cards.Select(static card => card.Y + card.Height).DefaultIfEmpty(y).Max());
    }

    /// <summary>Places boxes in rows of at most some width.</summary>
    private static (double Width, double Height) Flow(List<PictureBox> boxes, double left, double top, double widest)
    {
        var (x, y, row, right) = (left, top, 0.0, left);
        foreach (var box in boxes)
        {
            if (x > left && x + box.Width > widest)
            {
                (x, y, row) = (left, y + row + Gap, 0);
            }

            box.Move(x, y);
            (x, row, right) = (x + box.Width + Gap, Math.Max(row, box.Height), Math.Max(right, box.Right));
        }

        return (right, y + row);
    }

    private void Move(double x, double y)
    {
        X += x;
        Y += y;
        Inside.ForEach(box => box.Move(x, y));
    }
}
