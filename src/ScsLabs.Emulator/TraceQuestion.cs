using System.Text.Json;
using ScsLabs.Network;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Rds;

namespace ScsLabs.Emulator;

/// <summary>The question of <c>/_scslabs/trace</c>: do packets from one interface or instance arrive at another, and their replies return? Accounts and Regions don't matter.</summary>
/// <remarks><c>{"from": ID, "to": ID, "protocol": "tcp", "port": 443, "sourcePorts": [32768, 60999], "detail": true}</c>; protocol, ports and detail may be left out. A database is an end by its ARN, too.</remarks>
internal static class TraceQuestion
{
    /// <summary>Answers the question of a world.</summary>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    /// <exception cref="InvalidOperationException">A member has another type.</exception>
    /// <exception cref="ArgumentException">There is no such interface or instance.</exception>
    /// <exception cref="FormatException">There is no such protocol or port.</exception>
    public static PathAnalysis Answer(JsonElement question, World world)
    {
        var protocol = question.TryGetProperty("protocol", out var name) ? Services.Ec2.Protocols.Parse(name.GetString() ?? "") : IpProtocol.Tcp;
        return Tracer.Trace(new WorldTopology(world), new(EndOf(Text(question, "from"), world), EndOf(Text(question, "to"), world), protocol ?? throw new FormatException($"There is no protocol {name}."))
        {
            DestinationPorts = question.TryGetProperty("port", out var port) ? PortRange.Of(Port(port)) : PortRange.All,
            SourcePorts = question.TryGetProperty("sourcePorts", out var ports) ? Ports(ports) : PortRange.All,
        });
    }

    /// <summary>The id of what sends or receives packets: that of a network interface, or of the primary one of an instance, or of the one of the DB instance with this ARN.</summary>
    public static string EndOf(string id, World world) => id.StartsWith("arn:", StringComparison.Ordinal) && world.Resource(id) is DbInstance database ? database.InterfaceId : PathEnds.EndOf(id, world);

    /// <summary>Writes the answer.</summary>
    public static void Write(Utf8JsonWriter json, JsonElement question, PathAnalysis analysis, World world)
    {
        Write(json, Text(question, "from"), Text(question, "to"), analysis, world);
        if (TraceDetail.IsWanted(question))
        {
            TraceDetail.Write(json, analysis, world);
        }
    }

    /// <summary>Writes the answer to a question about these ends.</summary>
    public static void Write(Utf8JsonWriter json, string from, string to, PathAnalysis analysis, World world)
    {
        json.WriteString("from", Named(from, world));
        json.WriteString("to", Named(to, world));
        json.WriteBoolean("found", analysis.IsFound);
        if (analysis.IsFound)
        {
            json.WriteString("ports", analysis.Ports!.ToString());
            json.WriteString("sourcePorts", analysis.SourcePorts!.ToString());
            json.WriteStartArray("arrivesAt");
            foreach (var id in PathEnds.NamesOf(analysis.Forward[^1].ComponentId, world))
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
        }

        Way(json, "forward", analysis.Forward, world);
        Way(json, "return", analysis.Return, world);
        WriteObstacles(json, analysis, world);
    }

    /// <summary>Writes what stops packets.</summary>
    public static void WriteObstacles(Utf8JsonWriter json, PathAnalysis? analysis, World world)
    {
        json.WriteStartArray("obstacles");
        foreach (var obstacle in analysis?.Obstacles ?? [])
        {
            json.WriteStartObject();
            Write(json, obstacle, world);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Way(Utf8JsonWriter json, string name, IReadOnlyList<Hop> hops, World world)
    {
        json.WriteStartArray(name);
        foreach (var hop in hops)
        {
            json.WriteStringValue(Named(hop.ComponentId, world));
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Obstacle obstacle, World world)
    {
        json.WriteString("code", obstacle.Code);
        json.WriteBoolean("replies", obstacle.Direction == Direction.Return);
        json.WriteNumber("hopsBefore", obstacle.HopsBefore);
        json.WriteString("component", Named(PathEnds.StoppedBy(obstacle, world)?.Id ?? obstacle.ComponentId, world));
        json.WriteString("source", obstacle.Packets.Source.ToString());
        json.WriteString("destination", obstacle.Packets.Destination.ToString());
        json.WriteString("protocol", Services.Ec2.Protocols.NameOf(obstacle.Packets.Protocol));
        json.WriteString("ports", obstacle.Packets.DestinationPorts.ToString());
        if (obstacle.IsEgress is { } isEgress)
        {
            json.WriteBoolean("egress", isEgress);
        }

        if (obstacle.SubnetId is { } subnet)
        {
            json.WriteString("subnet", Named(subnet, world));
        }

        if (obstacle.GroupIds.Count > 0)
        {
            json.WriteString("groups", string.Join(", ", obstacle.GroupIds.Select(id => Named(id, world))));
        }

        if (obstacle.Kind == ComponentKind.NetworkAcl)
        {
            json.WriteNumber("entry", obstacle.AclEntry?.Number ?? AclEntry.LastNumber);
        }

        if (obstacle.Route is { } route)
        {
            json.WriteString("route", $"{route.PrefixListId ?? route.Destination.ToString()} -> {Named(route.TargetId, world)}");
        }
    }

    /// <summary>The name of a resource, with its id: its tag <c>Name</c>, a security group's name, or the name of the database or instance that has the interface.</summary>
    internal static string Named(string id, World world) =>
        (Ec2Names.Of(id, world) ?? world.Find(DbInstance.ByInterface, id)?.Identifier ?? world.Find(AnyPlace<Services.Ec2.NetworkInterface>.ById, id)?.Instance(world)?.Tags.GetValueOrDefault("Name")) is { } name ? $"{name} ({id})" : id;

    private static PortRange Ports(JsonElement json) =>
        json.GetArrayLength() == 2 && new PortRange(Port(json[0]), Port(json[1])) is { } range && range.From <= range.To ? range : throw new FormatException("sourcePorts must be the first port and the last.");

    private static int Port(JsonElement json) => json.GetInt32() is var port && PortRange.All.Contains(port) ? port : throw new FormatException($"There is no port {port}.");

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) ? text.GetString() ?? "" : throw new KeyNotFoundException($"The member '{name}' is missing.");
}
