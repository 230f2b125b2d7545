namespace ScsLabs.Services.Ec2;

/// <summary>Lists instance types, with what follows from their names.</summary>
/// <remarks>Errors: InvalidInstanceType, InvalidParameterValue. Filters aren't emulated. Source: EC2 API Reference, DescribeInstanceTypes.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeInstanceTypes([Wire("InstanceType")] IReadOnlyList<string>? InstanceTypes = null)
{
    private const int MostResults = 100;

    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("instanceTypeSet")] IReadOnlyList<InstanceTypeInfo> InstanceTypes, string? NextToken);

    internal static Result Handle(DescribeInstanceTypes request, Call call)
    {
        if (Describing.Read(request.Which.Filters) is [var filter, ..])
        {
            throw AwsException.NotEmulated($"the filter {filter.Name} of ec2:DescribeInstanceTypes");
        }

        if (request.InstanceTypes is { Count: > 0 } named)
        {
            var unknown = named.Where(type => !Ec2.InstanceTypes.IsKnown(type)).ToList();
            return unknown.Count == 0
                ? new([.. named.Distinct(StringComparer.Ordinal).Select(InstanceTypeInfo.Of)], null)
                : throw new AwsException("InvalidInstanceType", 400, $"The following supplied instance types do not exist: [{string.Join(", ", unknown)}]");
        }

        var page = Page.Of(Ec2.InstanceTypes.All, request.Which.NextToken, Math.Min(MostResults, Describing.SizeOf(request.Which)), type => type, () => Ec2Errors.InvalidNextToken(request.Which.NextToken!), call);
        return new([.. page.Items.Select(InstanceTypeInfo.Of)], page.Next);
    }
}

/// <summary>An instance type in an answer.</summary>
internal sealed record InstanceTypeInfo(
    string InstanceType,
    bool BareMetal,
    bool BurstablePerformanceSupported,
    ProcessorInfo ProcessorInfo,
    IReadOnlyList<string> SupportedRootDeviceTypes,
    IReadOnlyList<string> SupportedVirtualizationTypes)
{
    /// <summary>Shows a type.</summary>
    public static InstanceTypeInfo Of(string type) => new(
        type,
        type.Contains(".metal", StringComparison.Ordinal),
        InstanceTypes.IsBurstable(type),
        new([InstanceTypes.ArchitectureOf(type)]),
        ["ebs"],
        [InstanceTypes.IsParavirtual(type) ? "paravirtual" : "hvm"]);
}

/// <summary>The processors of an instance type in an answer.</summary>
internal sealed record ProcessorInfo(IReadOnlyList<ImageArchitecture> SupportedArchitectures);
