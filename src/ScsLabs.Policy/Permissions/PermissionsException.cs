namespace ScsLabs.Policy;

/// <summary>A principal may do more or less than expected, or what it may do can't be decided.</summary>
public sealed class PermissionsException : Exception
{
    internal PermissionsException(string principal, string how, IReadOnlyList<Permission> expected, IReadOnlyList<FoundPermission> more, IReadOnlyList<Permission> missing)
        : base($"{principal} should have {how} these permissions:{Lines(expected)}{(more.Count == 0 ? "" : $"\nIt has more:{Lines(more)}")}{(missing.Count == 0 ? "" : $"\nIt lacks:{Lines(missing)}")}") =>
        (More, Missing) = (more, missing);

    internal PermissionsException(string reason)
        : base($"What the principal may do can't be decided: {reason}.")
    {
    }

    /// <summary>The permissions that the principal has beyond the expected ones.</summary>
    public IReadOnlyList<FoundPermission> More { get; } = [];

    /// <summary>The expected permissions that the principal doesn't have.</summary>
    public IReadOnlyList<Permission> Missing { get; } = [];

    private static string Lines<T>(IReadOnlyList<T> items) => items.Count == 0 ? " none" : string.Concat(items.Select(item => $"\n  {item}"));
}
