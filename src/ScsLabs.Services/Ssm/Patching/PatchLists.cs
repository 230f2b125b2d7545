using ScsLabs.Policy.Matching;

namespace ScsLabs.Services.Ssm;

/// <summary>The lists of approved and rejected patches.</summary>
/// <remarks>Source: Systems Manager User Guide, "Package name formats for approved and rejected patch lists".</remarks>
internal static class PatchLists
{
    /// <summary>Whether a list names a patch.</summary>
    /// <param name="list">The names, in which <c>*</c> stands for any characters.</param>
    /// <param name="patch">The patch.</param>
    /// <param name="isRejection">Whether the list rejects: such a list has no advisories and vulnerabilities.</param>
    public static bool Name(IReadOnlyList<string> list, CatalogPatch patch, bool isRejection) =>
        list.Count > 0 && NamesOf(patch, isRejection).ToList() is var names && list.Any(entry => names.Exists(name => Glob.Matches(entry.Replace('*', Glob.AnyRun), name, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> NamesOf(CatalogPatch patch, bool isRejection)
    {
        if (patch.IsWindows)
        {
            return [patch.Version];
        }

        if (patch.System == OperatingSystemType.Ubuntu)
        {
            return [patch.Name];
        }

        var version = $"{patch.Version}-{patch.Release}";
        return
        [
            patch.Name,
            patch.Package,
            $"{patch.Name}-{patch.Version}",
            $"{patch.Name}-{version}",
            $"{patch.Name}-{version}.{patch.Arch}",
            $"{patch.Name}-{patch.Epoch}:{version}",
            $"{patch.Name}-{patch.Epoch}:{version}.{patch.Arch}",
            $"{patch.Epoch}:{patch.Name}-{version}.{patch.Arch}",
            patch.Title,
            .. isRejection ? [] : patch.CveIds,
            .. isRejection || patch.AdvisoryId is null ? Array.Empty<string>() : [patch.AdvisoryId],
        ];
    }
}
