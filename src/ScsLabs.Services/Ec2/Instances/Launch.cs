namespace ScsLabs.Services.Ec2;

/// <summary>A launch as its request describes it: the image and the network interfaces. Its asks and its handler read it alike.</summary>
/// <param name="Image">The image.</param>
/// <param name="Interfaces">The network interfaces of each instance, the primary first.</param>
internal sealed record Launch(Reference<Image> Image, IReadOnlyList<LaunchInterface> Interfaces)
{
    /// <summary>The maximum number of network interfaces of an instance, whatever its type.</summary>
    public const int MostInterfaces = 15;

    /// <summary>The maximum number of instances of a call.</summary>
    private const int MostInstances = 1000;

    /// <summary>The key pair whose public key the instances let in; null for none.</summary>
    public Reference<KeyPair>? KeyPair { get; init; }

    /// <summary>The Availability Zone; null where the primary interface's subnet doesn't exist.</summary>
    public string? Zone => Interfaces[0].Zone;

    /// <summary>Reads a request.</summary>
    /// <exception cref="AwsException">Its members contradict each other, or it needs a default VPC or subnet that isn't there.</exception>
    public static Launch Of(RunInstances request, Reference<Image> image, Call call)
    {
        if (request.HibernationOptions?.Configured == true || request.EnclaveOptions?.Enabled == true)
        {
            throw AwsException.NotEmulated("an instance that hibernates or has enclaves");
        }

        if (request.MinCount > request.MaxCount)
        {
            throw Ec2Errors.InvalidParameterCombination("The parameter maxCount must be greater than or equal to the parameter minCount");
        }

        if (request.MaxCount > MostInstances)
        {
            throw Ec2Errors.InstanceLimitExceeded(request.MaxCount, MostInstances);
        }

        var launch = new Launch(image, request.NetworkInterfaces is { Count: > 0 } given ? Explicit(request, given, call) : [Implicit(request, call)])
        {
            KeyPair = request.KeyName is { } key ? Reference<KeyPair>.Of(key, call) : null,
        };
        if (request.MaxCount > 1 && launch.Interfaces.Any(one => one.PrivateIpAddress is not null || one.Existing is not null))
        {
            throw Ec2Errors.InvalidParameterCombination("Private IP addresses and network interface IDs may only be specified when launching a single instance");
        }

        return launch.Zone is null || request.Placement?.Zone is not { } zone || zone == launch.Zone
            ? launch
            : throw Ec2Errors.InvalidParameterCombination($"The availability zone '{zone}' does not match that of the subnet, '{launch.Zone}'.");
    }

    /// <summary>The one interface of a launch that names subnet and groups for the instance.</summary>
    private static LaunchInterface Implicit(RunInstances request, Call call)
    {
        if (request.SecurityGroups is { Count: > 0 } && (request.SubnetId is not null || request.SecurityGroupIds is { Count: > 0 }))
        {
            throw Ec2Errors.InvalidParameterCombination("The parameter groupName cannot be used with the parameter subnet or securityGroupIds");
        }

        return new(0)
        {
            Subnet = SubnetOf(request.SubnetId, request, call),
            Groups = request.SecurityGroups is { Count: > 0 } names ? References<SecurityGroup>([.. names.Select(name => SecurityGroup.Named(call.View, DefaultVpc.Find(call.View, call.Place), name).Id)], call) : References<SecurityGroup>(request.SecurityGroupIds, call),
            PrivateIpAddress = request.PrivateIpAddress,
            DeleteOnTermination = true,
        };
    }

    private static IReadOnlyList<LaunchInterface> Explicit(RunInstances request, IReadOnlyList<InterfaceRequest> given, Call call)
    {
        if (request.SubnetId is not null || request.PrivateIpAddress is not null)
        {
            throw Ec2Errors.InvalidParameterCombination("Network interfaces and an instance-level subnet ID or private IP address may not be specified on the same request");
        }

        if (request.SecurityGroupIds is { Count: > 0 } || request.SecurityGroups is { Count: > 0 })
        {
            throw Ec2Errors.InvalidParameterCombination("Network interfaces and an instance-level security groups may not be specified on the same request");
        }

        if (given.Count > MostInterfaces)
        {
            throw Ec2Errors.LimitExceeded("Attachment", "network interfaces per instance");
        }

        if (given.Any(one => one.DeviceIndex is null))
        {
            throw Ec2Errors.InvalidParameterValue("Each network interface requires a device index.");
        }

        if (given.Select(one => one.DeviceIndex).Distinct().Count() < given.Count || given.All(one => one.DeviceIndex != 0))
        {
            throw Ec2Errors.InvalidParameterValue("Each network interface requires a device index of its own, and one of them is 0.");
        }

        return given.Count > 1 && given.Any(one => one.AssociatePublicIpAddress == true)
            ? throw Ec2Errors.InvalidParameterCombination("The associatePublicIPAddress parameter cannot be specified when launching with multiple network interfaces.")
            : [.. given.OrderBy(one => one.DeviceIndex).Select(one => one.NetworkInterfaceId is { } id ? There(one, id, call) : New(one, request, call) with { GetsPublicIp = given.Count > 1 ? false : one.AssociatePublicIpAddress })];
    }

    private static LaunchInterface There(InterfaceRequest one, string id, Call call) =>
        one.SubnetId is not null || one.Groups is { Count: > 0 } || one.PrivateIpAddress is not null || one.AssociatePublicIpAddress is not null
            ? throw Ec2Errors.InvalidParameterCombination("A network interface may not specify both a network interface ID and a subnet, security groups or addresses")
            : one.DeleteOnTermination == true
                ? throw Ec2Errors.InvalidParameterCombination("The deleteOnTermination parameter can only be specified for new network interfaces")
                : new(one.DeviceIndex!.Value) { Existing = Reference<NetworkInterface>.Of(id, call) };

    private static LaunchInterface New(InterfaceRequest one, RunInstances request, Call call) => new(one.DeviceIndex!.Value)
    {
        Subnet = SubnetOf(one.SubnetId, request, call),
        Groups = References<SecurityGroup>(one.Groups, call),
        PrivateIpAddress = one.PrivateIpAddress,
        DeleteOnTermination = one.DeleteOnTermination ?? true,
        Description = one.Description,
    };

    private static Reference<Subnet> SubnetOf(string? id, RunInstances request, Call call) =>
        Reference<Subnet>.Of(id ?? DefaultVpc.SubnetOf(call.View, call.Place, request.Placement?.Zone).Id, call);

    private static IReadOnlyList<Reference<T>> References<T>(IReadOnlyList<string>? ids, Call call)
        where T : Ec2Resource, IEc2Resource<T> => [.. (ids ?? []).Distinct(StringComparer.Ordinal).Select(id => Reference<T>.Of(id, call))];
}
