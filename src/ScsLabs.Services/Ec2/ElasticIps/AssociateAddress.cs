namespace ScsLabs.Services.Ec2;

/// <summary>Associates an elastic IP address with the primary private address of a network interface, or of an instance that has only one.</summary>
/// <remarks>Errors: InvalidAllocationID.NotFound, InvalidNetworkInterfaceID.NotFound, InvalidInstanceID.NotFound, InvalidInstanceID, AuthFailure, Resource.AlreadyAssociated, Gateway.NotAttached, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, AssociateAddress.</remarks>
[Operation<Ec2Api>]
internal sealed record AssociateAddress(
    [Target<ElasticIp>] string? AllocationId = null,
    string? NetworkInterfaceId = null,
    string? InstanceId = null,
    string? PrivateIpAddress = null,
    bool? AllowReassociation = null,
    bool DryRun = false)
{
    internal sealed record Result(string AssociationId);

    internal static IEnumerable<Ask> Asks(AssociateAddress request, Reference<ElasticIp> address, Call call) =>
    [
        address.Ask("ec2:AssociateAddress"),
        request.NetworkInterfaceId is { } one ? Reference<NetworkInterface>.Of(one, call).Ask("ec2:AssociateAddress") : Reference<Instance>.Of(request.InstanceId ?? throw Ec2Errors.MissingParameter("instanceId or networkInterfaceId"), call).Ask("ec2:AssociateAddress"),
    ];

    internal static Result Handle(AssociateAddress request, ElasticIp address, Call call, Draft draft)
    {
        var one = request.NetworkInterfaceId is { } id
            ? Reference<NetworkInterface>.Of(id, call).OrNotFound(call)
            : Reference<Instance>.Of(request.InstanceId!, call).OrNotFound(call).OnlyInterface(draft);
        if (request.NetworkInterfaceId is not null && request.InstanceId is { } instance && instance != one.Attachment?.InstanceId)
        {
            throw Ec2Errors.InvalidParameterCombination("You may specify either an instance ID or a network interface ID of that instance");
        }

        if (one.IsRequesterManaged || address.Interface(draft) is { IsRequesterManaged: true })
        {
            throw Ec2Errors.ManagedByService();
        }

        if (draft.Find(InternetGateway.ByVpc, one.VpcId) is null)
        {
            throw Ec2Errors.GatewayNotAttached($"Network {one.VpcId} is not attached to any internet gateway");
        }

        if (request.PrivateIpAddress is { } wanted && wanted != one.Addresses[0].ToString())
        {
            throw Ec2Errors.InvalidParameterValue($"Invalid value '{wanted}' for privateIpAddress. It is not the primary private address of {one.Id}.");
        }

        if (address.Association is { } same && same.TargetId == one.Id)
        {
            return new(same.Id); // so a repetition changes nothing
        }

        // Without the parameter an address moves, as it does where the parameter is true; only a given false forbids it.
        if (address.Association is { } there && request.AllowReassociation == false)
        {
            throw Ec2Errors.AlreadyAssociated($"resource {address.Id} is already associated with associate-id {there.Id}");
        }

        if (draft.Find(ElasticIp.ByInterface, one.Id) is { } other && other.Id != address.Id)
        {
            if (request.AllowReassociation == false)
            {
                throw Ec2Errors.AlreadyAssociated($"resource {one.Id} is already associated with address {other.Id}");
            }

            draft.Put(other with { Association = null });
        }

        var association = new Association(call.Ids.Hex("eipassoc-"), one.Id);
        draft.Put(address with { Association = association });
        draft.Put(one with { PublicIp = null }); // the instance's own address goes back to the pool
        return new(association.Id);
    }
}
