using ScsLabs.Cli.Reporting;
using ScsLabs.Harness.Results;

namespace ScsLabs.Cli.Tests.Reporting;

/// <summary>Where the boxes of a picture are, and its lines.</summary>
public sealed class PictureBoxTests
{
    [Fact]
    public void Boxes_lie_within_their_frame_and_never_on_each_other()
    {
        var (roots, width, height) = PictureBox.Place(Samples.Graph(isAfter: true));

        foreach (var box in roots.SelectMany(root => root.All))
        {
            box.Inside.ShouldAllBe(inner => inner.X >= box.X && inner.Y >= box.Y + 20 && inner.Right <= box.Right && inner.Y + inner.Height <= box.Y + box.Height, box.Node.Id);
            Apart(box.Inside);
        }

        Apart(roots);
        roots.ShouldAllBe(root => root.Right <= width && root.Y + root.Height <= height);
    }

    [Fact]
    public void A_node_whose_parents_lead_back_to_it_is_drawn_once()
    {
        LabGraph graph = new([new("a", "vpc", "a", "b"), new("b", "vpc", "b", "a"), new("b", "vpc", "again"), new("c", "vpc", "c", "nowhere")], [], 0);

        PictureBox.Place(graph).Roots.SelectMany(root => root.All).Select(box => box.Node.Id).Order(StringComparer.Ordinal).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void Lines_are_numbered_and_no_two_numbers_stand_on_one_spot()
    {
        var (roots, _, _) = PictureBox.Place(Samples.Graph(isAfter: true));
        var boxes = roots.SelectMany(root => root.All).ToDictionary(box => box.Node.Id);
        var edges = PictureSvg.Drawn(Samples.Graph(isAfter: true));

        var lines = PictureLines.Of([.. edges, .. edges], boxes);

        lines.Select(line => line.Number).ShouldBe([1, 2, 3, 4]);
        lines.Select(line => line.Spot).ShouldBeUnique();
        lines[0].Curve.At(0).ShouldBe(lines[0].Curve.Start);
        lines[0].Curve.At(1).ShouldBe(lines[0].Curve.End);
    }

    [Fact]
    public void A_line_goes_round_a_card_that_stands_between()
    {
        LabGraph graph = new([.. from name in (string[])["a", "b", "c"] from node in (GraphNode[])[new($"vpc-{name}", "vpc", name), new(name, "instance", name, $"vpc-{name}")] select node], [new("a", "c", EdgeKind.Connects, "tcp 443")], 0);
        var (roots, _, height) = PictureBox.Place(graph);
        var boxes = roots.SelectMany(root => root.All).ToDictionary(box => box.Node.Id);
        (boxes["a"].Right < boxes["b"].X && boxes["b"].Right < boxes["c"].X && boxes["a"].Middle == boxes["b"].Middle).ShouldBeTrue("b stands between");

        var line = PictureLines.Of(graph.Edges, boxes).ShouldHaveSingleItem();

        var points = Enumerable.Range(0, 101).Select(at => line.Curve.At(at / 100.0)).ToList();
        points.ShouldAllBe(point => point.Y >= 0 && point.Y <= height);
        points.Count(point => boxes["b"].Covers(point, 0)).ShouldBe(0);
    }

    [Fact]
    public void A_text_that_is_too_wide_is_cut_and_wide_letters_count_twice()
    {
        PictureText.Fit("short", 100).ShouldBe("short");
        PictureText.Fit(new('a', 100), 100).ShouldEndWith("a…");
        PictureText.Fit(new('あ', 100), 100).Length.ShouldBeLessThan(PictureText.Fit(new('a', 100), 100).Length);
    }

    private static void Apart(IReadOnlyList<PictureBox> boxes)
    {
        foreach (var (one, other) in boxes.SelectMany((one, at) => boxes.Skip(at + 1).Select(other => (one, other))))
        {
            (one.Right <= other.X || other.Right <= one.X || one.Y + one.Height <= other.Y || other.Y + other.Height <= one.Y).ShouldBeTrue($"{one.Node.Id} and {other.Node.Id}");
        }
    }
}
