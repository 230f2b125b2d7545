using System.Text.Json;
using ScsLabs.Network;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Emulator;

/// <summary>What <c>/_scslabs/trace</c> tells beside the answer where the question has <c>"detail": true</c>: each component with what let the packets through, and the ids of those that stop them.</summary>
internal static class TraceDetail
{
    /// <summary>Whether a question wants it.</summary>
    public static bool IsWanted(JsonElement question) => question.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.True;

    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, PathAnalysis analysis, World world)
    {
        json.WriteStartObject("detail");
        Hops(json, "forward", analysis.Forward, world);
        Hops(json, "return", analysis.Return, world);
        json.WriteStartArray("stoppedAt");
        foreach (var obstacle in analysis.Obstacles)
        {
            json.WriteStringValue(PathEnds.StoppedBy(obstacle, world)?.Id ?? obstacle.ComponentId);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Hops(Utf8JsonWriter json, string name, IReadOnlyList<Hop> hops, World world)
    {
        json.WriteStartArray(name);
        foreach (var hop in hops)
        {
            json.WriteStartObject();
            json.WriteString("id", hop.ComponentId);
            json.WriteString("kind", hop.Kind.ToString());
            json.WriteString("name", TraceQuestion.Named(hop.ComponentId, world));
            json.WriteString("attachedTo", hop.AttachedTo);
            json.WriteString("by", By(hop, world));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What let the packets through, in words; null for what lets all through.</summary>
    private static string? By(Hop hop, World world) => hop switch
    {
        { GroupRule: { } rule } => $"{Way(hop)} rule {rule.Id}: {Protocol(rule.Protocol, rule.Ports)} {rule.Cidr?.ToString() ?? rule.GroupId}",
        { AclEntry: { } entry } => $"{Way(hop)} entry {entry.Number}: {Protocol(entry.Protocol, entry.Ports)} {entry.Cidr}",
        { Route: { } route } => $"route {route.PrefixListId ?? route.Destination.ToString()} → {TraceQuestion.Named(route.TargetId, world)}",
        { Kind: ComponentKind.SecurityGroup } => "reply of a connection that it let through",
        _ => null,
    };

    private static string Way(Hop hop) => hop.IsEgress == true ? "outbound" : "inbound";

    private static string Protocol(int protocol, PortRange ports) => protocol == IpProtocol.Any ? "all traffic" : $"{Services.Ec2.Protocols.NameOf(protocol)} {ports}";
}
