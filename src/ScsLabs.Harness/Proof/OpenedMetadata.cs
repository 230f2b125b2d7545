using ScsLabs.Harness.Telling;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Harness.Proof;

/// <summary>Mutants of the solution in which an instance's metadata service, as it set it up, gives more away.</summary>
internal static class OpenedMetadata
{
    /// <summary>Generates the mutants of each instance that the answer launched, or whose options it changed.</summary>
    public static IEnumerable<Mutant> Of(IReadOnlyList<Change> changes) =>
        from change in changes
        where change.After is Instance after && after.MetadataOptions != (change.Before as Instance)?.MetadataOptions
        let instance = (Instance)change.After!
        from opened in Opened(instance.MetadataOptions)
        select new Mutant(Texts.MetadataOpened.With($"{nameof(Instance)} {instance.Id}", opened.Name), draft => draft.Substitute(change, instance with { MetadataOptions = opened.Options }));

    private static IEnumerable<(string Name, MetadataOptions Options)> Opened(MetadataOptions options)
    {
        if (options.RequiresTokens)
        {
            yield return (Texts.TokensOptional.ToString(), options with { RequiresTokens = false });
        }

        if (options.HopLimit == 1)
        {
            yield return (Texts.ContainersLet.ToString(), options with { HopLimit = 2 });
        }
    }
}
