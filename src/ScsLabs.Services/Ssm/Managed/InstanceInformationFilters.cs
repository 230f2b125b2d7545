using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>The filters of lists of managed instances: an instance is listed that matches all, each by one of its values.</summary>
internal sealed class InstanceInformationFilters
{
    private const string Tag = "tag:", TagKey = "tag-key";

    private static readonly Dictionary<string, Func<InstanceInformation, string?>> Known = new(StringComparer.Ordinal)
    {
        ["InstanceIds"] = one => one.InstanceId,
        ["AgentVersion"] = one => one.AgentVersion,
        ["PingStatus"] = one => one.PingStatus.ToWire(),
        ["PlatformTypes"] = one => one.PlatformType.ToWire(),
        ["ResourceType"] = one => one.ResourceType.ToWire(),
        ["SourceIds"] = one => one.SourceId,
        ["SourceTypes"] = one => one.SourceType.ToWire(),
        ["ActivationIds"] = static _ => null,
        ["IamRole"] = static _ => null,
        ["AssociationStatus"] = static _ => null,
    };

    private readonly IReadOnlyList<(string Key, IReadOnlyList<string> Values)> filters;

    private InstanceInformationFilters(IReadOnlyList<(string Key, IReadOnlyList<string> Values)> filters) => this.filters = filters;

    /// <summary>Reads filters.</summary>
    /// <exception cref="AwsException">InvalidFilterKey.</exception>
    public static InstanceInformationFilters Of(IReadOnlyList<(string Key, IReadOnlyList<string> Values)> filters) =>
        filters.All(filter => Known.ContainsKey(filter.Key) || filter.Key == TagKey || filter.Key.StartsWith(Tag, StringComparison.Ordinal)) ? new(filters) : throw SsmErrors.InvalidInstanceFilterKey();

    /// <summary>Whether an instance matches.</summary>
    public bool Match(InstanceInformation one, Call call) => filters.All(filter => ValuesOf(one, filter.Key, call).Any(value => filter.Values.Contains(value, StringComparer.Ordinal)));

    private static IEnumerable<string> ValuesOf(InstanceInformation one, string key, Call call)
    {
        if (Known.TryGetValue(key, out var known))
        {
            return known(one) is { } value ? [value] : [];
        }

        var tags = call.View.Find<Instance>(call.Place, one.InstanceId)!.Tags;
        return key == TagKey ? tags.Keys : tags.TryGetValue(key[Tag.Length..], out var tag) ? [tag] : [];
    }
}
