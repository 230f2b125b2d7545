namespace ScsLabs.Services.Events;

/// <summary>Finds what requests about tags name.</summary>
internal static class TaggedResource
{
    private const string InRuleArn = "rule/";

    /// <summary>Asks on a bus or rule.</summary>
    public static Ask Ask(string action, string arn, Call call, IReadOnlyList<Condition>? conditions = null) => new(action, arn, Find(arn, call)) { Conditions = conditions ?? [] };

    /// <summary>A bus or rule that must be there.</summary>
    /// <exception cref="AwsException">There is none with this ARN.</exception>
    public static ITaggedRow Existing(string arn, Call call)
    {
        if (Find(arn, call) is { } found)
        {
            return found;
        }

        if (!Arn.TryParse(arn, out var parsed) || parsed.Service != "events")
        {
            throw EventsErrors.InvalidArn(arn);
        }

        var (name, bus) = NamesIn(parsed);
        throw name is null ? EventsErrors.NoSuchBus(parsed.Resource[(parsed.Resource.IndexOf('/', StringComparison.Ordinal) + 1)..]) : EventsErrors.NoSuchRule(name, bus!);
    }

    private static ITaggedRow? Find(string arn, Call call) =>
        !Arn.TryParse(arn, out var parsed) || parsed.Service != "events" || parsed.Region != call.Region || parsed.Account != call.Account.ToString() ? null
        : NamesIn(parsed) is ({ } name, { } bus) ? call.View.Find<EventRule>(EventBus.RulesOf(call.Place, bus), name)
        : EventBus.Find(parsed, call.View);

    /// <summary>A rule's name and its bus; null where the ARN isn't a rule's.</summary>
    private static (string? Name, string? Bus) NamesIn(Arn arn)
    {
        if (!arn.Resource.StartsWith(InRuleArn, StringComparison.Ordinal))
        {
            return (null, null);
        }

        var path = arn.Resource[InRuleArn.Length..];
        var end = path.LastIndexOf('/');
        return end < 0 ? (path, EventBus.Default) : (path[(end + 1)..], path[..end]);
    }
}
