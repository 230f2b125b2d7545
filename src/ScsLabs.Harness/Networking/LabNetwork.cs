using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScsLabs.Emulator;
using ScsLabs.Harness.Telling;
using ScsLabs.Network;

namespace ScsLabs.Harness;

/// <summary>The network of a lab, of all its accounts and Regions: whether connections can be opened, and if not, what stops them.</summary>
/// <remarks>The emulator answers, in this process or another; a check needs <see cref="Capability.Reachability"/>.</remarks>
public sealed class LabNetwork
{
    private static readonly PortRange Ephemeral = PortRange.Ephemeral;

    private readonly LabContext lab;
    private readonly ConcurrentDictionary<(string Id, int Port), LabListener> listeners = new();

    internal LabNetwork(LabContext lab) => this.lab = lab;

    /// <summary>Listens at a port of a network interface.</summary>
    /// <param name="id">The id of the network interface, or of the instance whose primary one it is.</param>
    /// <param name="port">The port.</param>
    /// <returns>The listener; dispose of it to stop.</returns>
    /// <exception cref="SocketException">Somebody listens there already (AddressAlreadyInUse).</exception>
    public LabListener Listen(string id, int port)
    {
        var listener = new LabListener(ended => listeners.TryRemove(new((id, port), ended)));
        if (!listeners.TryAdd((id, port), listener))
        {
            listener.Dispose();
            throw new SocketException((int)SocketError.AddressAlreadyInUse);
        }

        return listener;
    }

    /// <summary>Opens a TCP connection, as a program on a network interface would: it reaches whoever listens there, or the real database where the backend has one (<see cref="Capability.DatabaseServer"/>).</summary>
    /// <param name="from">The id of the network interface or instance that opens it.</param>
    /// <param name="to">The id of the network interface or instance that it is opened to, or the ARN of a database.</param>
    /// <param name="port">The destination port.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <exception cref="SocketException">A component stops the packets (TimedOut, at once instead of after minutes), or nobody listens (ConnectionRefused).</exception>
    /// <exception cref="BackendException">The database's server can't start.</exception>
    public async Task<Stream> OpenAsync(string from, string to, int port, CancellationToken cancellationToken = default)
    {
        using var trace = await TraceAsync(from, to, port).ConfigureAwait(false);
        if (!IsFound(trace))
        {
            throw new SocketException((int)SocketError.TimedOut);
        }

        if (trace.RootElement.GetProperty("arrivesAt").EnumerateArray().Select(id => listeners.GetValueOrDefault((id.GetString()!, port))).FirstOrDefault(one => one is not null) is not { } listener)
        {
            return await OpenDatabaseAsync(from, to, port, cancellationToken).ConfigureAwait(false);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(listener.Address, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Forwards a port of this machine's loopback, so that a client which knows nothing of the lab's network connects through it: a driver of MySQL to a database. Where no connection can be opened, that client's is closed.</summary>
    /// <param name="from">The id of the network interface or instance that opens the connections.</param>
    /// <param name="to">The id of the network interface or instance that they are opened to, or the ARN of a database.</param>
    /// <param name="port">The destination port.</param>
    /// <returns>The forwarded port; dispose of it to stop.</returns>
    public LabForward Forward(string from, string to, int port) => new(new(token => OpenAsync(from, to, port, token)));

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

    private async Task<Stream> OpenDatabaseAsync(string from, string to, int port, CancellationToken cancellationToken)
    {
        var (stream, status, answer) = await Tunnel.OpenAsync(lab.Backend.Endpoint, lab.Backend.ControlToken, from, to, port, cancellationToken).ConfigureAwait(false);
        return stream ?? throw status switch
        {
            409 => new SocketException((int)SocketError.TimedOut),
            404 or 501 => new SocketException((int)SocketError.ConnectionRefused),
            _ => new BackendException($"{lab.Backend.Endpoint} opens no connection to {to}: {status} {answer}"),
        };
    }

    private async Task HasOnlyAsync(string what, IReadOnlyCollection<string> some, IReadOnlyCollection<string> others, IReadOnlyList<LabConnection> expected, Text only, Text also, Text not)
    {
        using var answer = await AskAsync(HttpMethod.Get, "connections", null).ConfigureAwait(false);
        var (names, instances) = (answer.RootElement.GetProperty("interfaces"), answer.RootElement.GetProperty("instances"));
        var instanceOf = instances.EnumerateObject().SelectMany(instance => instance.Value.GetProperty("interfaces").EnumerateArray().Select(one => (Interface: one.GetString()!, Instance: instance.Name))).ToDictionary(one => one.Interface, one => one.Instance, StringComparer.Ordinal);
        var found = answer.RootElement.GetProperty(what).EnumerateArray()
            .Select(connection => new LabConnection(End(connection, "from"), End(connection, "to"), Text(connection, "ports"), Text(connection, "protocol")))
            .Where(connection => (some.Contains(connection.From, StringComparer.Ordinal) && others.Contains(connection.To, StringComparer.Ordinal)) || (others.Contains(connection.From, StringComparer.Ordinal) && some.Contains(connection.To, StringComparer.Ordinal)))
            .ToHashSet();
        List<string> lines =
        [
            .. found.Except(expected).Select(connection => also.With(Told(connection))),
            .. expected.Except(found).Select(connection => not.With(Told(connection))),
        ];
        if (lines.Count > 0)
        {
            throw new UnmetException(new([only.With(), .. lines]));
        }

        // An end is told as the instance where the check names that, not its interface.
        string End(JsonElement connection, string name) =>
            instanceOf.TryGetValue(Text(connection, name), out var instance) && (some.Contains(instance, StringComparer.Ordinal) || others.Contains(instance, StringComparer.Ordinal)) ? instance : Text(connection, name);

        string Told(LabConnection connection) => $"{Named(connection.From)} -> {Named(connection.To)}, {connection.Protocol} {connection.Ports}";

        string Named(string id) => instances.TryGetProperty(id, out var instance) ? Text(instance, "name") : Text(names, id);
    }

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString()! : name;

    private static bool IsFound(JsonDocument trace) => trace.RootElement.GetProperty("found").GetBoolean();

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
/// <param name="From">The id of the network interface or instance that opens it.</param>
/// <param name="To">The id of the network interface or instance that it is opened to.</param>
/// <param name="Ports">The destination ports, such as <c>443</c> or <c>80,8000-8080</c>.</param>
/// <param name="Protocol">The protocol.</param>
public sealed record LabConnection(string From, string To, string Ports, string Protocol = "tcp");
