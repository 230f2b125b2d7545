namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a NAT gateway. Its interface goes with it; its elastic IP address stays allocated.</summary>
/// <remarks>Errors: NatGatewayNotFound. Source: EC2 API Reference, DeleteNatGateway.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteNatGateway([Target<NatGateway>] string NatGatewayId, bool DryRun = false)
{
    internal sealed record Result(string NatGatewayId);

    internal static Result Handle(DeleteNatGateway request, NatGateway gateway, Call call, Draft draft)
    {
        if (gateway.State is not (NatGatewayState.Deleting or NatGatewayState.Deleted))
        {
            draft.Put(gateway with { State = NatGatewayState.Deleting, Since = call.Timestamp });
        }

        return new(gateway.Id);
    }
}
