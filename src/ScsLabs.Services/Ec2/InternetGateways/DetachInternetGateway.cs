namespace ScsLabs.Services.Ec2;

/// <summary>Detaches an Internet gateway from its VPC. Routes to it lead nowhere from then on.</summary>
/// <remarks>Errors: InvalidInternetGatewayID.NotFound, InvalidVpcID.NotFound, Gateway.NotAttached, DependencyViolation. Source: EC2 API Reference, DetachInternetGateway.</remarks>
[Operation<Ec2Api>]
internal sealed record DetachInternetGateway([Target<InternetGateway>] string InternetGatewayId, [Target<Vpc>] string VpcId, bool DryRun = false)
{
    internal static void Handle(DetachInternetGateway request, InternetGateway gateway, Vpc vpc, Draft draft)
    {
        if (gateway.VpcId != vpc.Id)
        {
            throw Ec2Errors.GatewayNotAttached($"resource {gateway.Id} is not attached to network {vpc.Id}");
        }

        if (draft.All(Subnet.ByVpc, vpc.Id).SelectMany(subnet => draft.All(NetworkInterface.BySubnet, subnet.Id)).Any(one => draft.Find(ElasticIp.ByInterface, one.Id) is not null))
        {
            throw Ec2Errors.DependencyViolation($"Network {vpc.Id} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.");
        }

        draft.Put(gateway with { VpcId = null });
    }
}
