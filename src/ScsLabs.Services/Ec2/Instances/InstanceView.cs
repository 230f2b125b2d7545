namespace ScsLabs.Services.Ec2;

/// <summary>An instance in an answer.</summary>
internal sealed record InstanceView(string InstanceId, string ImageId, string InstanceType, [Wire("instanceState")] InstanceStateView State)
{
    /// <summary>The number within the launch.</summary>
    public required int AmiLaunchIndex { get; init; }

    /// <summary>The architecture.</summary>
    public required ImageArchitecture Architecture { get; init; }

    /// <summary>The volumes.</summary>
    [Wire("blockDeviceMapping")]
    public required IReadOnlyList<InstanceBlockDevice> BlockDeviceMappings { get; init; }

    /// <summary>The client token of the launch.</summary>
    public string? ClientToken { get; init; }

    /// <summary>Whether throughput is set aside for volumes.</summary>
    public required bool EbsOptimized { get; init; }

    /// <summary>Whether it has enhanced networking.</summary>
    public required bool EnaSupport { get; init; }

    /// <summary>The hypervisor.</summary>
    public required string Hypervisor { get; init; }

    /// <summary>The instance profile.</summary>
    public InstanceProfileInAnswer? IamInstanceProfile { get; init; }

    /// <summary>The name of the key pair.</summary>
    public string? KeyName { get; init; }

    /// <summary>The time of the last start.</summary>
    public required DateTimeOffset LaunchTime { get; init; }

    /// <summary>The options of the metadata service.</summary>
    public MetadataOptionsView? MetadataOptions { get; init; }

    /// <summary>Whether metrics are gathered every minute.</summary>
    public MonitoringView? Monitoring { get; init; }

    /// <summary>The network interfaces.</summary>
    [Wire("networkInterfaceSet")]
    public required IReadOnlyList<InstanceInterface> NetworkInterfaces { get; init; }

    /// <summary>The Availability Zone and the tenancy.</summary>
    public PlacementView? Placement { get; init; }

    /// <summary><c>windows</c>, or nothing.</summary>
    public string? Platform { get; init; }

    /// <summary>The operating system as bills name it.</summary>
    public required string PlatformDetails { get; init; }

    /// <summary>The private name.</summary>
    public required string PrivateDnsName { get; init; }

    /// <summary>The primary private address.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>The public name.</summary>
    [Wire("dnsName")]
    public required string PublicDnsName { get; init; }

    /// <summary>The public address.</summary>
    [Wire("ipAddress")]
    public string? PublicIpAddress { get; init; }

    /// <summary>The device name of the root volume.</summary>
    public required string RootDeviceName { get; init; }

    /// <summary>The kind of the root volume.</summary>
    public required string RootDeviceType { get; init; }

    /// <summary>The security groups of the primary interface.</summary>
    [Wire("groupSet")]
    public required IReadOnlyList<GroupIdentifier> SecurityGroups { get; init; }

    /// <summary>Whether the primary interface checks addresses.</summary>
    public bool? SourceDestCheck { get; init; }

    /// <summary>The reason of the state.</summary>
    public StateReason? StateReason { get; init; }

    /// <summary>The user's wish that led to the state.</summary>
    [Wire("reason")]
    public required string StateTransitionReason { get; init; }

    /// <summary>The subnet of the primary interface.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The tags.</summary>
    [Wire("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The operation as bills name it.</summary>
    public required string UsageOperation { get; init; }

    /// <summary>The kind of virtualization.</summary>
    public required string VirtualizationType { get; init; }

    /// <summary>The VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>Shows an instance.</summary>
    public static InstanceView Of(Instance instance, WorldView view)
    {
        var interfaces = instance.Interfaces(view).ToList();
        var primary = interfaces.Count > 0 ? NetworkInterfaceView.Of(interfaces[0], view) : null;
        return new(instance.Id, instance.Image.Id, instance.InstanceType, InstanceStateView.Of(instance.State))
        {
            AmiLaunchIndex = instance.LaunchIndex,
            Architecture = instance.Image.Architecture,
            BlockDeviceMappings = [.. view.All(Volume.ByInstance, instance.Id).Select(InstanceBlockDevice.Of)],
            ClientToken = instance.ClientToken,
            EbsOptimized = instance.EbsOptimized,
            EnaSupport = true,
            Hypervisor = "xen",
            IamInstanceProfile = InstanceProfileAssociation.Of(instance, view) is { } association ? new(association.ProfileArn, association.ProfileId) : null,
            KeyName = instance.KeyPair?.KeyName,
            LaunchTime = instance.LaunchTime,
            MetadataOptions = MetadataOptionsView.Of(instance.MetadataOptions),
            Monitoring = new(instance.IsMonitored ? "enabled" : "disabled"),
            NetworkInterfaces = [.. interfaces.Select(one => InstanceInterface.Of(one, view))],
            Placement = new(instance.AvailabilityZone, AvailabilityZones.IdOf(instance.AvailabilityZone), Tenancy.Default, ""),
            Platform = instance.Image.IsWindows ? "windows" : null,
            PlatformDetails = instance.Image.PlatformDetails,
            PrivateDnsName = primary?.PrivateDnsName ?? "",
            PrivateIpAddress = primary?.PrivateIpAddress,
            PublicDnsName = primary?.Association?.PublicDnsName ?? "",
            PublicIpAddress = primary?.Association?.PublicIp,
            RootDeviceType = "ebs",
            VirtualizationType = "hvm",
            RootDeviceName = instance.Image.RootDevice,
            SecurityGroups = primary?.Groups ?? [],
            SourceDestCheck = primary?.SourceDestCheck,
            StateReason = instance.StateReason,
            StateTransitionReason = instance.TransitionReason,
            SubnetId = primary?.SubnetId,
            Tags = instance.Tags.View(),
            UsageOperation = instance.Image.UsageOperation,
            VpcId = primary?.VpcId,
        };
    }
}

/// <summary>A launch with its instances in an answer.</summary>
internal sealed record Reservation(string ReservationId, string OwnerId, [Wire("groupSet")] IReadOnlyList<GroupIdentifier> Groups, [Wire("instancesSet")] IReadOnlyList<InstanceView> Instances);

/// <summary>An instance's placement in an answer.</summary>
internal sealed record PlacementView(string AvailabilityZone, string AvailabilityZoneId, Tenancy Tenancy, string GroupName);

/// <summary>Whether metrics are gathered every minute in an answer.</summary>
internal sealed record MonitoringView(string State);

/// <summary>A volume of an instance in an answer.</summary>
internal sealed record InstanceBlockDevice(string DeviceName, InstanceEbs Ebs)
{
    /// <summary>Shows an attached volume.</summary>
    public static InstanceBlockDevice Of(Volume volume) =>
        new(volume.Attachment!.Device, new(volume.Id, "attached", volume.Attachment.AttachTime, volume.Attachment.DeleteOnTermination));
}

/// <summary>The attachment of an instance's volume in an answer.</summary>
internal sealed record InstanceEbs(string VolumeId, string Status, DateTimeOffset AttachTime, bool DeleteOnTermination);
