namespace ScsLabs.Services.Config;

/// <summary>What the operations that describe a resource answered.</summary>
/// <param name="Configuration">The configuration, as JSON.</param>
internal sealed record Described(string Configuration)
{
    /// <summary>What AWS Config shows beside the configuration, by name, as JSON: a bucket's policy and settings, which operations of their own describe.</summary>
    public ImmutableSortedDictionary<string, string> Supplementary { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether two descriptions tell the same; null tells that there is no resource.</summary>
    public static bool AreAlike(Described? one, Described? other) =>
        one?.Configuration == other?.Configuration && (one is null || one.Supplementary.SequenceEqual(other!.Supplementary));
}
