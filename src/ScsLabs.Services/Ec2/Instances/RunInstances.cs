namespace ScsLabs.Services.Ec2;

/// <summary>Launches instances of an image: at least MinCount of them, at most MaxCount.</summary>
/// <remarks>
/// Errors: InvalidAMIID.NotFound, InvalidAMIID.Unavailable, AuthFailure, InvalidSubnetID.NotFound, InvalidGroup.NotFound, InvalidNetworkInterfaceID.NotFound, InvalidKeyPair.NotFound, InsufficientFreeAddressesInSubnet, InstanceLimitExceeded,
/// InvalidParameterCombination, InvalidParameterValue, MissingInput, VPCIdNotSpecified. Quotas of processors aren't emulated. Source: EC2 API Reference, RunInstances.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record RunInstances([Target<Image>(By = nameof(Image.ToLaunch))] string ImageId, [Range(1, int.MaxValue)] int MinCount, [Range(1, int.MaxValue)] int MaxCount, bool DryRun = false)
{
    private const string DefaultType = "m1.small";

    /// <summary>The instance type; null for <see cref="DefaultType"/>.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The subnet of the primary interface; null for the default one.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The ids of the primary interface's security groups.</summary>
    [Wire("SecurityGroupId")]
    public IReadOnlyList<string>? SecurityGroupIds { get; init; }

    /// <summary>The names of the primary interface's security groups, in the default VPC.</summary>
    [Wire("SecurityGroup")]
    public IReadOnlyList<string>? SecurityGroups { get; init; }

    /// <summary>The private address of the primary interface.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>The network interfaces, instead of a subnet and security groups.</summary>
    [Wire("networkInterface")]
    public IReadOnlyList<InterfaceRequest>? NetworkInterfaces { get; init; }

    /// <summary>The volumes: the image's root otherwise than the image says, and more.</summary>
    [Wire("BlockDeviceMapping")]
    public IReadOnlyList<BlockDeviceRequest>? BlockDeviceMappings { get; init; }

    /// <summary>The Availability Zone.</summary>
    public PlacementRequest? Placement { get; init; }

    /// <summary>The name of the key pair whose public key the instances let in.</summary>
    public string? KeyName { get; init; }

    /// <summary>The user data, in Base64.</summary>
    [Sensitive]
    public string? UserData { get; init; }

    /// <summary>The instance profile, whose role the instances get.</summary>
    public InstanceProfileRequest? IamInstanceProfile { get; init; }

    /// <summary>The options of the metadata service.</summary>
    public MetadataOptionsRequest? MetadataOptions { get; init; }

    /// <summary>Whether metrics are gathered every minute.</summary>
    public MonitoringRequest? Monitoring { get; init; }

    /// <summary>The credit option of burstable types.</summary>
    public CreditSpecificationRequest? CreditSpecification { get; init; }

    /// <summary>Whether instances can hibernate; none here can.</summary>
    public HibernationRequest? HibernationOptions { get; init; }

    /// <summary>Whether instances can have enclaves; none here can.</summary>
    public EnclaveRequest? EnclaveOptions { get; init; }

    /// <summary>The action on a shutdown from within: to stop or to terminate the instance.</summary>
    public ShutdownBehavior? InstanceInitiatedShutdownBehavior { get; init; }

    /// <summary>Whether calls can't terminate the instances.</summary>
    public bool? DisableApiTermination { get; init; }

    /// <summary>Whether calls can't stop the instances.</summary>
    public bool? DisableApiStop { get; init; }

    /// <summary>Whether throughput is set aside for volumes.</summary>
    public bool? EbsOptimized { get; init; }

    /// <summary>The tags of the instances, volumes and new network interfaces.</summary>
    [Wire("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    /// <summary>The token of the request.</summary>
    [IdempotencyToken, Length(1, 64)]
    public string? ClientToken { get; init; }

    internal sealed record Result(string ReservationId, string OwnerId, [Wire("groupSet")] IReadOnlyList<GroupIdentifier> Groups, [Wire("instancesSet")] IReadOnlyList<InstanceView> Instances) : IRepeatedResult
    {
        /// <inheritdoc />
        /// <remarks>Source: boto/boto3#4406.</remarks>
        public void RequireRepeatable(Call call)
        {
            if (Instances.Any(instance => call.View.Find<Instance>(call.Place, instance.InstanceId) is null or { State: InstanceState.Terminated }))
            {
                throw Ec2Errors.IdempotentInstanceTerminated();
            }
        }
    }

    internal static IEnumerable<Ask> Asks(RunInstances request, Reference<Image> image, Call call)
    {
        Creation.RequireKinds(request.TagSpecifications, ResourceType.Instance, ResourceType.Volume, ResourceType.NetworkInterface);
        var launch = Launch.Of(request, image, call);
        var (metadata, zone) = (OptionsOf(request, image.Row), launch.Zone ?? AvailabilityZones.Of(call.Region)[0]);
        return
        [
            image.Ask("ec2:RunInstances"),
            .. launch.Interfaces.Where(one => one.Existing is null).Select(one => one.Subnet).DistinctBy(subnet => subnet.Arn, StringComparer.Ordinal).Select(subnet => subnet.Ask("ec2:RunInstances")),
            .. launch.Interfaces.SelectMany(one => one.Asks(call, request.TagSpecifications)),
            .. image.Row is { } row ? LaunchDisk.Of(request.BlockDeviceMappings, row, call).SelectMany(disk => disk.Asks(call, zone, request.TagSpecifications)) : Creation.OneOf<Volume>(call, nameof(RunInstances), request.TagSpecifications),
            .. Creation.OneOf<Instance>(call, nameof(RunInstances), request.TagSpecifications, [.. Instance.Launched(zone, request.InstanceType ?? DefaultType, request.EbsOptimized == true, metadata, request.IamInstanceProfile?.ArnIn(call))]),
            .. launch.KeyPair is { } pair ? [pair.Ask("ec2:RunInstances")] : Array.Empty<Ask>(),
            .. request.IamInstanceProfile?.Asks(call, Instance.Kind.ArnOf(call.Place, "*")) ?? [],
        ];
    }

    internal static Result Handle(RunInstances request, Reference<Image> named, Call call, Draft draft, AsCaller aws)
    {
        var image = named.Row ?? throw Image.CannotLaunch(named.Name, call);
        image.RequireAvailable();
        var launch = Launch.Of(request, named, call);
        var (zone, pair) = (ZoneOf(launch, call), launch.KeyPair?.OrNotFound(call));
        var profile = request.IamInstanceProfile?.Found(call);
        OptionsOf(request, image).Require(Creation.Tags<Instance>(request.TagSpecifications));
        var reservation = call.Ids.Hex("r-");
        var (count, tags) = (CountOf(request, launch, call), Creation.Tags<NetworkInterface>(request.TagSpecifications));
        var disks = LaunchDisk.Of(request.BlockDeviceMappings, image, call);
        var instances = new List<InstanceView>(count);
        for (var index = 0; index < count; index++)
        {
            var instance = New(request, image, zone, call) with { ReservationId = reservation, LaunchIndex = index, KeyPair = pair };
            draft.Put(instance);
            if (profile is not null)
            {
                InstanceProfileAssociation.Put(draft, instance, profile, InstanceProfileState.Associated, call);
            }

            foreach (var one in launch.Interfaces)
            {
                one.Attach(draft, instance, tags, call);
            }

            foreach (var disk in disks)
            {
                disk.Attach(draft, instance, Creation.Tags<Volume>(request.TagSpecifications), call, aws);
            }

            draft.Put(InstanceDisks.Use(instance, InstanceState.Terminated, call, draft, aws));
            instances.Add(InstanceView.Of(instance, draft));
        }

        return new(reservation, call.Account.ToString(), [], instances);
    }

    private static MetadataOptions OptionsOf(RunInstances request, Image? image) => Ec2.MetadataOptions.Of(request.MetadataOptions, image?.RequiresMetadataTokens == true);

    private static Instance New(RunInstances request, Image image, string zone, Call call) => new()
    {
        Account = call.Account,
        Region = call.Region,
        Id = call.Ids.Hex(Instance.Kind.Prefix),
        ReservationId = "",
        LaunchIndex = 0,
        ClientToken = request.ClientToken,
        Image = image,
        InstanceType = InstanceTypes.Fitting(request.InstanceType ?? DefaultType, image),
        AvailabilityZone = zone,
        LaunchTime = call.Timestamp,
        State = InstanceState.Pending,
        StateSince = call.Timestamp,
        StateReason = StateReason.Pending,
        UserData = UserDataText.Checked(request.UserData),
        MetadataOptions = OptionsOf(request, image),
        Credits = InstanceTypes.IsBurstable(request.InstanceType ?? DefaultType) ? request.CreditSpecification?.CpuCredits ?? InstanceTypes.CreditsOf(request.InstanceType!) : null,
        ShutdownBehavior = request.InstanceInitiatedShutdownBehavior ?? ShutdownBehavior.Stop,
        DisableApiTermination = request.DisableApiTermination == true,
        DisableApiStop = request.DisableApiStop == true,
        EbsOptimized = request.EbsOptimized == true,
        IsMonitored = request.Monitoring?.Enabled == true,
        Tags = Creation.Tags<Instance>(request.TagSpecifications),
    };

    /// <summary>The number of instances: as many as the subnets have addresses for.</summary>
    private static int CountOf(RunInstances request, Launch launch, Call call)
    {
        long count = request.MaxCount;
        foreach (var needs in launch.Interfaces.Where(one => one.Existing is null).GroupBy(one => one.Subnet.Name, StringComparer.Ordinal))
        {
            var room = needs.First().Subnet.OrNotFound(call).FreeAddresses(call.View) / needs.Count();
            count = room >= request.MinCount ? Math.Min(count, room) : throw Ec2Errors.NoFreeAddresses(needs.Key);
        }

        return (int)count;
    }

    /// <summary>The Availability Zone of all interfaces.</summary>
    /// <exception cref="AwsException">They are in several zones or VPCs, or one is in use.</exception>
    private static string ZoneOf(Launch launch, Call call)
    {
        var places = launch.Interfaces.Select(one => one.Existing is { } there ? Of(there.OrNotFound(call)) : Of(one.Subnet.OrNotFound(call))).Distinct().ToList();
        return places.Count == 1 ? places[0].Zone : throw Ec2Errors.InvalidParameterCombination("You may not specify network interfaces and subnets of several VPCs or Availability Zones");

        static (string Vpc, string Zone) Of(Ec2Resource place) => place switch
        {
            NetworkInterface { Attachment: not null } one => throw Ec2Errors.InterfaceInUse(one.Id),
            NetworkInterface one => (one.VpcId, one.AvailabilityZone),
            _ => (((Subnet)place).VpcId, ((Subnet)place).AvailabilityZone),
        };
    }
}
