namespace ScsLabs.Services.Ec2;

/// <summary>Detaches an Internet gateway from its VPC. Routes to it lead nowhere from then on.</summary>
/// <remarks>Errors: InvalidInternetGatewayID.NotFound, InvalidVpcID.NotFound, Gateway.NotAttached. Source: EC2 API Reference, DetachInternetGateway.</remarks>
[Operation<Ec2Api>]
internal sealed record DetachInternetGateway([Target<InternetGateway>] string InternetGatewayId, [Target<Vpc>] string VpcId, bool DryRun = false)
{
    internal static void Handle(DetachInternetGateway request, InternetGateway gateway, Vpc vpc, Draft draft) =>
        draft.Put(gateway.VpcId == vpc.Id ? gateway with { VpcId = null } : throw Ec2Errors.GatewayNotAttached(gateway.Id, vpc.Id));
}
