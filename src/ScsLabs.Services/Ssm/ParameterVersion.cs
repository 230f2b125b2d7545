namespace ScsLabs.Services.Ssm;

/// <summary>One version of a parameter.</summary>
internal sealed record ParameterVersion
{
    /// <summary>The version's number, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>The type of the value.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>The value; for a SecureString its ciphertext in base64.</summary>
    public required string Value { get; init; }

    /// <summary>The key of a SecureString, as in the request.</summary>
    public string? KeyId { get; init; }

    /// <summary>The tier, which determines the maximum size and how a SecureString is encrypted.</summary>
    public required ParameterTier Tier { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The regular expression that values must match.</summary>
    public string? AllowedPattern { get; init; }

    /// <summary>The parameter policies, such as an expiration.</summary>
    public ParameterPolicies Policies { get; init; } = ParameterPolicies.None;

    /// <summary>The data type of the value.</summary>
    public ParameterDataType DataType { get; init; }

    /// <summary>The labels of this version. A label belongs to one version of the parameter.</summary>
    public ImmutableSortedSet<string> Labels { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>The time at which the version was written.</summary>
    public required DateTimeOffset LastModifiedDate { get; init; }

    /// <summary>The ARN of the principal that wrote the version.</summary>
    public required string LastModifiedUser { get; init; }
}

/// <summary>The type of a parameter's value.</summary>
public enum ParameterType
{
    /// <summary>A text.</summary>
    String,

    /// <summary>Texts, separated by commas.</summary>
    StringList,

    /// <summary>A text encrypted by KMS.</summary>
    SecureString,
}

/// <summary>The tier of a parameter.</summary>
public enum ParameterTier
{
    /// <summary>The standard tier: values up to 4 KB.</summary>
    Standard,

    /// <summary>The advanced tier: values up to 8 KB, and policies; each SecureString is encrypted under its own data key.</summary>
    Advanced,

    /// <summary>In requests only: advanced where necessary, else standard.</summary>
    [Wire("Intelligent-Tiering")]
    IntelligentTiering,
}

/// <summary>The data type of a parameter's value.</summary>
public enum ParameterDataType
{
    /// <summary>Plain text, which isn't validated.</summary>
    [Wire("text")]
    Text,

    /// <summary>The id of an image, which there is when the parameter is written.</summary>
    [Wire("aws:ec2:image")]
    Ec2Image,
}
