using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Finds the ends of paths: network interfaces, Internet gateways and VPC endpoints.</summary>
internal static class PathEnds
{
    /// <summary>The end with this id or ARN.</summary>
    /// <exception cref="AwsException">It doesn't exist, or is of another kind, which can't be an end here.</exception>
    public static Ec2Resource Find(string name, Call call)
    {
        var id = name[(name.LastIndexOf('/') + 1)..];
        return IsOf<NetworkInterface>(id) ? Reference<NetworkInterface>.Of(id, call).OrNotFound(call)
            : IsOf<InternetGateway>(id) ? Reference<InternetGateway>.Of(id, call).OrNotFound(call)
            : IsOf<VpcEndpoint>(id) ? Reference<VpcEndpoint>.Of(id, call).OrNotFound(call)
            : throw AwsException.NotEmulated($"a path from or to {name}");
    }

    /// <summary>The ARN of the end with this id, whether or not it still exists.</summary>
    public static string ArnOf(Place place, string id) => (IsOf<InternetGateway>(id) ? InternetGateway.Kind : IsOf<VpcEndpoint>(id) ? VpcEndpoint.Kind : NetworkInterface.Kind).ArnOf(place, id);

    /// <summary>Analyses a path. An interface endpoint opens no connections, and one is reached where any of its interfaces is.</summary>
    public static PathAnalysis Trace(NetworkInsightsPath path, WorldView view)
    {
        var topology = new WorldTopology(view);
        if (InterfacesOf(path.Source, view) is not null)
        {
            return Stopped(ExplanationCodes.EndpointOpensNothing, path.Source, path.Flow);
        }

        if (InterfacesOf(path.Destination, view) is not { } interfaces)
        {
            return Tracer.Trace(topology, path.Flow);
        }

        var analyses = interfaces.Select(one => Tracer.Trace(topology, path.Flow with { DestinationId = one.InterfaceId })).ToList();
        return analyses.MinBy(analysis => analysis.Obstacles.Count) ?? Stopped(ExplanationCodes.NoPath, path.Destination, path.Flow);
    }

    /// <summary>The interfaces of an interface endpoint; null for ends of other kinds.</summary>
    private static IReadOnlyList<EndpointInterface>? InterfacesOf(string id, WorldView view) =>
        view.Find(AnyPlace<VpcEndpoint>.ById, id) is { Type: VpcEndpointType.Interface } endpoint ? endpoint.Interfaces : null;

    private static PathAnalysis Stopped(string code, string endpointId, Flow flow) =>
        new([], [], [new(code, ComponentKind.GatewayEndpoint, endpointId, Network.Direction.Forward, new(default, default, flow.Protocol, PortSet.None, PortSet.None))]);

    private static bool IsOf<T>(string id)
        where T : Ec2Resource, IEc2Resource<T> => id.StartsWith(T.Kind.Prefix, StringComparison.Ordinal);
}
