using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Finds the ends of paths: instances, network interfaces, Internet gateways and VPC endpoints.</summary>
internal static class PathEnds
{
    /// <summary>The beginnings of the ids of AWS's other ends.</summary>
    private static readonly string[] OtherEnds = ["pcx-", "tgw-", "vgw-"];

    /// <summary>The end with this id or ARN.</summary>
    /// <exception cref="AwsException">It doesn't exist, or is of another kind, which can't be an end here.</exception>
    public static Ec2Resource Find(string name, Call call)
    {
        var id = name[(name.LastIndexOf('/') + 1)..];
        return IsOf<NetworkInterface>(id) ? Reference<NetworkInterface>.Of(id, call).OrNotFound(call)
            : IsOf<InternetGateway>(id) ? Reference<InternetGateway>.Of(id, call).OrNotFound(call)
            : IsOf<VpcEndpoint>(id) ? Reference<VpcEndpoint>.Of(id, call).OrNotFound(call)
            : IsOf<Instance>(id) ? Connected(Reference<Instance>.Of(id, call).OrNotFound(call), call)
            : throw (Array.Exists(OtherEnds, prefix => id.StartsWith(prefix, StringComparison.Ordinal)) ? AwsException.NotEmulated($"a path from or to {name}") : Ec2Errors.InvalidParameterValue($"Value ({name}) is not the ID or ARN of a resource that a path can begin or end with."));
    }

    /// <summary>The ARN of the end with this id, whether or not it still exists.</summary>
    public static string ArnOf(Place place, string id) =>
        (IsOf<InternetGateway>(id) ? InternetGateway.Kind : IsOf<VpcEndpoint>(id) ? VpcEndpoint.Kind : IsOf<Instance>(id) ? Instance.Kind : NetworkInterface.Kind).ArnOf(place, id);

    /// <summary>The id of what sends or receives packets for an end: the primary interface of an instance, else the end itself.</summary>
    public static string EndOf(string id, WorldView view) => IsOf<Instance>(id) && view.Find(AnyPlace<Instance>.ById, id)?.PrimaryInterface(view) is { } one ? one.Id : id;

    /// <summary>The ids by which an end is known: its own, and that of the instance whose primary interface it is.</summary>
    public static IEnumerable<string> NamesOf(string id, WorldView view) =>
        view.Find(AnyPlace<NetworkInterface>.ById, id)?.Instance(view) is { } instance && instance.PrimaryInterface(view)?.Id == id ? [id, instance.Id] : [id];

    /// <summary>The instance whose state stops packets at its interface; null for other obstacles.</summary>
    public static Instance? StoppedBy(Obstacle obstacle, WorldView view) =>
        obstacle.Code == ExplanationCodes.BadState ? view.Find(AnyPlace<NetworkInterface>.ById, obstacle.ComponentId)?.Instance(view) : null;

    /// <summary>Whether an end is an instance.</summary>
    public static bool IsInstance(string id) => IsOf<Instance>(id);

    /// <summary>Analyses a path. An interface endpoint opens no connections, and one is reached where any of its interfaces is.</summary>
    public static PathAnalysis Trace(NetworkInsightsPath path, WorldView view)
    {
        var (topology, flow) = (new WorldTopology(view), path.FlowIn(view));
        if (InterfacesOf(path.Source, view) is not null)
        {
            return Stopped(ExplanationCodes.EndpointOpensNothing, path.Source, flow);
        }

        if (InterfacesOf(path.Destination, view) is not { } interfaces)
        {
            return Tracer.Trace(topology, flow);
        }

        var analyses = interfaces.Select(one => Tracer.Trace(topology, flow with { DestinationId = one.InterfaceId })).ToList();
        return analyses.MinBy(analysis => analysis.Obstacles.Count) ?? Stopped(ExplanationCodes.NoPath, path.Destination, flow);
    }

    /// <summary>The interfaces of an interface endpoint; null for ends of other kinds.</summary>
    private static IReadOnlyList<EndpointInterface>? InterfacesOf(string id, WorldView view) =>
        view.Find(AnyPlace<VpcEndpoint>.ById, id) is { Type: VpcEndpointType.Interface } endpoint ? endpoint.Interfaces : null;

    private static PathAnalysis Stopped(string code, string endpointId, Flow flow) =>
        new([], [], [new(code, ComponentKind.GatewayEndpoint, endpointId, Network.Direction.Forward, new(default, default, flow.Protocol, PortSet.None, PortSet.None))]);

    /// <summary>A terminated instance has no interface, so that no path leads from or to it.</summary>
    private static Instance Connected(Instance instance, Call call) => instance.PrimaryInterface(call.View) is null ? throw Instance.Kind.NotFound(instance.Id) : instance;

    private static bool IsOf<T>(string id)
        where T : Ec2Resource, IEc2Resource<T> => id.StartsWith(T.Kind.Prefix, StringComparison.Ordinal);
}
