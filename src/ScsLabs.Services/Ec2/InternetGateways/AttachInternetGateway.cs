namespace ScsLabs.Services.Ec2;

/// <summary>Attaches an Internet gateway to a VPC. Each is attached to one other at most.</summary>
/// <remarks>Errors: InvalidInternetGatewayID.NotFound, InvalidVpcID.NotFound, Resource.AlreadyAssociated, InvalidParameterValue. Source: EC2 API Reference, AttachInternetGateway.</remarks>
[Operation<Ec2Api>]
internal sealed record AttachInternetGateway([Target<InternetGateway>] string InternetGatewayId, [Target<Vpc>] string VpcId, bool DryRun = false)
{
    internal static void Handle(AttachInternetGateway request, InternetGateway gateway, Vpc vpc, Draft draft)
    {
        if (gateway.VpcId is { } there)
        {
            throw Ec2Errors.AlreadyAssociated($"resource {gateway.Id} is already attached to network {there}");
        }

        if (draft.Find(InternetGateway.ByVpc, vpc.Id) is not null)
        {
            throw Ec2Errors.InvalidParameterValue($"Network {vpc.Id} already has an internet gateway attached");
        }

        draft.Put(gateway with { VpcId = vpc.Id });
    }
}
