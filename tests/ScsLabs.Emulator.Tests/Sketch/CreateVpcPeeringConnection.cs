using ScsLabs.Model.Calls;
using ScsLabs.Model.Declarations;
using ScsLabs.Model.State;

namespace ScsLabs.Emulator.Tests.Sketch;

/// <summary>Joins two VPCs: two targets, of which one has a condition key of its own.</summary>
[Operation<SketchApi>]
public sealed record CreateVpcPeeringConnection(
    [Target<Vpc>] string VpcId,
    [Target<Vpc>, ConditionKey("ec2:RequesterVpc", Of = nameof(VpcId)), ConditionKey("ec2:AccepterVpc")] string PeerVpcId,
    bool DryRun = false)
{
    public sealed record Result(VpcPeeringConnection VpcPeeringConnection);

    internal static Result Handle(CreateVpcPeeringConnection request, Vpc requester, Vpc accepter, Draft draft) =>
        new(new($"pcx-{requester.VpcId}-{accepter.VpcId}"));
}

/// <summary>A peering in an answer.</summary>
public sealed record VpcPeeringConnection(string VpcPeeringConnectionId);
