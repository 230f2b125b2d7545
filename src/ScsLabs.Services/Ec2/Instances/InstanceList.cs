namespace ScsLabs.Services.Ec2;

/// <summary>The instances that a request names.</summary>
internal static class InstanceList
{
    /// <summary>Finds the instances that an operation lists, by ids and filters, a page at a time.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">The filters and the page.</param>
    /// <param name="ids">The ids; null for all.</param>
    /// <param name="which">Which instances the operation lists where no ids are given; null for all.</param>
    /// <param name="filters">The operation's filters; null for those of DescribeInstances.</param>
    /// <exception cref="AwsException">An id doesn't exist, or a filter or the page is invalid.</exception>
    public static Page<Instance> Find(Call call, DescribeRequest request, IReadOnlyList<string>? ids, Func<Instance, bool>? which = null, ResourceFilters<Instance>? filters = null)
    {
        if (ids is { Count: > 0 })
        {
            Found([.. ids.Select(id => Reference<Instance>.Of(id, call))]);
        }

        return Describing.Find(call, request, ids, "instancesSet", from => call.View.From<Instance>(call.Place, from).Where(which ?? (static _ => true)), filters: filters);
    }

    /// <summary>The instances, each once.</summary>
    /// <exception cref="AwsException">Some don't exist: the error names all of them. Or none is named.</exception>
    public static IReadOnlyList<Instance> Found(IReadOnlyList<Reference<Instance>> instances)
    {
        if (instances.Count == 0)
        {
            throw Ec2Errors.MissingParameter("InstanceId");
        }

        var missing = instances.Where(instance => instance.Row is null).Select(instance => instance.Name).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
        {
            return [.. instances.Select(instance => instance.Row!).Distinct()];
        }

        throw missing.Find(id => !Instance.Kind.IsWellFormed(id)) is { } malformed ? Instance.Kind.NotFound(malformed)
            : missing.Count == 1 ? Instance.Kind.NotFound(missing[0])
            : new AwsException(Instance.Kind.ErrorCode, 400, $"The instance IDs '{string.Join(", ", missing)}' do not exist");
    }
}
