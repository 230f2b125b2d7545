namespace ScsLabs.Services.Ec2;

/// <summary>Associates an elastic IP address with the primary private address of a network interface.</summary>
/// <remarks>Errors: InvalidAllocationID.NotFound, InvalidNetworkInterfaceID.NotFound, AuthFailure, Resource.AlreadyAssociated, Gateway.NotAttached, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, AssociateAddress.</remarks>
[Operation<Ec2Api>]
internal sealed record AssociateAddress(
    [Target<ElasticIp>] string? AllocationId = null,
    [Target<NetworkInterface>] string? NetworkInterfaceId = null,
    string? PrivateIpAddress = null,
    bool? AllowReassociation = null,
    bool DryRun = false)
{
    internal sealed record Result(string AssociationId);

    internal static Result Handle(AssociateAddress request, ElasticIp address, NetworkInterface one, Call call, Draft draft)
    {
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

        // Without the parameter an address moves, as it does where the parameter is true; only a given false forbids it.
        if (address.Association is { } there && request.AllowReassociation == false && there.TargetId != one.Id)
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
        return new(association.Id);
    }
}
