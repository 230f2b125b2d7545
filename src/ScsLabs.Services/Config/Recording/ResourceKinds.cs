using System.Collections.Frozen;

namespace ScsLabs.Services.Config;

/// <summary>The types of resources that are recorded.</summary>
internal static class ResourceKinds
{
    /// <summary>All.</summary>
    public static IReadOnlyList<ResourceKind> All { get; } =
    [
        new VolumeKind(),
        new InstanceKind(),
        new SecurityGroupKind(),
        new VpcKind(),
        new SubnetKind(),
        new RouteTableKind(),
        new InternetGatewayKind(),
        new NetworkAclKind(),
        new NetworkInterfaceKind(),
        new BucketKind(),
        new UserKind(),
        new ManagedPolicyKind(),
        new KeyKind(),
        new DbInstanceKind(),
        new DbSubnetGroupKind(),
    ];

    private static readonly FrozenDictionary<string, ResourceKind> ByType = All.ToFrozenDictionary(kind => kind.Type, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, RowLink[]> ByRow = All.SelectMany(kind => kind.Links).GroupBy(link => link.RowType).ToFrozenDictionary(links => links.Key, links => links.ToArray());

    /// <summary>Whether a change of the row has resources recorded anew.</summary>
    public static bool Follow(IRow row) => ByRow.ContainsKey(row.GetType());

    /// <summary>What resources a change of the row has recorded anew; none for most rows.</summary>
    public static IReadOnlyList<RowLink> LinksOf(IRow row) => ByRow.GetValueOrDefault(row.GetType(), []);

    /// <summary>The kind with a type; null where none is recorded.</summary>
    public static ResourceKind? Named(string type) => ByType.GetValueOrDefault(type);
}
