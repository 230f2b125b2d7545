namespace ScsLabs.Services.Ec2;

/// <summary>Creates a network interface in a subnet.</summary>
/// <remarks>Errors: InvalidSubnetID.NotFound, InvalidGroup.NotFound, InvalidIPAddress.InUse, SecurityGroupsPerInterfaceLimitExceeded, InsufficientFreeAddressesInSubnet, InvalidParameterValue. Source: EC2 API Reference, CreateNetworkInterface.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateNetworkInterface(
    [Target<Subnet>] string SubnetId,
    [Length(0, 255)] string? Description = null,
    string? PrivateIpAddress = null,
    [Wire("SecurityGroupId"), Target<SecurityGroup>] IReadOnlyList<string>? Groups = null,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    [IdempotencyToken, Length(1, 64)] string? ClientToken = null,
    bool DryRun = false)
{
    internal sealed record Result(NetworkInterfaceView NetworkInterface, string? ClientToken);

    internal static IEnumerable<Ask> Asks(CreateNetworkInterface request, Reference<Subnet> subnet, IReadOnlyList<Reference<SecurityGroup>> groups, Call call) =>
    [
        subnet.Ask("ec2:CreateNetworkInterface"),
        .. groups.Select(group => group.Ask("ec2:CreateNetworkInterface")),
        .. Creation.Asks<NetworkInterface>(call, nameof(CreateNetworkInterface), request.TagSpecifications),
    ];

    internal static Result Handle(CreateNetworkInterface request, Subnet subnet, IReadOnlyList<Reference<SecurityGroup>> groups, Call call, Draft draft)
    {
        var one = NetworkInterface.New(draft, call.Ids, subnet, request.PrivateIpAddress, NetworkInterface.GroupsOf(groups, subnet.VpcId, call), request.Description) with
        {
            Tags = Creation.Tags<NetworkInterface>(request.TagSpecifications),
        };
        draft.Put(one);
        return new(NetworkInterfaceView.Of(one, draft), request.ClientToken);
    }
}
