namespace ScsLabs.Services.Ec2;

/// <summary>Creates a network ACL that denies everything.</summary>
/// <remarks>Errors: InvalidVpcID.NotFound, NetworkAclLimitExceeded, InvalidParameterValue. Source: EC2 API Reference, CreateNetworkAcl.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateNetworkAcl(
    [Target<Vpc>] string VpcId,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    [IdempotencyToken, Length(1, 64)] string? ClientToken = null,
    bool DryRun = false)
{
    /// <summary>The maximum number of network ACLs of a VPC.</summary>
    private const int MostAcls = 200;

    internal sealed record Result(NetworkAclView NetworkAcl, string? ClientToken);

    internal static IEnumerable<Ask> Asks(CreateNetworkAcl request, Reference<Vpc> vpc, Call call) =>
        [vpc.Ask("ec2:CreateNetworkAcl"), .. Creation.Asks<NetworkAcl>(call, nameof(CreateNetworkAcl), request.TagSpecifications)];

    internal static Result Handle(CreateNetworkAcl request, Vpc vpc, Call call, Draft draft)
    {
        if (draft.Count(NetworkAcl.ByVpc, vpc.Id) >= MostAcls)
        {
            throw Ec2Errors.LimitExceeded("NetworkAcl", "network acls");
        }

        var acl = new NetworkAcl { Account = vpc.Account, Region = vpc.Region, Id = call.Ids.Hex(NetworkAcl.Kind.Prefix), VpcId = vpc.Id, Tags = Creation.Tags<NetworkAcl>(request.TagSpecifications) };
        draft.Put(acl);
        return new(NetworkAclView.Of(acl, draft), request.ClientToken);
    }
}
