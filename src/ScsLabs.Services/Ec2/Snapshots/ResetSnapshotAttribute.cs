namespace ScsLabs.Services.Ec2;

/// <summary>Ends the sharing of a snapshot.</summary>
/// <remarks>Errors: InvalidSnapshot.NotFound, AuthFailure, InvalidParameterValue. Source: EC2 API Reference, ResetSnapshotAttribute.</remarks>
[Operation<Ec2Api>]
internal sealed record ResetSnapshotAttribute([Target<Snapshot>] string SnapshotId, SnapshotAttribute Attribute, bool DryRun = false)
{
    internal static void Handle(ResetSnapshotAttribute request, Snapshot snapshot, Call call, Draft draft)
    {
        snapshot.RequireOwn(call);
        if (request.Attribute == SnapshotAttribute.ProductCodes)
        {
            throw Ec2Errors.InvalidParameterValue("Only the attribute createVolumePermission can be reset.");
        }

        draft.Put(snapshot with { SharedWith = [], IsPublic = false });
    }
}
