namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a snapshot. Volumes that were made of it stay.</summary>
/// <remarks>Errors: InvalidSnapshot.NotFound, InvalidSnapshot.InUse, AuthFailure. Source: EC2 API Reference, DeleteSnapshot.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteSnapshot([Target<Snapshot>] string SnapshotId, bool DryRun = false)
{
    internal static void Handle(Snapshot snapshot, Call call, Draft draft)
    {
        snapshot.RequireOwn(call);
        if (draft.Find(Image.BySnapshot, snapshot.Id) is { } image)
        {
            throw new AwsException("InvalidSnapshot.InUse", 400, $"The snapshot {snapshot.Id} is currently in use by {image.Id}");
        }

        draft.Remove(snapshot);
    }
}
