using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>The lab's world before and after the answer: drawn, and as text.</summary>
internal sealed class PictureSection(Html html, LabResults lab, Language language)
{
    private readonly string id = $"{HtmlReport.IdOf(lab)}-picture";

    public void Write()
    {
        html.Element("h3", Words.Picture.In(language));
        if (lab.Pictures is not { } pictures)
        {
            html.Element("p", Words.NoPicture.In(language), ("class", "quiet"));
            return;
        }

        Figure("before", Words.Before, pictures.Before, pictures.After, Words.Goes);
        Figure("after", Words.After, pictures.After, pictures.Before, Words.New);
        html.Element("p", Words.PartOnly.In(language), ("class", "quiet"));
    }

    /// <summary>Writes one world, with marks at what the other doesn't have. What both have and differ in is marked in the later one.</summary>
    private void Figure(string name, Text title, LabGraph graph, LabGraph other, Text mark)
    {
        var there = other.Nodes.DistinctBy(static node => node.Id, StringComparer.Ordinal).ToDictionary(static node => node.Id, StringComparer.Ordinal);
        var marks = new Dictionary<string, Text>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            if (!there.TryGetValue(node.Id, out var same))
            {
                marks[node.Id] = mark;
            }
            else if (same != node && mark == Words.New)
            {
                marks[node.Id] = Words.Changed;
            }
        }

        var marked = graph.Edges.Except(other.Edges).ToHashSet();
        html.Element("h4", title.In(language));
        using var figure = html.Element("figure");
        var label = Words.PictureOf.In(language, HtmlReport.TitleOf(lab, language), title.In(language));
        using (html.Element("div", ("class", "scroll picture"), ("tabindex", "0"), ("role", "region"), ("aria-label", label)))
        {
            var accounts = graph.Nodes.Count(static node => node.Parent is null);
            new PictureSvg(html, graph, marks, marked, language).Write($"{id}-{name}", label, Words.PictureTells.In(language, graph.Nodes.Count - accounts, accounts));
        }

        using var caption = html.Element("figcaption");
        Lines(graph, marked, mark);
        Resources(graph, marks);
        if (graph.LeftOut > 0)
        {
            html.Element("p", Words.PictureCut.In(language, graph.LeftOut), ("class", "quiet"));
        }
    }

    private void Lines(LabGraph graph, HashSet<GraphEdge> marked, Text mark)
    {
        var names = graph.Nodes.DistinctBy(static node => node.Id, StringComparer.Ordinal).ToDictionary(static node => node.Id, StringComparer.Ordinal);
        var drawn = PictureSvg.Drawn(graph);
        html.Element("p", Words.Lines.In(language), ("class", "label"));
        if (graph.Edges.Count == 0)
        {
            html.Element("p", Words.NoLines.In(language), ("class", "quiet"));
            return;
        }

        using (html.Element("ol", ("class", "lines")))
        {
            foreach (var edge in drawn)
            {
                Line(edge);
            }
        }

        using var rest = html.Element("ul", ("class", "lines"));
        foreach (var edge in graph.Edges.Where(edge => edge.Kind == EdgeKind.MayAll && names.ContainsKey(edge.From) && names.ContainsKey(edge.To)))
        {
            Line(edge);
        }

        void Line(GraphEdge edge)
        {
            using var item = html.Element("li");
            html.Element("strong", Named(names[edge.From]));
            html.Text(language == Language.Japanese ? " → " : $" {Words.Edge(edge.Kind, language)} ");
            html.Element("strong", Named(names[edge.To]));
            html.Text(language == Language.Japanese ? $": {Words.Edge(edge.Kind, language)}" : "");
            if (edge.Label.Length > 0)
            {
                html.Text(language == Language.Japanese ? " " : ": ");
                html.Element("code", edge.Label);
            }

            if (marked.Contains(edge))
            {
                html.Text(" ");
                html.Element("span", mark.In(language), ("class", "mark"));
            }
        }
    }

    private string Named(GraphNode node) => $"{PictureText.Kind(node, language)} {node.Name}";

    private void Resources(LabGraph graph, Dictionary<string, Text> marks)
    {
        using var details = html.Element("details");
        html.Element("summary", Words.AllResources.In(language, graph.Nodes.Count));
        var (roots, _, _) = PictureBox.Place(graph);
        Level(roots);

        void Level(IReadOnlyList<PictureBox> boxes)
        {
            using var list = html.Element("ul", ("class", "tree"));
            foreach (var box in boxes)
            {
                using var item = html.Element("li");
                html.Text(Named(box.Node));
                if (box.Node.Detail.Length > 0)
                {
                    html.Element("span", $" {box.Node.Detail}", ("class", "quiet"));
                }

                if (marks.TryGetValue(box.Node.Id, out var mark))
                {
                    html.Text(" ");
                    html.Element("span", mark.In(language), ("class", "mark"));
                }

                if (!box.IsCard)
                {
                    Level(box.Inside);
                }
            }
        }
    }
}
