namespace ScsLabs.Services.Ec2;

/// <summary>Lists how instances of burstable types pay for bursts: as they go, or with what they saved.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound, InvalidParameterValue, InvalidParameterCombination. Source: EC2 API Reference, DescribeInstanceCreditSpecifications.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeInstanceCreditSpecifications([Wire("InstanceId")] IReadOnlyList<string>? InstanceIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    private static readonly ResourceFilters<Instance> Filters = new(
        new Dictionary<string, Func<Instance, WorldView, IEnumerable<string>>>(StringComparer.Ordinal) { ["instance-id"] = (instance, _) => [instance.Id] },
        Ec2Errors.UnknownFilter);

    internal sealed record Result([Wire("instanceCreditSpecificationSet")] IReadOnlyList<CreditSpecification> InstanceCreditSpecifications, string? NextToken);

    internal static Result Handle(DescribeInstanceCreditSpecifications request, Call call)
    {
        var page = InstanceList.Find(call, request.Which, request.InstanceIds, HasCredits, Filters);
        return new([.. page.Items.Where(HasCredits).Select(CreditSpecification.Of)], page.Next);
    }

    private static bool HasCredits(Instance instance) => instance.Credits is not null;
}

/// <summary>An instance's credit option in an answer.</summary>
internal sealed record CreditSpecification(string InstanceId, CpuCredits CpuCredits)
{
    /// <summary>Shows an instance of a burstable type.</summary>
    public static CreditSpecification Of(Instance instance) => new(instance.Id, instance.Credits!.Value);
}
