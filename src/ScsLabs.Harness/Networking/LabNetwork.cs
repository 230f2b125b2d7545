using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;
using ScsLabs.Network;

namespace ScsLabs.Harness;

/// <summary>The network of a lab, of all its accounts and Regions: whether connections can be opened, and if not, what stops them.</summary>
/// <remarks>The emulator answers, in this process or another; a check needs <see cref="Capability.Reachability"/>.</remarks>
public sealed partial class LabNetwork
{
    private static readonly PortRange Ephemeral = PortRange.Ephemeral;

    /// <summary>The maximum number of ways that are kept.</summary>
    private const int MostTraces = 30;

    private readonly LabContext lab;
    private readonly ConcurrentQueue<JsonElement> traces = new();

    internal LabNetwork(LabContext lab) => this.lab = lab;

    /// <summary>The first ways of packets that were asked for since they were forgotten last.</summary>
    internal IReadOnlyList<JsonElement> Traces => [.. traces.Take(MostTraces)];

    /// <summary>Forgets the ways of packets that were asked for.</summary>
    internal void Forget() => traces.Clear();

    /// <summary>Requires that a TCP connection can be opened, from every port that a client may choose. The failure names what stops it.</summary>
    /// <param name="from">The id of the network interface or instance that opens it.</param>
    /// <param name="to">The id of the network interface or instance that it is opened to.</param>
    /// <param name="port">The destination port.</param>
    public async Task ConnectsAsync(string from, string to, int port)
    {
        using var trace = await TraceAsync(from, to, port).ConfigureAwait(false);
        var wanted = Texts.ToConnect.With(Text(trace.RootElement, "from"), Text(trace.RootElement, "to"), port);
        if (!IsFound(trace))
        {
            throw new UnmetException(new([Texts.Expected.With(wanted), .. ObstaclesOf(trace)]));
        }

        var ports = trace.RootElement.GetProperty("sourcePorts").GetString();
        if (ports != $"{Ephemeral.From}-{Ephemeral.To}")
        {
            throw new UnmetException(new([Texts.Expected.With(wanted), Texts.EphemeralPorts.With(ports, Ephemeral.From, Ephemeral.To)]));
        }
    }

    /// <summary>Requires that no TCP connection can be opened, and that this is what stops it.</summary>
    /// <param name="from">The id of the network interface or instance that would open it.</param>
    /// <param name="to">The id of the network interface or instance that it would be opened to.</param>
    /// <param name="port">The destination port.</param>
    /// <param name="code">AWS's explanation code of the first obstacle, such as <c>NO_ROUTE_TO_DESTINATION</c>.</param>
    public async Task BlocksAsync(string from, string to, int port, string code)
    {
        using var trace = await TraceAsync(from, to, port).ConfigureAwait(false);
        var wanted = Texts.ToBlock.With(Text(trace.RootElement, "from"), Text(trace.RootElement, "to"), port, code);
        if (IsFound(trace))
        {
            throw new UnmetException(new([Texts.Expected.With(wanted), Texts.Connected.With(string.Join(" -> ", trace.RootElement.GetProperty("forward").EnumerateArray().Select(hop => hop.GetString())))]));
        }

        if (trace.RootElement.GetProperty("obstacles")[0].GetProperty("code").GetString() != code)
        {
            throw new UnmetException(new([Texts.Expected.With(wanted), .. ObstaclesOf(trace)]));
        }
    }

    /// <summary>Requires that of all connections that can be opened between two sets of network interfaces, in either direction, at any port and by any protocol, these are the only ones.</summary>
    /// <param name="some">The ids of some network interfaces, or of instances with all of theirs.</param>
    /// <param name="others">The ids of the others; connections within each set don't matter.</param>
    /// <param name="expected">The connections.</param>
    public Task HasOnlyAsync(IReadOnlyCollection<string> some, IReadOnlyCollection<string> others, params IReadOnlyList<LabConnection> expected) =>
        HasOnlyAsync("connections", some, others, expected, Texts.OnlyConnections, Texts.AlsoConnects, Texts.DoesNotConnect);

    /// <summary>Requires that of all packets that can arrive between two sets of network interfaces, in either direction, at any port and by any protocol, whether or not their replies return, these are the only ones. Network ACLs decide on packets, not on connections.</summary>
    /// <param name="some">The ids of some network interfaces, or of instances with all of theirs.</param>
    /// <param name="others">The ids of the others; packets within each set don't matter.</param>
    /// <param name="expected">The packets, by their source, destination, destination ports and protocol.</param>
    public Task HasOnlyPacketsAsync(IReadOnlyCollection<string> some, IReadOnlyCollection<string> others, params IReadOnlyList<LabConnection> expected) =>
        HasOnlyAsync("packets", some, others, expected, Texts.OnlyPackets, Texts.AlsoArrives, Texts.DoesNotArrive);

