namespace ScsLabs.Services.Ec2;

/// <summary>A network interface that a launch attaches: a new one in a subnet, or one that is there.</summary>
/// <param name="DeviceIndex">The number in the instance; 0 for the primary one.</param>
internal sealed record LaunchInterface(int DeviceIndex)
{
    /// <summary>The interface that is there; null for a new one.</summary>
    public Reference<NetworkInterface>? Existing { get; init; }

    /// <summary>The subnet of a new one.</summary>
    public Reference<Subnet> Subnet { get; init; }

    /// <summary>The security groups of a new one; none for the VPC's default group.</summary>
    public IReadOnlyList<Reference<SecurityGroup>> Groups { get; init; } = [];

    /// <summary>The private address of a new one; null for any.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>Whether a new one gets a public address; null where the subnet decides.</summary>
    public bool? GetsPublicIp { get; init; }

    /// <summary>Whether it is deleted with the instance.</summary>
    public bool DeleteOnTermination { get; init; }

    /// <summary>The description of a new one.</summary>
    public string? Description { get; init; }

    /// <summary>Whether a new one has a public address, after the subnet's setting.</summary>
    public bool IsPublic => GetsPublicIp ?? Subnet.Row?.MapPublicIpOnLaunch ?? false;

    /// <summary>The Availability Zone; null where the subnet or interface doesn't exist.</summary>
    public string? Zone => Existing is { } there ? there.Row?.AvailabilityZone : Subnet.Row?.AvailabilityZone;

    /// <summary>The asks, but for the subnet's.</summary>
    public IEnumerable<Ask> Asks(Call call, IReadOnlyList<TagSpecification>? specifications)
    {
        if (Existing is { } there)
        {
            return [there.Ask("ec2:RunInstances")];
        }

        Condition[] conditions =
        [
            new("ec2:Subnet", Subnet.Arn),
            .. Subnet.Row is { } subnet ? [new Condition("ec2:Vpc", Vpc.Kind.ArnOf(subnet.Place, subnet.VpcId)), new Condition("ec2:AvailabilityZone", subnet.AvailabilityZone)] : Array.Empty<Condition>(),
        ];
        var asks = Creation.OneOf<NetworkInterface>(call, nameof(RunInstances), specifications, conditions).WhenCreating(nameof(RunInstances), new Condition("ec2:AssociatePublicIpAddress", IsPublic ? "true" : "false"));
        return [.. asks, .. GroupsOrDefault(call).Select(group => group.Ask("ec2:RunInstances"))];
    }

    /// <summary>Attaches it to an instance.</summary>
    /// <exception cref="AwsException">The interface is in use, a group is in another VPC, or no address is free.</exception>
    public void Attach(Draft draft, Instance instance, ImmutableSortedDictionary<string, string> tags, Call call)
    {
        var attachment = new InterfaceAttachment(call.Ids.Hex(InterfaceAttachment.Prefix), instance.Id, DeviceIndex, DeleteOnTermination, call.Timestamp);
        if (Existing is { } there)
        {
            draft.Put(there.OrNotFound(call) with { Attachment = attachment });
            return;
        }

        var subnet = Subnet.OrNotFound(call);
        var one = NetworkInterface.New(draft, call.Ids, subnet, PrivateIpAddress, NetworkInterface.GroupsOf(Groups, subnet.VpcId, call), Description);
        draft.Put(one with { Attachment = attachment, GetsPublicIp = IsPublic, PublicIp = IsPublic ? PublicAddresses.Free(draft, one.Id) : null, Tags = tags });
    }

    private IEnumerable<Reference<SecurityGroup>> GroupsOrDefault(Call call) =>
        Groups.Count > 0 || Subnet.Row is not { } subnet ? Groups : [Reference<SecurityGroup>.Of(call.View.Find<Vpc>(subnet.Place, subnet.VpcId)!.DefaultGroupId, call)];
}
