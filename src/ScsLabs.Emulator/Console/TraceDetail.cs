using System.Text.Json;
using ScsLabs.Network;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Emulator;

/// <summary>Writes the member <c>detail</c> of an answer of <c>/_scslabs/trace</c>, which a question with <c>"detail": true</c> gets: each component with the rule, entry or route that let the packets through, and the ids of the components that stop them.</summary>
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
            By(json, hop, world);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes what let the packets through; nothing for what lets all through.</summary>
    private static void By(Utf8JsonWriter json, Hop hop, World world)
    {
        if (hop.IsEgress is { } isEgress)
        {
            json.WriteBoolean("egress", isEgress);
        }

        switch (hop)
        {
            case { GroupRule: { } rule }:
                json.WriteString("rule", rule.Id);
                Traffic(json, rule.Protocol, rule.Ports, rule.Cidr?.ToString() ?? rule.GroupId);
                break;
            case { AclEntry: { } entry }:
                json.WriteNumber("entry", entry.Number);
                Traffic(json, entry.Protocol, entry.Ports, entry.Cidr.ToString());
                break;
            case { Route: { } route }:
                json.WriteString("route", route.PrefixListId ?? route.Destination.ToString());
                json.WriteString("target", TraceQuestion.Named(route.TargetId, world));
                break;
        }
    }

    /// <summary>Writes which packets a rule or entry is about; of all protocols where it names none.</summary>
    private static void Traffic(Utf8JsonWriter json, int protocol, PortRange ports, string? other)
    {
        if (protocol != IpProtocol.Any)
        {
            json.WriteString("protocol", Services.Ec2.Protocols.NameOf(protocol));
            json.WriteString("ports", ports.ToString());
        }

        json.WriteString("other", other);
    }
}
