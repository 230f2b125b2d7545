namespace ScsLabs.Services.Ec2;

/// <summary>Creates a volume, empty or from a snapshot.</summary>
/// <remarks>
/// A volume whose KMS key can't be used is answered, and vanishes after some seconds.
/// Errors: InvalidSnapshot.NotFound, IncorrectState, InvalidParameterValue, InvalidParameterCombination, InvalidParameterDependency, InvalidZone.NotFound, MissingParameter. Source: EC2 API Reference, CreateVolume.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record CreateVolume(string? AvailabilityZone = null, string? SnapshotId = null, bool DryRun = false)
{
    /// <summary>The Availability Zone's id, instead of its name.</summary>
    public string? AvailabilityZoneId { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public bool? Encrypted { get; init; }

    /// <summary>The KMS key's id, ARN, alias or alias ARN; null for the account's default.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The size, in GiB; null for the snapshot's.</summary>
    public int? Size { get; init; }

    /// <summary>The type; null for gp2.</summary>
    public VolumeType? VolumeType { get; init; }

    /// <summary>The operations a second.</summary>
    public int? Iops { get; init; }

    /// <summary>The throughput, in MiB/s.</summary>
    public int? Throughput { get; init; }

    /// <summary>Whether several instances can have it at once; none here can.</summary>
    public bool? MultiAttachEnabled { get; init; }

    /// <summary>The tags.</summary>
    [Wire("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    /// <summary>The token of the request.</summary>
    [IdempotencyToken, Length(1, 64)]
    public string? ClientToken { get; init; }

    internal sealed record Result
    {
        /// <summary>The volume.</summary>
        [Spread]
        public required VolumeView Volume { get; init; }
    }

    internal static IEnumerable<Ask> Asks(CreateVolume request, Call call)
    {
        var snapshot = SnapshotOf(request, call);
        var encryption = DiskEncryption.Of(request.Encrypted, request.KmsKeyId, snapshot?.Row, call);
        Condition[] conditions =
        [
            .. Volume.ConditionsOf(ZoneOf(request, call), SpecificationOf(request, snapshot, call), encryption.IsEncrypted),
            .. encryption.Conditions,
            .. snapshot is { } parent ? [new Condition("ec2:ParentSnapshot", parent.Arn)] : Array.Empty<Condition>(),
        ];
        return
        [
            .. snapshot is { } from ? [from.Ask("ec2:CreateVolume")] : Array.Empty<Ask>(),
            .. Creation.Asks<Volume>(call, nameof(CreateVolume), request.TagSpecifications, conditions),
        ];
    }

    internal static Result Handle(CreateVolume request, Call call, Draft draft, AsCaller aws)
    {
        if (request.MultiAttachEnabled == true)
        {
            throw AwsException.NotEmulated("a volume for several instances at once");
        }

        var named = SnapshotOf(request, call);
        var snapshot = named?.OrNotFound(call);
        snapshot?.RequireCompleted();
        var id = call.Ids.Hex(Volume.Kind.Prefix);
        var key = DiskEncryption.Of(request.Encrypted, request.KmsKeyId, snapshot, call).KeyFor(id, aws);
        var volume = new Volume
        {
            Account = call.Account,
            Region = call.Region,
            Id = id,
            AvailabilityZone = ZoneOf(request, call),
            Specification = SpecificationOf(request, named, call),
            SnapshotId = snapshot?.Id,
            CreateTime = call.Timestamp,
            Key = key.Key,
            Failure = key.Failed,
            IsBeingCreated = true,
            Tags = Creation.Tags<Volume>(request.TagSpecifications),
        };
        draft.Put(volume);
        return new() { Volume = VolumeView.Of(volume) };
    }

    private static Reference<Snapshot>? SnapshotOf(CreateVolume request, Call call) => request.SnapshotId is { } id ? Reference<Snapshot>.Of(id, call) : null;

    private static VolumeSpecification SpecificationOf(CreateVolume request, Reference<Snapshot>? named, Call call)
    {
        var (snapshot, size) = (named?.Row, Snapshot.SizeOf(request.Size, named, call));
        return snapshot is null || size >= snapshot.VolumeSize
            ? VolumeSpecification.Of(request.VolumeType ?? Ec2.VolumeType.Gp2, size, request.Iops, request.Throughput)
            : throw Ec2Errors.InvalidParameterValue($"The volume size must be equal to or greater than the size of the snapshot, {snapshot.VolumeSize} GiB.");
    }

    private static string ZoneOf(CreateVolume request, Call call) => AvailabilityZones.Named(request.AvailabilityZone, request.AvailabilityZoneId, call.Region) ?? throw Ec2Errors.MissingParameter("AvailabilityZone");
}
