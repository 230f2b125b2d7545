using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>Gives the snapshot of the baseline by which an instance is patched: a new one, or that which was made with the id before. AWS-RunPatchBaseline calls it as the instance.</summary>
/// <remarks>
/// AWS delivers the snapshot over an address of Amazon S3 that it signs; here the address holds the snapshot itself (<c>data:</c>).
/// An override of the baseline isn't emulated. Errors: InvalidInstanceId. Source: Systems Manager API Reference, GetDeployablePatchSnapshotForInstance.
/// </remarks>
[Operation<SsmApi>, AnyResource]
public sealed record GetDeployablePatchSnapshotForInstance(
    [Pattern(SendCommand.InstanceForm)] string InstanceId,
    [Length(36, 36), Pattern("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$")] string SnapshotId,
    bool UseS3DualStackEndpoint = false)
{
    /// <summary>The snapshot.</summary>
    public sealed record Result(string InstanceId, string SnapshotId, string SnapshotDownloadUrl, string Product);

    /// <summary>Gives the snapshot.</summary>
    internal static Result Handle(GetDeployablePatchSnapshotForInstance request, Call call, Draft draft)
    {
        if (SsmAgent.Registered(request.InstanceId, call.Place, draft) is null || draft.Find<Instance>(call.Place, request.InstanceId) is not { } instance)
        {
            throw SsmErrors.InvalidInstance(request.InstanceId);
        }

        var machine = PatchedMachine.Of(instance, draft);
        var snapshot = PatchSnapshot.Find(request.SnapshotId, instance, draft);
        if (snapshot is null)
        {
            var group = PatchedMachine.GroupOf(instance);
            snapshot = new() { Place = call.Place, SnapshotId = request.SnapshotId, Group = group, Baseline = PatchBaseline.ForGroup(group, machine.System, call.Place, draft), CreatedAt = call.Timestamp };
            draft.Put(snapshot);
        }

        return new(request.InstanceId, request.SnapshotId, SnapshotContent.UrlOf(snapshot), machine.Product);
    }
}
