using System.Globalization;
using System.Text.Json;
using ScsLabs.Harness;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>One way of packets: the components that they pass, in order, and what stops them, each where it does.</summary>
/// <param name="Name">Which way it is.</param>
/// <param name="Steps">The steps.</param>
internal sealed record PacketWay(string Name, IReadOnlyList<PacketStep> Steps)
{
    /// <summary>The ways of a packet path that were walked: that of the packets, and that of their replies.</summary>
    public static IEnumerable<PacketWay> Of(JsonElement path, Language language)
    {
        PacketWay[] ways = [new(Words.Forward.In(language), StepsOf(path, "forward", areReplies: false, language)), new(Words.Return.In(language), StepsOf(path, "return", areReplies: true, language))];
        return ways.Where(static way => way.Steps.Count > 0);
    }

    private static List<PacketStep> StepsOf(JsonElement path, string way, bool areReplies, Language language)
    {
        var details = path.Member("detail")?.List(way) ?? [];
        var steps = details.Count > 0 ? details.Select(hop => PacketStep.Of(hop, language)).ToList() : [.. path.Texts(way).Select(static name => new PacketStep(name))];
        var passed = steps.Count;

        // The last first, so that those before it keep their places.
        foreach (var obstacle in path.List("obstacles").Where(one => one.ValueKind == JsonValueKind.Object && one.Is("replies") == areReplies).OrderBy(Place).Reverse())
        {
            steps.Insert(Place(obstacle), new(ObstacleText.Of(obstacle, language)) { IsObstacle = true });
        }

        return steps;

        // An answer without places has its obstacles behind all.
        int Place(JsonElement obstacle) => int.TryParse(obstacle.Text("hopsBefore"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= passed ? count : passed;
    }
}

/// <summary>A step of a way.</summary>
/// <param name="Told">The component, or what stops the packets.</param>
/// <param name="By">The rule, entry or route that lets the packets through; null where nothing has to.</param>
internal sealed record PacketStep(string Told, string? By = null)
{
    /// <summary>Whether the packets are stopped here.</summary>
    public bool IsObstacle { get; init; }

    /// <summary>Tells a component of the member <c>detail</c> of an answer of <c>/_scslabs/trace</c>.</summary>
    public static PacketStep Of(JsonElement hop, Language language)
    {
        var traffic = hop.Text("protocol") is { } protocol ? $"{protocol} {hop.Text("ports")}" : Words.AllTraffic.In(language);
        var isOut = hop.Is("egress");
        var by = hop.Text("rule") is { } rule ? (isOut ? Words.RuleOut : Words.RuleIn).In(language, rule, traffic, hop.Text("other"))
            : hop.Text("entry") is { } entry ? (isOut ? Words.EntryOut : Words.EntryIn).In(language, entry, traffic, hop.Text("other"))
            : hop.Text("route") is { } route ? Words.RouteBy.In(language, route, hop.Text("target"))
            : hop.Text("kind") == "SecurityGroup" ? Words.ReplyBy.In(language)
            : null;
        return new($"{Words.HopNamed(hop.Text("kind") ?? "", language)} {hop.Text("name")}".Trim(), by);
    }
}
