namespace ScsLabs.Services.Ec2;

/// <summary>The attributes of an instance that can be read and changed one at a time.</summary>
[NotEmulated("kernel", "ramdisk", "productCodes", "sriovNetSupport", "enclaveOptions")]
internal enum InstanceAttributeName
{
    /// <summary>The instance type.</summary>
    [Wire("instanceType")]
    InstanceType,

    /// <summary>The user data.</summary>
    [Wire("userData")]
    UserData,

    /// <summary>Whether calls can't terminate it.</summary>
    [Wire("disableApiTermination")]
    DisableApiTermination,

    /// <summary>The action on a shutdown from within: to stop or to terminate the instance.</summary>
    [Wire("instanceInitiatedShutdownBehavior")]
    InstanceInitiatedShutdownBehavior,

    /// <summary>The device name of the root volume.</summary>
    [Wire("rootDeviceName")]
    RootDeviceName,

    /// <summary>The volumes.</summary>
    [Wire("blockDeviceMapping")]
    BlockDeviceMapping,

    /// <summary>Whether the primary interface checks addresses.</summary>
    [Wire("sourceDestCheck")]
    SourceDestCheck,

    /// <summary>The security groups of the primary interface.</summary>
    [Wire("groupSet")]
    GroupSet,

    /// <summary>Whether throughput is set aside for volumes.</summary>
    [Wire("ebsOptimized")]
    EbsOptimized,

    /// <summary>Whether it has enhanced networking.</summary>
    [Wire("enaSupport")]
    EnaSupport,

    /// <summary>Whether calls can't stop it.</summary>
    [Wire("disableApiStop")]
    DisableApiStop,
}

/// <summary>The value of an attribute in an answer.</summary>
internal sealed record AttributeText(string? Value = null);
