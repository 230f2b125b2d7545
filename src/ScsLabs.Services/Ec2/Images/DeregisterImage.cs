namespace ScsLabs.Services.Ec2;

/// <summary>Ends an image, and where the request says so its snapshots. Its instances go on.</summary>
/// <remarks>Errors: InvalidAMIID.NotFound, AuthFailure. Source: EC2 API Reference, DeregisterImage.</remarks>
[Operation<Ec2Api>]
internal sealed record DeregisterImage([Target<Image>] string ImageId, bool? DeleteAssociatedSnapshots = null, bool DryRun = false)
{
    internal sealed record Result(bool Return, [Wire("deleteSnapshotResultSet")] IReadOnlyList<DeletedSnapshot>? DeleteSnapshotResults);

    internal static Result Handle(DeregisterImage request, Image image, Call call, Draft draft)
    {
        image.RequireOwn(call);
        draft.Remove(image);
        return new(Return: true, request.DeleteAssociatedSnapshots == true ? [.. image.Disks.Select(disk => disk.SnapshotId).OfType<string>().Distinct(StringComparer.Ordinal).Select(id => new DeletedSnapshot(id, Delete(id, call, draft)))] : null);
    }

    private static SnapshotReturnCode Delete(string id, Call call, Draft draft)
    {
        var snapshot = Reference<Snapshot>.Of(id, call);
        if (draft.Find(Image.BySnapshot, id) is not null)
        {
            return SnapshotReturnCode.Skipped;
        }

        try
        {
            call.Authorize(snapshot.Ask("ec2:DeleteSnapshot"));
        }
        catch (AwsException)
        {
            // The image is gone all the same; the refusal stands in the journal and in the answer.
            return SnapshotReturnCode.MissingPermissions;
        }

        draft.Remove(snapshot.OrNotFound(call));
        return SnapshotReturnCode.Success;
    }
}

/// <summary>What happened to a snapshot of a deregistered image in an answer.</summary>
internal sealed record DeletedSnapshot(string SnapshotId, SnapshotReturnCode ReturnCode);

/// <summary>What happened to a snapshot of a deregistered image.</summary>
[NotEmulated("internal-error", "client-error")]
internal enum SnapshotReturnCode
{
    /// <summary>It was deleted.</summary>
    [Wire("success")]
    Success,

    /// <summary>Another image needs it.</summary>
    [Wire("skipped")]
    Skipped,

    /// <summary>The caller may not delete it.</summary>
    [Wire("missing-permissions")]
    MissingPermissions,
}
