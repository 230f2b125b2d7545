using System.Text.Json;
using ScsLabs.Harness;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>One way of packets: the components that they pass, in order, and what stops them behind the last.</summary>
/// <param name="Name">Which way it is.</param>
/// <param name="Hops">The components.</param>
/// <param name="Obstacles">What stops the packets; empty where they arrive.</param>
internal sealed record PacketWay(string Name, IReadOnlyList<string> Hops, IReadOnlyList<string> Obstacles)
{
    /// <summary>The ways of a packet path that were walked: that of the packets, and that of their replies.</summary>
    public static IEnumerable<PacketWay> Of(JsonElement path, Language language)
    {
        var obstacles = path.List("obstacles").Where(static one => one.ValueKind == JsonValueKind.Object).ToLookup(static one => one.Is("replies"), one => ObstacleText.Of(one, language));
        PacketWay[] ways =
        [
            new(Words.Forward.In(language), path.Texts("forward"), [.. obstacles[false]]),
            new(Words.Return.In(language), path.Texts("return"), [.. obstacles[true]]),
        ];
        return ways.Where(static way => way.Hops.Count + way.Obstacles.Count > 0);
    }
}
