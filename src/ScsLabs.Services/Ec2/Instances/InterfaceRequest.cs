namespace ScsLabs.Services.Ec2;

/// <summary>A network interface of a launch: a new one, or one that is there.</summary>
internal sealed record InterfaceRequest(
    int? DeviceIndex = null,
    string? NetworkInterfaceId = null,
    string? SubnetId = null,
    [Wire("SecurityGroupId")] IReadOnlyList<string>? Groups = null,
    string? PrivateIpAddress = null,
    bool? AssociatePublicIpAddress = null,
    bool? DeleteOnTermination = null,
    [Length(0, 255)] string? Description = null);

/// <summary>The placement that a launch asks for.</summary>
internal sealed record PlacementRequest(string? AvailabilityZone = null, Tenancy? Tenancy = null)
{
    /// <summary>The wanted Availability Zone; null for any, which some clients write as an empty one.</summary>
    public string? Zone => string.IsNullOrEmpty(AvailabilityZone) ? null : AvailabilityZone;
}

/// <summary>Whether an instance's metrics are gathered every minute.</summary>
internal sealed record MonitoringRequest(bool Enabled = false);

/// <summary>The credit option that a launch asks for.</summary>
internal sealed record CreditSpecificationRequest(CpuCredits? CpuCredits = null);

/// <summary>Whether an instance can hibernate.</summary>
internal sealed record HibernationRequest(bool Configured = false);

/// <summary>Whether an instance can have enclaves.</summary>
internal sealed record EnclaveRequest(bool Enabled = false);

/// <summary>The credit options of burstable instances.</summary>
internal enum CpuCredits
{
    /// <summary>With the credits that it saved.</summary>
    [Wire("standard")]
    Standard,

    /// <summary>As it goes.</summary>
    [Wire("unlimited")]
    Unlimited,
}
