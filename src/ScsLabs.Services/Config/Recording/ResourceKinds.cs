using System.Collections.Frozen;

namespace ScsLabs.Services.Config;

/// <summary>The types of resources that are recorded.</summary>
internal static class ResourceKinds
{
    /// <summary>All.</summary>
    public static IReadOnlyList<ResourceKind> All { get; } = [new VolumeKind(), new InstanceKind()];

    private static readonly FrozenDictionary<Type, ResourceKind> ByRow = All.ToFrozenDictionary(kind => kind.RowType);

    /// <summary>The kind of a row; null where it isn't recorded.</summary>
    public static ResourceKind? Of(IRow row) => ByRow.GetValueOrDefault(row.GetType());

    /// <summary>The kind with a type; null where none is recorded.</summary>
    public static ResourceKind? Named(string type) => All.FirstOrDefault(kind => kind.Type == type);
}
