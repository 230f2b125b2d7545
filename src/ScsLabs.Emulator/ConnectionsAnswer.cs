using System.Text.Json;
using ScsLabs.Network;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Emulator;

/// <summary>The answer of <c>/_scslabs/connections</c>: every connection that can be opened between network interfaces, of all accounts and Regions or those that are named, and all packets that arrive, whether or not their replies return.</summary>
internal static class ConnectionsAnswer
{
    /// <summary>The maximum number of interfaces: every two of them are looked at.</summary>
    private const int MostInterfaces = 300;

    /// <summary>Finds the interfaces, but for those of NAT gateways, which open no connections of their own and take none.</summary>
    /// <param name="ends">The ids of network interfaces, and of instances with all of theirs; empty for all that there are.</param>
    /// <param name="world">The world.</param>
    /// <exception cref="InvalidOperationException">There are too many, or one that is named isn't there.</exception>
    public static IReadOnlyList<string> InterfacesOf(IReadOnlyCollection<string> ends, World world)
    {
        var all = ends.Count == 0 ? world.Everywhere<Services.Ec2.NetworkInterface>() : ends.SelectMany(id => Of(id, world)).DistinctBy(one => one.Id, StringComparer.Ordinal);
        var interfaces = all.Where(one => one.InterfaceType != Services.Ec2.NatGateway.InterfaceType).Select(one => one.Id).Order(StringComparer.Ordinal).ToList();
        return interfaces.Count <= MostInterfaces ? interfaces : throw new InvalidOperationException($"There are {interfaces.Count} network interfaces; connections are listed of {MostInterfaces} at most.");
    }

    /// <summary>Writes the answer.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<string> interfaces, World world)
    {
        json.WriteStartObject("interfaces");
        foreach (var id in interfaces)
        {
            json.WriteString(id, TraceQuestion.Named(id, world));
        }

        json.WriteEndObject();
        json.WriteStartObject("instances");
        foreach (var instance in interfaces.Select(id => (Id: id, Row: world.Find(AnyPlace<Services.Ec2.NetworkInterface>.ById, id)?.Instance(world))).Where(one => one.Row is not null).GroupBy(one => one.Row!.Id, one => one.Id, StringComparer.Ordinal))
        {
            json.WriteStartObject(instance.Key);
            json.WriteString("name", TraceQuestion.Named(instance.Key, world));
            json.WriteStartArray("interfaces");
            foreach (var id in instance)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        var arrivals = Connections.Of(new WorldTopology(world), interfaces).ToList();
        Write(json, "connections", arrivals, static arrival => arrival.ConnectionPorts);
        Write(json, "packets", arrivals, static arrival => arrival.Ports);
    }

    private static IEnumerable<Services.Ec2.NetworkInterface> Of(string id, World world) =>
        world.Find(AnyPlace<Services.Ec2.NetworkInterface>.ById, id) is { } one ? [one]
        : world.Find(AnyPlace<Services.Ec2.Instance>.ById, id) is { } instance ? instance.Interfaces(world)
        : throw new InvalidOperationException($"There is no network interface or instance '{id}'.");

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<Arrival> arrivals, Func<Arrival, PortSet?> portsOf)
    {
        json.WriteStartArray(name);
        foreach (var arrival in arrivals)
        {
            if (portsOf(arrival) is not { } ports)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("from", arrival.SourceId);
            json.WriteString("to", arrival.DestinationId);
            json.WriteString("protocol", Services.Ec2.Protocols.NameOf(arrival.Protocol));
            json.WriteString("ports", ports.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
