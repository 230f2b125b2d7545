namespace ScsLabs.Services.Ec2;

/// <summary>Finds the ends of paths: network interfaces and Internet gateways.</summary>
internal static class PathEnds
{
    /// <summary>The beginnings of the ids of AWS's other ends.</summary>
    private static readonly string[] OtherEnds = ["i-", "pcx-", "tgw-", "vgw-", "vpce-"];

    /// <summary>The end with this id or ARN.</summary>
    /// <exception cref="AwsException">It doesn't exist, or is of another kind, which can't be an end here.</exception>
    public static Ec2Resource Find(string name, Call call)
    {
        var id = name[(name.LastIndexOf('/') + 1)..];
        return IsOf<NetworkInterface>(id) ? Reference<NetworkInterface>.Of(id, call).OrNotFound(call)
            : IsOf<InternetGateway>(id) ? Reference<InternetGateway>.Of(id, call).OrNotFound(call)
            : throw (Array.Exists(OtherEnds, prefix => id.StartsWith(prefix, StringComparison.Ordinal)) ? AwsException.NotEmulated($"a path from or to {name}") : Ec2Errors.InvalidParameterValue($"Value ({name}) is not the ID or ARN of a resource that a path can begin or end with."));
    }

    /// <summary>The ARN of the end with this id, whether or not it still exists.</summary>
    public static string ArnOf(Place place, string id) => (IsOf<InternetGateway>(id) ? InternetGateway.Kind : NetworkInterface.Kind).ArnOf(place, id);

    private static bool IsOf<T>(string id)
        where T : Ec2Resource, IEc2Resource<T> => id.StartsWith(T.Kind.Prefix, StringComparison.Ordinal);
}
