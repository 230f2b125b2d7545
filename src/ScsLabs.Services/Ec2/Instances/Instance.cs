namespace ScsLabs.Services.Ec2;

/// <summary>An instance. Its network interfaces and volumes are rows of their own, which hold their attachments.</summary>
internal sealed record Instance : Ec2Resource, IEc2Resource<Instance>, IDueRow
{
    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.Instance, "i-", "instanceId", "InvalidInstanceID.NotFound", "The instance ID") { MalformedCode = "InvalidInstanceID.Malformed" };

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Instance>> Indexes => [AnyPlace<Instance>.ById];

    /// <inheritdoc />
    public static ResourceFilters<Instance> Filters => InstanceFilters.All;

    /// <summary>The id of the reservation: all instances of one launch have the same.</summary>
    public required string ReservationId { get; init; }

    /// <summary>The number within the launch, from 0.</summary>
    public required int LaunchIndex { get; init; }

    /// <summary>The client token of the launch; null where it had none.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The image.</summary>
    public required Image Image { get; init; }

    /// <summary>The key pair as it was at the launch, whose public key the instance lets in; null for none.</summary>
    public KeyPair? KeyPair { get; init; }

    /// <summary>The instance type, such as <c>t3.micro</c>.</summary>
    public required string InstanceType { get; init; }

    /// <summary>The Availability Zone.</summary>
    public required string AvailabilityZone { get; init; }

    /// <summary>The time of the last start.</summary>
    public required DateTimeOffset LaunchTime { get; init; }

    /// <summary>The state.</summary>
    public required InstanceState State { get; init; }

    /// <summary>The time of the last change of the state.</summary>
    public required DateTimeOffset StateSince { get; init; }

    /// <summary>The time at which its operating system began to run last; null before it did.</summary>
    public DateTimeOffset? BootedAt { get; init; }

    /// <summary>The reason of the state; null while it runs.</summary>
    public StateReason? StateReason { get; init; }

    /// <summary>Why it is being started in vain; null where it will run.</summary>
    public FailingStart? Failing { get; init; }

    /// <summary>The user's wish that led to the state, with its time; empty where there was none.</summary>
    public string TransitionReason { get; init; } = "";

    /// <summary>The user data, in Base64; null for none.</summary>
    public string? UserData { get; init; }

    /// <summary>The options of the metadata service.</summary>
    public required MetadataOptions MetadataOptions { get; init; }

    /// <summary>The credit option; null where the type isn't burstable.</summary>
    public CpuCredits? Credits { get; init; }

    /// <summary>The action on a shutdown from within: to stop or to terminate the instance.</summary>
    public ShutdownBehavior ShutdownBehavior { get; init; }

    /// <summary>Whether calls can't terminate it.</summary>
    public bool DisableApiTermination { get; init; }

    /// <summary>Whether calls can't stop it.</summary>
    public bool DisableApiStop { get; init; }

    /// <summary>Whether throughput is set aside for its volumes.</summary>
    public bool EbsOptimized { get; init; }

    /// <summary>Whether its metrics are gathered every minute.</summary>
    public bool IsMonitored { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? DueAt => InstanceLifecycle.DueAt(this);

    /// <inheritdoc />
    public void OnDue(DueTurn due) => InstanceLifecycle.GoOn(this, due);

    /// <summary>The network interfaces, the primary first.</summary>
    public IEnumerable<NetworkInterface> Interfaces(WorldView view) => view.All(NetworkInterface.ByInstance, Id).OrderBy(one => one.Attachment!.DeviceIndex);

    /// <summary>The primary network interface; null where the instance is terminated.</summary>
    public NetworkInterface? PrimaryInterface(WorldView view) => Interfaces(view).FirstOrDefault();

    /// <summary>The only network interface.</summary>
    /// <exception cref="AwsException">There are several, or the instance is terminated.</exception>
    public NetworkInterface OnlyInterface(WorldView view) => Interfaces(view).ToList() switch
    {
        [var one] => one,
        [] => throw InstanceLifecycle.Wrong(this, "modified"),
        _ => throw Ec2Errors.SeveralInterfaces(Id),
    };

    /// <inheritdoc />
    void IEc2Resource.Tag(Draft draft, ImmutableSortedDictionary<string, string> tags)
    {
        MetadataOptions.Require(tags);
        draft.Put(this with { Tags = tags });
    }

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<Instance>.OwnConditions(WorldView view) =>
        [new("ec2:InstanceID", Id), .. Launched(AvailabilityZone, InstanceType, EbsOptimized, MetadataOptions, InstanceProfileAssociation.Of(this, view)?.ProfileArn)];

    /// <summary>The condition keys of an instance, whether or not it is there yet.</summary>
    public static IEnumerable<Condition> Launched(string zone, string type, bool ebsOptimized, MetadataOptions metadata, string? profile) =>
    [
        new("ec2:AvailabilityZone", zone),
        new("ec2:AvailabilityZoneId", AvailabilityZones.IdOf(zone)),
        new("ec2:EbsOptimized", ebsOptimized ? "true" : "false"),
        new("ec2:InstanceMarketType", "on-demand"),
        new("ec2:InstanceType", type),
        new("ec2:RootDeviceType", "ebs"),
        new("ec2:Tenancy", "default"),
        .. profile is null ? Array.Empty<Condition>() : [new("ec2:InstanceProfile", profile)],
        .. metadata.Conditions,
    ];
}

/// <summary>The actions on a shutdown from within an instance.</summary>
internal enum ShutdownBehavior
{
    /// <summary>Stops the instance.</summary>
    [Wire("stop")]
    Stop,

    /// <summary>Terminates the instance.</summary>
    [Wire("terminate")]
    Terminate,
}
