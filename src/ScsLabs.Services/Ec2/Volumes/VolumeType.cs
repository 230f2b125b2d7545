namespace ScsLabs.Services.Ec2;

/// <summary>The types of volumes.</summary>
internal enum VolumeType
{
    /// <summary>Magnetic disks of the first generation.</summary>
    [Wire("standard")]
    Standard,

    /// <summary>General purpose SSD of the second generation.</summary>
    [Wire("gp2")]
    Gp2,

    /// <summary>General purpose SSD of the third generation.</summary>
    [Wire("gp3")]
    Gp3,

    /// <summary>SSD with provisioned IOPS.</summary>
    [Wire("io1")]
    Io1,

    /// <summary>SSD with provisioned IOPS of the second generation.</summary>
    [Wire("io2")]
    Io2,

    /// <summary>Cold magnetic disks.</summary>
    [Wire("sc1")]
    Sc1,

    /// <summary>Magnetic disks for throughput.</summary>
    [Wire("st1")]
    St1,
}
