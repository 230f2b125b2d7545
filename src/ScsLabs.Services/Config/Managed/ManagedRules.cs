namespace ScsLabs.Services.Config;

/// <summary>The managed rules that are evaluated.</summary>
internal static class ManagedRules
{
    private static readonly Dictionary<string, ManagedRule> ByIdentifier = ((ManagedRule[])[new EncryptedVolumes(), new ApprovedAmisById()]).ToDictionary(rule => rule.Identifier, StringComparer.Ordinal);

    /// <summary>The rule with an identifier; null where there is none.</summary>
    public static ManagedRule? Find(string identifier) => ByIdentifier.GetValueOrDefault(identifier);
}
