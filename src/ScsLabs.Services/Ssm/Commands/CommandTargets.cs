using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>Finds the instances of a command.</summary>
/// <remarks>Sources: Systems Manager User Guide, "Run commands at scale" and "Understanding command statuses"; the texts of Systems Manager's answers.</remarks>
internal static class CommandTargets
{
    private const string ByIds = "InstanceIds", Tag = "tag:", TagKey = "tag-key", Groups = "resource-groups:";

    /// <summary>The ids that a request names.</summary>
    public static IEnumerable<string> Named(SendCommand request) =>
        (request.InstanceIds ?? []).Concat((request.Targets ?? []).Where(static target => target.Key == ByIds).SelectMany(static target => target.Values ?? []));

    /// <summary>The instances by their ids, with the states in which they begin.</summary>
    /// <exception cref="AwsException">InvalidInstanceId, DuplicateInstanceId, UnsupportedPlatformType, ValidationException.</exception>
    public static IReadOnlyDictionary<string, RunState> Of(SendCommand request, DocumentContent content, Call call)
    {
        var (ids, targets) = (request.InstanceIds ?? [], request.Targets ?? []);
        if (ids.Count > 0 == targets.Count > 0)
        {
            throw SsmErrors.Validation(ids.Count > 0 ? "Cannot specify both InstanceIds and Targets." : "Either InstanceIds or Targets must be specified.");
        }

        RequireForm(targets);
        if (ids.Concat(targets.SelectMany(static target => target.Key == ByIds ? target.Values ?? [] : [])).GroupBy(static id => id, StringComparer.Ordinal).Any(static same => same.Count() > 1))
        {
            throw SsmErrors.DuplicateInstance();
        }

        var byIds = targets.All(static target => target.Key == ByIds);
        return byIds ? OfIds([.. Named(request)], content, call) : OfTags(targets, content, call);
    }

    private static SortedDictionary<string, RunState> OfIds(IReadOnlyList<string> ids, DocumentContent content, Call call)
    {
        if (ids.Where(id => SsmAgent.Registered(id, call.Place, call.View) is null || call.View.Find<Instance>(call.Place, id) is not { State: InstanceState.Running }).ToList() is { Count: > 0 } invalid)
        {
            throw SsmErrors.NotManaged(invalid, call.Account);
        }

        if (ids.Where(id => !content.Platforms.Contains(call.View.Find<Instance>(call.Place, id)!.Platform())).ToList() is { Count: > 0 } others)
        {
            throw SsmErrors.UnsupportedPlatform(others);
        }

        return new(ids.ToDictionary(static id => id, static _ => RunState.Pending, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>The instances that have one of the values of each target, and are managed.</summary>
    private static SortedDictionary<string, RunState> OfTags(IReadOnlyList<Target> targets, DocumentContent content, Call call)
    {
        var found = new SortedDictionary<string, RunState>(StringComparer.Ordinal);
        foreach (var agent in call.View.All<SsmAgent>(call.Place).Where(static agent => agent.RegisteredAt is not null))
        {
            if (call.View.Find<Instance>(call.Place, agent.InstanceId) is { State: InstanceState.Running } instance && targets.All(target => Matches(target, instance)))
            {
                found[instance.Id] = !Allows(instance.Id, call) ? RunState.AccessDenied : content.Platforms.Contains(instance.Platform()) ? RunState.Pending : RunState.InvalidPlatform;
            }
        }

        return found;
    }

    /// <summary>Requires that each target has a key that chooses instances, and values.</summary>
    private static void RequireForm(IReadOnlyList<Target> targets)
    {
        foreach (var target in targets)
        {
            if (target.Key?.StartsWith(Groups, StringComparison.Ordinal) == true)
            {
                throw AwsException.NotEmulated($"the target {target.Key}");
            }

            if (target.Key is null || target.Values is not { Count: > 0 } || (target.Key != ByIds && target.Key != TagKey && !(target.Key.StartsWith(Tag, StringComparison.Ordinal) && target.Key.Length > Tag.Length)))
            {
                throw SsmErrors.InvalidTarget();
            }
        }
    }

    private static bool Matches(Target target, Instance instance) =>
        target.Key == ByIds ? target.Values!.Contains(instance.Id, StringComparer.Ordinal)
        : target.Key == TagKey ? target.Values!.Any(instance.Tags.ContainsKey)
        : instance.Tags.TryGetValue(target.Key![Tag.Length..], out var value) && target.Values!.Contains(value, StringComparer.Ordinal);

    private static bool Allows(string instanceId, Call call)
    {
        try
        {
            call.Authorize(ManagedInstance.Ask("ssm:SendCommand", instanceId, call));
            return true;
        }
        catch (AwsException)
        {
            return false; // this instance alone: the others get the command
        }
    }
}
