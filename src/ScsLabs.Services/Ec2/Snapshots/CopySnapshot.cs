namespace ScsLabs.Services.Ec2;

/// <summary>Copies a snapshot within a Region or from another, encrypted or under another key where the request says so.</summary>
/// <remarks>
/// A copy whose KMS key can't be used ends in the state error. Errors: InvalidSnapshot.NotFound, IncorrectState, InvalidParameterValue, InvalidParameterDependency.
/// Source: EC2 API Reference, CopySnapshot.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record CopySnapshot(string SourceRegion, string SourceSnapshotId, string? Description = null, bool DryRun = false)
{
    /// <summary>Whether the copy is encrypted.</summary>
    [Wire("encrypted")]
    public bool? Encrypted { get; init; }

    /// <summary>The KMS key's id, ARN, alias or alias ARN; null for the account's default.</summary>
    [Wire("kmsKeyId")]
    public string? KmsKeyId { get; init; }

    /// <summary>The Region of the copy, in a URL that is signed for the source's Region. The call's own Region decides.</summary>
    [Wire("destinationRegion")]
    public string? DestinationRegion { get; init; }

    /// <summary>A URL that is signed for the source's Region. The SDKs send one; here the call's own signature is enough.</summary>
    [Wire("presignedUrl"), Sensitive]
    public string? PresignedUrl { get; init; }

    /// <summary>The tags.</summary>
    [Wire("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    internal sealed record Result(string SnapshotId, [Wire("tagSet")] IReadOnlyList<Tag>? Tags);

    /// <summary>Asks for a new snapshot alone: the source isn't a resource of the action. Source: Service Authorization Reference.</summary>
    internal static IEnumerable<Ask> Asks(CopySnapshot request, Call call)
    {
        var source = Snapshot.Find(call, request.SourceRegion, request.SourceSnapshotId);
        return Creation.Asks<Snapshot>(
            call,
            nameof(CopySnapshot),
            request.TagSpecifications,
            [
                new("ec2:ParentSnapshot", Snapshot.Kind.ArnOf(new(call.Account, request.SourceRegion), request.SourceSnapshotId)),
                .. source is null ? Array.Empty<Condition>() : ((IResource)source).Conditions(call.View).Where(condition => condition.Key is "ec2:Encrypted" or "ec2:Owner" or "ec2:VolumeSize" or "ec2:SnapshotTime"),
            ]);
    }

    internal static Result Handle(CopySnapshot request, Call call, Draft draft, AsCaller aws)
    {
        var source = Snapshot.Find(call, request.SourceRegion, request.SourceSnapshotId) ?? throw Snapshot.Kind.NotFound(request.SourceSnapshotId);
        source.RequireCompleted();
        if (request.Encrypted == false)
        {
            throw Ec2Errors.InvalidParameterValue("Value (false) for parameter encrypted is invalid. Omit it instead.");
        }

        var id = call.Ids.Hex(Snapshot.Kind.Prefix);
        var key = DiskEncryption.Of(request.Encrypted, request.KmsKeyId, source, call).KeyFor(id, aws);
        var copy = new Snapshot
        {
            Account = call.Account,
            Region = call.Region,
            Id = id,
            VolumeId = Snapshot.NoVolume,
            VolumeSize = source.VolumeSize,
            Description = CreateSnapshot.Checked(request.Description),
            StartTime = call.Timestamp,
            Key = key.Key,
            Failure = key.Failed,
            State = SnapshotState.Pending,
            Tags = Creation.Tags<Snapshot>(request.TagSpecifications),
        };
        draft.Put(copy);
        return new(copy.Id, copy.Tags.View());
    }
}
