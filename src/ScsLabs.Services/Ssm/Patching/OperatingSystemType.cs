namespace ScsLabs.Services.Ssm;

/// <summary>The operating systems that patch baselines are for.</summary>
[NotEmulated("AMAZON_LINUX", "AMAZON_LINUX_2022", "REDHAT_ENTERPRISE_LINUX", "SUSE", "CENTOS", "ORACLE_LINUX", "DEBIAN", "MACOS", "RASPBIAN", "ROCKY_LINUX", "ALMA_LINUX")]
public enum OperatingSystemType
{
    /// <summary>Windows Server.</summary>
    [Wire("WINDOWS")]
    Windows,

    /// <summary>Amazon Linux 2.</summary>
    [Wire("AMAZON_LINUX_2")]
    AmazonLinux2,

    /// <summary>Amazon Linux 2023.</summary>
    [Wire("AMAZON_LINUX_2023")]
    AmazonLinux2023,

    /// <summary>Ubuntu Server.</summary>
    [Wire("UBUNTU")]
    Ubuntu,
}
