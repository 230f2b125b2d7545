using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>The network of a lab, of all its accounts and Regions: whether connections can be opened, and if not, what stops them.</summary>
/// <remarks>The emulator answers, in this process or another; a check needs <see cref="Capability.Reachability"/>.</remarks>
public sealed class LabNetwork
{
    /// <summary>The ports from which Linux opens connections. Source: VPC User Guide, nacl-ephemeral-ports.</summary>
    private static readonly (int From, int To) Ephemeral = (32768, 60999);

    private readonly LabContext lab;

    internal LabNetwork(LabContext lab) => this.lab = lab;

    /// <summary>Requires that a TCP connection can be opened, from every port that a client may choose. The failure names what stops it.</summary>
    /// <param name="from">The id of the network interface that opens it.</param>
    /// <param name="to">The id of the network interface that it is opened to.</param>
    /// <param name="port">The destination port.</param>
    public async Task ConnectsAsync(string from, string to, int port)
    {
        using var trace = await TraceAsync(from, to, port).ConfigureAwait(false);
        var wanted = Texts.ToConnect.With(Name(trace, "from"), Name(trace, "to"), port);
        if (!IsFound(trace))
        {
            throw new UnmetException(new(CauseOf(trace), [Texts.Expected.With(wanted), .. ObstaclesOf(trace)]));
        }

        var ports = trace.RootElement.GetProperty("sourcePorts").GetString();
        if (ports != $"{Ephemeral.From}-{Ephemeral.To}")
        {
            throw new UnmetException(new($"ephemeral ports {ports}", [Texts.Expected.With(wanted), Texts.EphemeralPorts.With(ports, Ephemeral.From, Ephemeral.To)]));
        }
    }

    /// <summary>Requires that no TCP connection can be opened, and that this is what stops it.</summary>
    /// <param name="from">The id of the network interface that would open it.</param>
    /// <param name="to">The id of the network interface that it would be opened to.</param>
    /// <param name="port">The destination port.</param>
    /// <param name="code">AWS's explanation code of the first obstacle, such as <c>NO_ROUTE_TO_DESTINATION</c>.</param>
    public async Task BlocksAsync(string from, string to, int port, string code)
    {
        using var trace = await TraceAsync(from, to, port).ConfigureAwait(false);
        var wanted = Texts.ToBlock.With(Name(trace, "from"), Name(trace, "to"), port, code);
        if (IsFound(trace))
        {
            throw new UnmetException(new($"{from} -> {to}:{port}", [Texts.Expected.With(wanted), Texts.Connected.With(string.Join(" -> ", trace.RootElement.GetProperty("forward").EnumerateArray().Select(hop => hop.GetString())))]));
        }

        if (trace.RootElement.GetProperty("obstacles")[0].GetProperty("code").GetString() != code)
        {
            throw new UnmetException(new(CauseOf(trace), [Texts.Expected.With(wanted), .. ObstaclesOf(trace)]));
        }
    }

    /// <summary>Requires that of all connections that can be opened between the lab's network interfaces, these are all that have one of the interfaces at an end.</summary>
    /// <param name="among">The ids of the interfaces; connections between others don't matter.</param>
    /// <param name="expected">The connections.</param>
    public async Task HasOnlyAsync(IReadOnlyList<string> among, params IReadOnlyList<LabConnection> expected)
    {
        using var answer = await AskAsync(HttpMethod.Get, "connections", null).ConfigureAwait(false);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new HashSet<LabConnection>();
        foreach (var connection in answer.RootElement.GetProperty("connections").EnumerateArray())
        {
            string Text(string name) => connection.GetProperty(name).GetString()!;
            (names[Text("from")], names[Text("to")]) = (Text("fromName"), Text("toName"));
            found.Add(new(Text("from"), Text("to"), Text("ports"), Text("protocol")));
        }

        found.RemoveWhere(connection => !among.Contains(connection.From, StringComparer.Ordinal) && !among.Contains(connection.To, StringComparer.Ordinal));
        List<string> lines =
        [
            .. found.Except(expected).Select(connection => Texts.AlsoConnects.With(Told(connection))),
            .. expected.Except(found).Select(connection => Texts.DoesNotConnect.With(Told(connection))),
        ];
        if (lines.Count > 0)
        {
            throw new UnmetException(new(lines[0], [Texts.OnlyConnections.With(), .. lines]));
        }

        string Told(LabConnection connection) => $"{names.GetValueOrDefault(connection.From, connection.From)} -> {names.GetValueOrDefault(connection.To, connection.To)}, {connection.Protocol} {connection.Ports}";
    }

    private static bool IsFound(JsonDocument trace) => trace.RootElement.GetProperty("found").GetBoolean();

    private static string Name(JsonDocument trace, string which) => trace.RootElement.GetProperty(which).GetString()!;

    private static string CauseOf(JsonDocument trace)
    {
        var first = trace.RootElement.GetProperty("obstacles")[0];
        return $"{first.GetProperty("code")} {first.GetProperty("component")} {first.GetProperty("ports")}";
    }

    private static IEnumerable<string> ObstaclesOf(JsonDocument trace) => trace.RootElement.GetProperty("obstacles").EnumerateArray().Select(ObstacleText.Of);

    private Task<JsonDocument> TraceAsync(string from, string to, int port) => AskAsync(HttpMethod.Post, "trace", new JsonObject
    {
        ["from"] = from,
        ["to"] = to,
        ["protocol"] = "tcp",
        ["port"] = port,
        ["sourcePorts"] = new JsonArray(Ephemeral.From, Ephemeral.To),
    }.ToJsonString());

    private async Task<JsonDocument> AskAsync(HttpMethod method, string what, string? question)
    {
        using var answer = await lab.Backend.ControlAsync(method, what, question).ConfigureAwait(false);
        var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
        return answer.StatusCode == HttpStatusCode.OK ? JsonDocument.Parse(text) : throw new BackendException($"{lab.Backend.Endpoint} does not analyse its network: {(int)answer.StatusCode} {text}");
    }
}

/// <summary>A connection that can be opened between two network interfaces.</summary>
/// <param name="From">The id of the network interface that opens it.</param>
/// <param name="To">The id of the network interface that it is opened to.</param>
/// <param name="Ports">The destination ports, such as <c>443</c> or <c>80,8000-8080</c>.</param>
/// <param name="Protocol">The protocol.</param>
public sealed record LabConnection(string From, string To, string Ports, string Protocol = "tcp");
