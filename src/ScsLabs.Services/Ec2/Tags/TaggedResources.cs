namespace ScsLabs.Services.Ec2;

/// <summary>Finds resources by ids that don't say their kind otherwise than by their prefix.</summary>
internal static class TaggedResources
{
    private static readonly Ec2Kind[] Kinds =
    [
        ElasticIp.Kind, Image.Kind, Instance.Kind, InternetGateway.Kind, KeyPair.Kind, NatGateway.Kind, NetworkAcl.Kind, NetworkInsightsAnalysis.Kind, NetworkInsightsPath.Kind, NetworkInterface.Kind, RouteTable.Kind, SecurityGroup.Kind, SecurityGroupRule.Kind,
        Snapshot.Kind, Subnet.Kind, Volume.Kind, Vpc.Kind, VpcEndpoint.Kind, VpcPeeringConnection.Kind,
    ];

    /// <summary>The ask for an action on the resource with this id, whether or not it exists.</summary>
    /// <exception cref="AwsException">No kind of resource has such ids.</exception>
    public static Ask Ask(Call call, string action, string id, IReadOnlyList<Condition> conditions)
    {
        var (kind, row) = (KindOf(id), Row(call, id));
        return new(action, row?.Arn ?? kind.ArnOf(call.Place, id), row) { Conditions = conditions };
    }

    /// <summary>The resource with this id.</summary>
    /// <exception cref="AwsException">It doesn't exist, or its id is malformed: here that has the same code for all kinds.</exception>
    public static IEc2Resource Find(Call call, string id) => Row(call, id) ?? throw (KindOf(id).IsWellFormed(id) ? KindOf(id).NotFound(id) : Ec2Errors.InvalidId(id));

    private static IEc2Resource? Row(Call call, string id) => call.View.Resources(call.Place, id).OfType<IEc2Resource>().FirstOrDefault();

    private static Ec2Kind KindOf(string id) => Array.Find(Kinds, kind => id.StartsWith(kind.Prefix, StringComparison.Ordinal)) ?? throw Ec2Errors.InvalidId(id);
}
