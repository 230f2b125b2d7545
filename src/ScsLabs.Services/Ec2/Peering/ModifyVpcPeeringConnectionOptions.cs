namespace ScsLabs.Services.Ec2;

/// <summary>Changes the options of a peering's sides. Only the owner of a side's VPC can change that side's, in that VPC's Region.</summary>
/// <remarks>
/// Errors: InvalidVpcPeeringConnectionID.NotFound, OperationNotPermitted, InvalidVpcPeeringConnectionState.DnsHostnamesDisabled, UnsupportedOperation, MissingParameter.
/// Source: EC2 API Reference, ModifyVpcPeeringConnectionOptions; VPC Peering Guide, vpc-peering-dns.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record ModifyVpcPeeringConnectionOptions(
    [Target<VpcPeeringConnection>] string VpcPeeringConnectionId,
    PeeringOptionsRequest? RequesterPeeringConnectionOptions = null,
    PeeringOptionsRequest? AccepterPeeringConnectionOptions = null,
    bool DryRun = false)
{
    internal sealed record Result(PeeringOptionsView? RequesterPeeringConnectionOptions, PeeringOptionsView? AccepterPeeringConnectionOptions);

    internal static Result Handle(ModifyVpcPeeringConnectionOptions request, VpcPeeringConnection seen, Call call, Draft draft)
    {
        var (requester, accepter) = (request.RequesterPeeringConnectionOptions, request.AccepterPeeringConnectionOptions);
        if (requester is null && accepter is null)
        {
            throw Ec2Errors.MissingParameter("accepterPeeringConnectionOptions or requesterPeeringConnectionOptions");
        }

        var peering = seen.Shared(draft);
        if (peering.State != PeeringState.Active)
        {
            throw Ec2Errors.OperationNotPermitted($"Peering {peering.Id} is not active. Peering options can be added only to active peerings.");
        }

        var vpcs = peering.Sides.Select(side => draft.Find<Vpc>(side.Place, side.VpcId)!).ToList();
        PeeringSide Changed(PeeringSide side, PeeringOptionsRequest? options, string name)
        {
            if (options is null)
            {
                return side;
            }

            return side.Place == call.Place ? options.Apply(side, vpcs) : throw Ec2Errors.OperationNotPermitted($"User {call.Account} cannot modify {name} peering options on VPC peering connection {peering.Id} in region {call.Region}");
        }

        var changed = peering with { Requester = Changed(peering.Requester, requester, "requester"), Accepter = Changed(peering.Accepter, accepter, "accepter") };
        draft.Put(changed);
        return new(requester is null ? null : PeeringOptionsView.Of(changed.Requester), accepter is null ? null : PeeringOptionsView.Of(changed.Accepter));
    }
}

/// <summary>The options of a side in a request; null for those that stay.</summary>
internal sealed record PeeringOptionsRequest(bool? AllowDnsResolutionFromRemoteVpc = null, bool? AllowEgressFromLocalClassicLinkToRemoteVpc = null, bool? AllowEgressFromLocalVpcToRemoteClassicLink = null)
{
    /// <summary>The side with these options.</summary>
    /// <param name="side">The side.</param>
    /// <param name="vpcs">The VPCs of both sides.</param>
    /// <exception cref="AwsException">An option needs DNS hostnames, or EC2-Classic, which AWS has retired.</exception>
    public PeeringSide Apply(PeeringSide side, IReadOnlyList<Vpc> vpcs)
    {
        if (AllowEgressFromLocalClassicLinkToRemoteVpc == true || AllowEgressFromLocalVpcToRemoteClassicLink == true)
        {
            throw Ec2Errors.UnsupportedOperation("ClassicLink is not supported: EC2-Classic has been retired.");
        }

        if (AllowDnsResolutionFromRemoteVpc == true && !vpcs.All(vpc => vpc.EnableDnsSupport && vpc.EnableDnsHostnames))
        {
            throw Ec2Errors.DnsHostnamesDisabled();
        }

        return side with { AllowsDnsResolution = AllowDnsResolutionFromRemoteVpc ?? side.AllowsDnsResolution };
    }
}
