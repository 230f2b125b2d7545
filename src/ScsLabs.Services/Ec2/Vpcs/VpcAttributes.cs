namespace ScsLabs.Services.Ec2;

/// <summary>The attributes of a VPC that can be read and changed one at a time.</summary>
internal enum VpcAttributeName
{
    /// <summary>Whether the VPC's resolver answers.</summary>
    [Wire("enableDnsSupport")]
    EnableDnsSupport,

    /// <summary>Whether instances with public addresses get public names.</summary>
    [Wire("enableDnsHostnames")]
    EnableDnsHostnames,

    /// <summary>Whether metrics of the use of addresses are gathered.</summary>
    [Wire("enableNetworkAddressUsageMetrics")]
    EnableNetworkAddressUsageMetrics,
}

/// <summary>The value of an attribute that is true or false.</summary>
internal sealed record AttributeBooleanValue(bool? Value = null);