    private async Task HasOnlyAsync(string what, IReadOnlyCollection<string> some, IReadOnlyCollection<string> others, IReadOnlyList<LabConnection> expected, Text only, Text also, Text not)
    {
        using var answer = await AskAsync(HttpMethod.Get, $"connections?between={string.Join(',', some.Concat(others))}", null).ConfigureAwait(false);
        var (names, instances) = (answer.RootElement.GetProperty("interfaces"), answer.RootElement.GetProperty("instances"));
        var instanceOf = instances.EnumerateObject().SelectMany(instance => instance.Value.GetProperty("interfaces").EnumerateArray().Select(one => (Interface: one.GetString()!, Instance: instance.Name))).ToDictionary(one => one.Interface, one => one.Instance, StringComparer.Ordinal);
        var found = answer.RootElement.GetProperty(what).EnumerateArray()
            .Select(connection => new LabConnection(End(connection, "from"), End(connection, "to"), Text(connection, "ports"), Text(connection, "protocol")))
            .Where(connection => (some.Contains(connection.From, StringComparer.Ordinal) && others.Contains(connection.To, StringComparer.Ordinal)) || (others.Contains(connection.From, StringComparer.Ordinal) && some.Contains(connection.To, StringComparer.Ordinal)))
            .ToHashSet();
        List<string> lines =
        [
            .. found.Except(expected).Select(connection => also.With(Told(connection))).Order(StringComparer.Ordinal),
            .. expected.Where(connection => !found.Any(one => one.Covers(connection))).Select(connection => not.With(Told(connection))),
        ];
        if (lines.Count > 0)
        {
            throw new UnmetException(new([only.With(), .. lines]));
        }

        // An end is told as the instance where the check names that, not its interface.
        string End(JsonElement connection, string name) =>
            instanceOf.TryGetValue(Text(connection, name), out var instance) && (some.Contains(instance, StringComparer.Ordinal) || others.Contains(instance, StringComparer.Ordinal)) ? instance : Text(connection, name);

        string Told(LabConnection connection) => $"{Named(connection.From)} -> {Named(connection.To)}, {connection.Protocol}{(connection.Protocol is "tcp" or "udp" ? $" {connection.Ports}" : "")}";

        string Named(string id) => instances.TryGetProperty(id, out var instance) ? Text(instance, "name") : Text(names, id);
    }

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString()! : name;

    private static bool IsFound(JsonDocument trace) => trace.RootElement.GetProperty("found").GetBoolean();

    private static IEnumerable<string> ObstaclesOf(JsonDocument trace) => trace.RootElement.GetProperty("obstacles").EnumerateArray().Select(ObstacleText.Of);

    private async Task<JsonDocument> TraceAsync(string from, string to, int port)
    {
        var trace = await AskAsync(HttpMethod.Post, "trace", new JsonObject
        {
            ["from"] = from,
            ["to"] = to,
            ["protocol"] = "tcp",
            ["port"] = port,
            ["sourcePorts"] = new JsonArray(Ephemeral.From, Ephemeral.To),
            ["detail"] = true,
        }.ToJsonString()).ConfigureAwait(false);
        Keep(trace, port);
        return trace;
    }

    /// <summary>Keeps an answer, with the port that was asked for.</summary>
    private void Keep(JsonDocument trace, int port)
    {
        if (traces.Count < MostTraces)
        {
            var kept = JsonObject.Create(trace.RootElement)!;
            kept["port"] = port;
            traces.Enqueue(JsonSerializer.SerializeToElement(kept, LabResultsJson.Default.JsonObject));
        }
    }

    private async Task<JsonDocument> AskAsync(HttpMethod method, string what, string? question)
    {
        using var answer = await lab.Backend.ControlAsync(method, what, question).ConfigureAwait(false);
        var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
        return answer.StatusCode == HttpStatusCode.OK ? JsonDocument.Parse(text) : throw new BackendException(Texts.AnalysesNoNetwork.With(lab.Backend.Endpoint, (int)answer.StatusCode, text));
    }
}

/// <summary>A connection that can be opened between two network interfaces.</summary>
/// <param name="From">The id of the network interface or instance that opens it.</param>
/// <param name="To">The id of the network interface or instance that it is opened to.</param>
/// <param name="Ports">The destination ports, such as <c>443</c> or <c>80,8000-8080</c>.</param>
/// <param name="Protocol">The protocol.</param>
public sealed record LabConnection(string From, string To, string Ports, string Protocol = "tcp")
{
    /// <summary>Whether this connection includes another: all of its ports.</summary>
    internal bool Covers(LabConnection other) =>
        this with { Ports = other.Ports } == other && PortSet.Parse(Ports) is var mine && mine.Or(PortSet.Parse(other.Ports)).Equals(mine);
}
