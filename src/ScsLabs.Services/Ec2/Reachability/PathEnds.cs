using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Finds the ends of paths: instances, network interfaces, Internet gateways and VPC endpoints.</summary>
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
            : IsOf<Instance>(id) ? Connected(Reference<Instance>.Of(id, call).OrNotFound(call), call)
            : throw AwsException.NotEmulated($"a path from or to {name}");
    }

    /// <summary>The ARN of the end with this id, whether or not it still exists.</summary>
    public static string ArnOf(Place place, string id) =>
        (IsOf<InternetGateway>(id) ? InternetGateway.Kind : IsOf<VpcEndpoint>(id) ? VpcEndpoint.Kind : IsOf<Instance>(id) ? Instance.Kind : NetworkInterface.Kind).ArnOf(place, id);

    /// <summary>The id of what sends or receives packets for an end: the primary interface of an instance, else the end itself.</summary>
    public static string EndOf(string id, WorldView view) => IsOf<Instance>(id) && view.Find(AnyPlace<Instance>.ById, id)?.PrimaryInterface(view) is { } one ? one.Id : id;

    /// <summary>The instance whose state stops packets at its interface; null for other obstacles.</summary>
    public static Instance? StoppedBy(Obstacle obstacle, WorldView view) =>
        obstacle.Code == ExplanationCodes.BadState ? view.Find(AnyPlace<NetworkInterface>.ById, obstacle.ComponentId)?.Instance(view) : null;

    /// <summary>Whether an end is an instance.</summary>
    public static bool IsInstance(string id) => IsOf<Instance>(id);

    /// <summary>A terminated instance has no interface, so that no path leads from or to it.</summary>
    private static Instance Connected(Instance instance, Call call) => instance.PrimaryInterface(call.View) is null ? throw Instance.Kind.NotFound(instance.Id) : instance;

    private static bool IsOf<T>(string id)
        where T : Ec2Resource, IEc2Resource<T> => id.StartsWith(T.Kind.Prefix, StringComparison.Ordinal);
}
