namespace ScsLabs.Services.Ssm;

/// <summary>The tags of parameters: at most 50.</summary>
internal static class ParameterTags
{
    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(50, StringComparer.Ordinal)
    {
        ReservedKey = static () => SsmErrors.Validation("aws: prefixed tag key names are not allowed for external use."),
        TooMany = SsmErrors.TooManyTags,
    };
}

/// <summary>The types of resources that can be tagged.</summary>
[NotEmulated("Document", "ManagedInstance", "MaintenanceWindow", "PatchBaseline", "OpsItem", "OpsMetadata", "Automation", "Association")]
public enum ResourceTypeForTagging
{
    /// <summary>A parameter, identified by its name.</summary>
    Parameter,
}
