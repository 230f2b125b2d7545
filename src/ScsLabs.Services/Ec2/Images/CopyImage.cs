namespace ScsLabs.Services.Ec2;

/// <summary>Copies an image with its snapshots within a Region or from another, encrypted or under another key where the request says so.</summary>
/// <remarks>
/// Who copies another account's image needs permission for its snapshots, too. A copy whose KMS key can't be used ends in the state failed.
/// Errors: InvalidAMIID.NotFound, InvalidAMIID.Unavailable, InvalidAMIName.Malformed, InvalidAMIName.Duplicate, InvalidRequest, InvalidParameterDependency. Source: EC2 API Reference, CopyImage; EC2 User Guide, CopyingAMIs.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record CopyImage(string SourceRegion, string SourceImageId, string Name, string? Description = null, bool DryRun = false)
{
    /// <summary>Whether the copy is encrypted: a copy of what is encrypted always is.</summary>
    public bool? Encrypted { get; init; }

    /// <summary>The KMS key's id, ARN, alias or alias ARN; null for the account's default.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether the copy gets the source's tags.</summary>
    public bool? CopyImageTags { get; init; }

    /// <summary>The tags of the image and of the snapshots.</summary>
    [Wire("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    /// <summary>The token of the request.</summary>
    [IdempotencyToken]
    public string? ClientToken { get; init; }

    internal sealed record Result(string ImageId);

    /// <summary>Asks for the new image and its snapshots alone: AWS doesn't ask for the source.</summary>
    internal static IEnumerable<Ask> Asks(CopyImage request, Call call)
    {
        Creation.RequireKinds(request.TagSpecifications, ResourceType.Image, ResourceType.Snapshot);
        return [.. Image.Asks(call, nameof(CopyImage), request.TagSpecifications), .. Creation.OneOf<Snapshot>(call, nameof(CopyImage), request.TagSpecifications)];
    }

    internal static Result Handle(CopyImage request, Call call, Draft draft, AsCaller aws)
    {
        ImageName.RequireNew(request.Name, call);
        var source = Image.Find(call, request.SourceRegion, request.SourceImageId) ?? throw Image.Kind.NotFound(request.SourceImageId);
        source.RequireAvailable();
        var id = call.Ids.Hex(Image.Kind.Prefix);
        var disks = source.Disks.Select(disk => Copied(disk, request, source, id, call, draft, aws)).ToList();
        var copy = source with
        {
            Account = call.Account,
            Region = call.Region,
            Id = id,
            Name = request.Name,
            Description = Image.Checked(request.Description ?? (source.Account == call.Account ? source.Description : $"[Copied {source.Id} from {source.Region}] {source.Name}")),
            OwnerAlias = null,
            CreationDate = call.Timestamp,
            IsPublic = false,
            SharedWith = [],
            State = ImageState.Pending,
            SourceInstanceId = null,
            SourceImageId = source.Id,
            SourceImageRegion = source.Region,
            Root = disks[0],
            Data = [.. disks.Skip(1)],
            Tags = (request.CopyImageTags == true ? source.Tags : TagSets.Rules.None).SetItems(Creation.Tags<Image>(request.TagSpecifications)),
        };
        draft.Put(copy);
        return new(id);
    }

    private static ImageDisk Copied(ImageDisk disk, CopyImage request, Image source, string id, Call call, Draft draft, AsCaller aws)
    {
        if (disk.SnapshotId is not { } from)
        {
            return disk;
        }

        // The snapshots of public images are in no world, and everybody may read them.
        var parent = Snapshot.Find(call, source.Region, from);
        if (parent is null && !PublicImages.In(source.Region).ContainsKey(source.Id))
        {
            throw new AwsException("InvalidRequest", 400, "You do not have permission to access the storage of this ami");
        }

        var snapshotId = call.Ids.Hex(Snapshot.Kind.Prefix);
        var encryption = DiskEncryption.Of(request.Encrypted, request.KmsKeyId, parent, call);
        var key = encryption.KeyFor(snapshotId, aws);
        draft.Put(new Snapshot
        {
            Account = call.Account,
            Region = call.Region,
            Id = snapshotId,
            VolumeId = Snapshot.NoVolume,
            VolumeSize = parent?.VolumeSize ?? disk.Size,
            Description = $"Copied for DestinationAmi {id} from SourceAmi {source.Id} for SourceSnapshot {from}.",
            StartTime = call.Timestamp,
            Key = key.Key,
            Failure = key.Failed,
            State = SnapshotState.Pending,
            Tags = Creation.Tags<Snapshot>(request.TagSpecifications),
        });
        return disk with { SnapshotId = snapshotId, IsEncrypted = encryption.IsEncrypted };
    }
}
