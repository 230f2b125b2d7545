namespace ScsLabs.Services.Ssm;

/// <summary>One version of a parameter.</summary>
public sealed record ParameterVersion
{
    /// <summary>Its number, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>How the value is kept.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>The value; for a SecureString the base64 of what it was encrypted to.</summary>
    public required string Value { get; init; }

    /// <summary>The key of a SecureString, as the writer named it.</summary>
    public string? KeyId { get; init; }

    /// <summary>What size it may have, and how a SecureString is encrypted.</summary>
    public required ParameterTier Tier { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The expression that values must match.</summary>
    public string? AllowedPattern { get; init; }

    /// <summary>What happens to it by the clock.</summary>
    public ParameterPolicies Policies { get; init; } = ParameterPolicies.None;

    /// <summary>Names for this version, each on one version of the parameter.</summary>
    public ImmutableSortedSet<string> Labels { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>When it was written.</summary>
    public required DateTimeOffset LastModifiedDate { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string LastModifiedUser { get; init; }
}

/// <summary>How a parameter's value is kept.</summary>
public enum ParameterType
{
    /// <summary>A text.</summary>
    String,

    /// <summary>Texts, separated by commas.</summary>
    StringList,

    /// <summary>A text, encrypted by KMS.</summary>
    SecureString,
}

/// <summary>What size a parameter may have.</summary>
public enum ParameterTier
{
    /// <summary>4 KB.</summary>
    Standard,

    /// <summary>8 KB, and policies; a SecureString is encrypted under a data key of its own.</summary>
    Advanced,

    /// <summary>Advanced where it must be; only requests say so.</summary>
    [Wire("Intelligent-Tiering")]
    IntelligentTiering,
}

/// <summary>What a parameter's value means to AWS.</summary>
public enum ParameterDataType
{
    /// <summary>Nothing.</summary>
    [Wire("text")]
    Text,
}
