using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>Draws a graph as SVG.</summary>
/// <param name="html">What is written to.</param>
/// <param name="graph">The graph.</param>
/// <param name="marks">What is new, changed or going, by the ids of nodes.</param>
/// <param name="markedEdges">The edges that are new or going.</param>
/// <param name="language">The language.</param>
internal sealed class PictureSvg(Html html, LabGraph graph, IReadOnlyDictionary<string, Text> marks, IReadOnlySet<GraphEdge> markedEdges, Language language)
{
    /// <summary>The width of bold letters, of others.</summary>
    private const double Bold = 1.1;

    private const double MarkWidth = 54;

    /// <summary>Draws it.</summary>
    /// <param name="id">The beginning of the ids within the picture.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">What it shows in more words.</param>
    public void Write(string id, string title, string description)
    {
        var (roots, width, height) = PictureBox.Place(graph);
        var boxes = roots.SelectMany(static root => root.All).ToDictionary(static box => box.Node.Id, StringComparer.Ordinal);
        var lines = PictureLines.Of(Drawn(graph), boxes);
        var right = Math.Max(width, lines.SelectMany(static line => new[] { line.Curve.At(0.5).X, line.Curve.At(0.3).X, line.Curve.At(0.7).X }).DefaultIfEmpty(0).Max() + 12);
        using var svg = html.Element("svg", ("viewBox", $"0 0 {Html.Number(right)} {Html.Number(height)}"), ("width", Html.Number(right)), ("height", Html.Number(height)), ("role", "img"), ("aria-labelledby", $"{id}-title {id}-desc"));
        html.Element("title", title, ("id", $"{id}-title"));
        html.Element("desc", description, ("id", $"{id}-desc"));
        Arrow(id);
        foreach (var frame in boxes.Values.Where(static box => !box.IsCard))
        {
            Frame(frame);
        }

        foreach (var line in lines)
        {
            html.Shape("path", ("class", $"line {ClassOf(line.Edge.Kind)}"), ("d", line.Curve.ToString()), ("marker-end", line.Edge.Kind == EdgeKind.Peers ? null : $"url(#{id}-arrow)"));
        }

        foreach (var card in boxes.Values.Where(static box => box.IsCard))
        {
            Card(card);
        }

        foreach (var line in lines)
        {
            Number(line);
        }
    }

    /// <summary>The edges that are drawn as lines, in the order of their numbers. What somebody may do in a whole account is told on the card.</summary>
    public static IReadOnlyList<GraphEdge> Drawn(LabGraph graph)
    {
        var ids = graph.Nodes.Select(static node => node.Id).ToHashSet(StringComparer.Ordinal);
        return [.. graph.Edges.Where(edge => edge.Kind != EdgeKind.MayAll && ids.Contains(edge.From) && ids.Contains(edge.To)).OrderBy(static edge => edge.Kind)];
    }

    private static string ClassOf(EdgeKind kind) => kind switch
    {
        EdgeKind.Connects => "connects",
        EdgeKind.May => "may",
        EdgeKind.Peers => "peers",
        _ => "other",
    };

    private void Arrow(string id)
    {
        using var definitions = html.Element("defs");
        using var marker = html.Element("marker", ("id", $"{id}-arrow"), ("viewBox", "0 0 8 8"), ("refX", "7"), ("refY", "4"), ("markerWidth", "7"), ("markerHeight", "7"), ("orient", "auto"));
        html.Shape("path", ("d", "M0 0 L8 4 L0 8 Z"), ("class", "arrow"));
    }

    private void Frame(PictureBox box)
    {
        using var group = html.Element("g", ("class", $"frame of-{(box.Node.Kind is "account" or "region" or "vpc" or "subnet" ? box.Node.Kind : "other")}{(marks.ContainsKey(box.Node.Id) ? " marked" : "")}"));
        html.Element("title", TitleOf(box.Node));
        Rectangle(box, 8);
        var kind = PictureText.Kind(box.Node, language);
        var room = box.Width - (2 * PictureBox.Padding) - PictureText.WidthOf(kind) - (marks.ContainsKey(box.Node.Id) ? MarkWidth : 0);
        using (html.Element("text", ("x", Html.Number(box.X + PictureBox.Padding)), ("y", Html.Number(box.Y + 18))))
        {
            html.Element("tspan", $"{kind} ", ("class", "kind"));
            html.Element("tspan", PictureText.Fit(box.Node.Name, room / Bold), ("class", "name"));
            var left = room - (PictureText.WidthOf(box.Node.Name) * Bold) - 8;
            html.Element("tspan", left > 40 ? $" {PictureText.Fit(box.Node.Detail, left)}" : "", ("class", "detail"));
        }

        Mark(box);
    }

    private void Card(PictureBox box)
    {
        using var group = html.Element("g", ("class", $"card{(marks.ContainsKey(box.Node.Id) ? " marked" : "")}"));
        html.Element("title", TitleOf(box.Node));
        Rectangle(box, 6);
        var room = box.Width - 20 - (marks.ContainsKey(box.Node.Id) ? MarkWidth : 0);
        Text("kind", PictureText.Kind(box.Node, language), room, 16);
        Text("name", box.Node.Name, (box.Width - 20) / Bold, 33);
        Text("detail", graph.Edges.Any(edge => edge.Kind == EdgeKind.MayAll && edge.From == box.Node.Id) ? Words.MayAllHere.In(language) : box.Node.Detail, (box.Width - 20) * 1.1, 51);
        Mark(box);

        void Text(string style, string text, double width, double y) =>
            html.Element("text", PictureText.Fit(text, width), ("class", style), ("x", Html.Number(box.X + 10)), ("y", Html.Number(box.Y + y)));
    }

    private void Rectangle(PictureBox box, int radius) =>
        html.Shape("rect", ("x", Html.Number(box.X)), ("y", Html.Number(box.Y)), ("width", Html.Number(box.Width)), ("height", Html.Number(box.Height)), ("rx", Html.Number(radius)));

    /// <summary>The word that says what happens to a node, in its corner.</summary>
    private void Mark(PictureBox box)
    {
        if (marks.TryGetValue(box.Node.Id, out var mark))
        {
            html.Element("text", mark.In(language), ("class", "mark"), ("text-anchor", "end"), ("x", Html.Number(box.Right - 8)), ("y", Html.Number(box.Y + 17)));
        }
    }

    private void Number(PictureLine line)
    {
        using var group = html.Element("g", ("class", markedEdges.Contains(line.Edge) ? "number marked" : "number"));
        html.Shape("circle", ("cx", Html.Number(line.Spot.X)), ("cy", Html.Number(line.Spot.Y)), ("r", "9"));
        html.Element("text", Html.Number(line.Number), ("text-anchor", "middle"), ("x", Html.Number(line.Spot.X)), ("y", Html.Number(line.Spot.Y + 3.8)));
    }

    private string TitleOf(GraphNode node) => string.Join("\n", new[] { $"{PictureText.Kind(node, language)} {node.Name}", node.Detail, node.Id }.Where(static part => part.Length > 0));
}
