namespace ScsLabs.Services.Ec2;

/// <summary>The names that people give EC2's resources.</summary>
internal static class Ec2Names
{
    /// <summary>The name of the resource with an id, wherever it is: its tag <c>Name</c>, or a security group's name. Null where it has none.</summary>
    public static string? Of(string id, WorldView view) => id[..(id.IndexOf('-', StringComparison.Ordinal) + 1)] switch
    {
        "vpc-" => Tag<Vpc>(id, view),
        "subnet-" => Tag<Subnet>(id, view),
        "rtb-" => Tag<RouteTable>(id, view),
        "acl-" => Tag<NetworkAcl>(id, view),
        "igw-" => Tag<InternetGateway>(id, view),
        "i-" => Tag<Instance>(id, view),
        "nat-" => Tag<NatGateway>(id, view),
        "eni-" => Tag<NetworkInterface>(id, view),
        "sg-" => view.Find(AnyPlace<SecurityGroup>.ById, id)?.GroupName,
        "vpce-" => Tag<VpcEndpoint>(id, view),
        "pcx-" => view.Find<Peering>(Place.Global, id) is { } peering ? view.Find<VpcPeeringConnection>(peering.Requester.Place, id)?.Tags.GetValueOrDefault("Name") : null,
        _ => null,
    };

    private static string? Tag<T>(string id, WorldView view)
        where T : Ec2Resource, IEc2Resource<T> => view.Find(AnyPlace<T>.ById, id)?.Tags.GetValueOrDefault("Name");
}
