namespace ScsLabs.Services.Ssm;

/// <summary>Tells what was last reported of the patches of instances, in numbers. Instances of which nothing was reported are left out.</summary>
/// <remarks>Errors: InvalidNextToken. Source: Systems Manager API Reference, DescribeInstancePatchStates.</remarks>
[Operation<SsmApi>]
public sealed record DescribeInstancePatchStates([Length(0, 50), Items(0, int.MaxValue, Pattern = SendCommand.InstanceForm)] IReadOnlyList<string> InstanceIds, string? NextToken = null, [Range(10, 100)] int? MaxResults = null)
{
    private const int Most = 100;

    /// <summary>A page of the states.</summary>
    public sealed record Result(IReadOnlyList<InstancePatchState> InstancePatchStates, string? NextToken);

    /// <summary>Asks on each instance.</summary>
    internal static IEnumerable<Ask> Asks(DescribeInstancePatchStates request, Call call) => request.InstanceIds.Distinct(StringComparer.Ordinal).Select(id => ManagedInstance.Ask("ssm:DescribeInstancePatchStates", id, call));

    /// <summary>Tells the states.</summary>
    internal static Result Handle(DescribeInstancePatchStates request, Call call)
    {
        var states = request.InstanceIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => call.View.Find<InstancePatches>(call.Place, id)).OfType<InstancePatches>();
        var page = Page.Of(states, request.NextToken, request.MaxResults ?? Most, static one => one.InstanceId, SsmErrors.InvalidNextToken, call).Select(InstancePatchState.Of);
        return new(page.Items, page.Next);
    }
}
