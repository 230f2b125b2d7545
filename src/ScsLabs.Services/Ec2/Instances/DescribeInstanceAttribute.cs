namespace ScsLabs.Services.Ec2;

/// <summary>Shows one attribute of an instance.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeInstanceAttribute.</remarks>
[Operation<Ec2Api>]
internal sealed record DescribeInstanceAttribute([Target<Instance>] string InstanceId, InstanceAttributeName Attribute, bool DryRun = false)
{
    internal sealed record Result(string InstanceId)
    {
        /// <summary>The volumes.</summary>
        [Wire("blockDeviceMapping")]
        public IReadOnlyList<InstanceBlockDevice>? BlockDeviceMappings { get; init; }

        /// <summary>Whether calls can't stop it.</summary>
        public AttributeBooleanValue? DisableApiStop { get; init; }

        /// <summary>Whether calls can't terminate it.</summary>
        public AttributeBooleanValue? DisableApiTermination { get; init; }

        /// <summary>Whether throughput is set aside for volumes.</summary>
        public AttributeBooleanValue? EbsOptimized { get; init; }

        /// <summary>Whether it has enhanced networking.</summary>
        public AttributeBooleanValue? EnaSupport { get; init; }

        /// <summary>The security groups of the primary interface.</summary>
        [Wire("groupSet")]
        public IReadOnlyList<GroupIdentifier>? Groups { get; init; }

        /// <summary>The action on a shutdown from within: to stop or to terminate the instance.</summary>
        public AttributeText? InstanceInitiatedShutdownBehavior { get; init; }

        /// <summary>The instance type.</summary>
        public AttributeText? InstanceType { get; init; }

        /// <summary>The device name of the root volume.</summary>
        public AttributeText? RootDeviceName { get; init; }

        /// <summary>Whether the primary interface checks addresses.</summary>
        public AttributeBooleanValue? SourceDestCheck { get; init; }

        /// <summary>The user data, in Base64.</summary>
        [Sensitive]
        public AttributeText? UserData { get; init; }
    }

    internal static Result Handle(DescribeInstanceAttribute request, Instance instance, WorldView view)
    {
        var result = new Result(instance.Id);
        return request.Attribute switch
        {
            InstanceAttributeName.BlockDeviceMapping => result with { BlockDeviceMappings = InstanceView.Of(instance, view).BlockDeviceMappings },
            InstanceAttributeName.DisableApiStop => result with { DisableApiStop = new(instance.DisableApiStop) },
            InstanceAttributeName.DisableApiTermination => result with { DisableApiTermination = new(instance.DisableApiTermination) },
            InstanceAttributeName.EbsOptimized => result with { EbsOptimized = new(instance.EbsOptimized) },
            InstanceAttributeName.EnaSupport => result with { EnaSupport = new(true) },
            InstanceAttributeName.GroupSet => result with { Groups = InstanceView.Of(instance, view).SecurityGroups },
            InstanceAttributeName.InstanceInitiatedShutdownBehavior => result with { InstanceInitiatedShutdownBehavior = new(instance.ShutdownBehavior.ToWire()) },
            InstanceAttributeName.InstanceType => result with { InstanceType = new(instance.InstanceType) },
            InstanceAttributeName.RootDeviceName => result with { RootDeviceName = new(instance.Image.RootDevice) },
            InstanceAttributeName.SourceDestCheck => result with { SourceDestCheck = new(instance.PrimaryInterface(view)?.SourceDestCheck) },
            _ => result with { UserData = new(instance.UserData) },
        };
    }
}
