namespace ScsLabs.Services.Ec2;

/// <summary>Deletes an Internet gateway that is attached to no VPC.</summary>
/// <remarks>Errors: InvalidInternetGatewayID.NotFound, DependencyViolation. Source: EC2 API Reference, DeleteInternetGateway.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteInternetGateway([Target<InternetGateway>] string InternetGatewayId, bool DryRun = false)
{
    internal static void Handle(DeleteInternetGateway request, InternetGateway gateway, Draft draft) =>
        draft.Remove(gateway.VpcId is null ? gateway : throw Ec2Errors.DependencyViolation($"The internetGateway '{gateway.Id}' has dependencies and cannot be deleted."));
}
