using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>Lists the instances that Systems Manager manages.</summary>
/// <remarks>Errors: InvalidFilterKey, InvalidInstanceInformationFilterValue, InvalidNextToken. Source: Systems Manager API Reference, DescribeInstanceInformation.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record DescribeInstanceInformation(
    IReadOnlyList<InstanceInformationFilter>? InstanceInformationFilterList = null,
    IReadOnlyList<InstanceInformationStringFilter>? Filters = null,
    [Range(5, 50)] int? MaxResults = null,
    string? NextToken = null)
{
    private const int Most = 50;

    /// <summary>A page of the instances.</summary>
    public sealed record Result(IReadOnlyList<InstanceInformation> InstanceInformationList, string? NextToken);

    /// <summary>Lists the instances.</summary>
    internal static Result Handle(DescribeInstanceInformation request, Call call)
    {
        if (request.InstanceInformationFilterList is { Count: > 0 } && request.Filters is { Count: > 0 })
        {
            throw SsmErrors.InvalidInstanceFilter("The request has filters of both kinds. Use one of them.");
        }

        var filters = InstanceInformationFilters.Of([.. (request.InstanceInformationFilterList ?? []).Select(filter => (filter.Key.ToWire(), filter.ValueSet)), .. (request.Filters ?? []).Select(filter => (filter.Key, filter.Values))]);
        var page = Page.Of(
            from => call.View.From<SsmAgent>(call.Place, from).Where(agent => agent.RegisteredAt is not null).Select(agent => InstanceInformation.Of(agent, call.View)).OfType<InstanceInformation>().Where(one => filters.Match(one, call)),
            request.NextToken,
            request.MaxResults ?? Most,
            one => one.InstanceId,
            SsmErrors.InvalidNextToken,
            call);
        return new(page.Items, page.Next);
    }
}

/// <summary>A filter with one of the known keys.</summary>
public sealed record InstanceInformationFilter([Wire("key")] InstanceInformationFilterKey Key, [Wire("valueSet"), Length(1, 100), Items(1, int.MaxValue)] IReadOnlyList<string> ValueSet);

/// <summary>A filter by a key as text, such as <c>PingStatus</c> or <c>tag:Name</c>.</summary>
public sealed record InstanceInformationStringFilter([Length(1, int.MaxValue)] string Key, [Length(1, 100), Items(1, int.MaxValue)] IReadOnlyList<string> Values);

/// <summary>The keys of filters.</summary>
public enum InstanceInformationFilterKey
{
    /// <summary>The ids.</summary>
    InstanceIds,

    /// <summary>The agent's version.</summary>
    AgentVersion,

    /// <summary>Whether the agent is there.</summary>
    PingStatus,

    /// <summary>The type of the operating system.</summary>
    PlatformTypes,

    /// <summary>The ids of activations, which instances of EC2 don't have.</summary>
    ActivationIds,

    /// <summary>The roles of activations, which instances of EC2 don't have.</summary>
    IamRole,

    /// <summary>The type of the resource.</summary>
    ResourceType,

    /// <summary>The status of associations, which aren't emulated.</summary>
    AssociationStatus,
}
