namespace ScsLabs.Services.Kms;

/// <summary>A tag of KMS.</summary>
public sealed record Tag([Length(1, 128)] string TagKey, [Length(0, 256)] string TagValue) : ITag
{
    /// <inheritdoc />
    string ITag.Key => TagKey;

    /// <inheritdoc />
    string ITag.Value => TagValue;

    /// <summary>The rules for keys' tags.</summary>
    internal static TagRules Rules { get; } = new(50, StringComparer.Ordinal)
    {
        Duplicate = static _ => KmsErrors.Tag("Duplicate tag keys"),
        ReservedKey = static _ => KmsErrors.Tag("Tags beginning with aws: are reserved"),
        TooMany = static _ => KmsErrors.LimitExceeded("A key can have at most 50 tags."),
    };
}
