namespace ScsLabs.Services.Ssm;

/// <summary>A version of a document, without its content.</summary>
public sealed record DocumentDescription
{
    /// <summary>The SHA-256 digest of the content as it was written, in hexadecimal digits.</summary>
    public required string Hash { get; init; }

    public required DocumentHashType HashType { get; init; }

    /// <summary>The name; the ARN where the document is another account's.</summary>
    public required string Name { get; init; }

    public required string? DisplayName { get; init; }
    public required string? VersionName { get; init; }

    /// <summary>The id of the account, or Amazon.</summary>
    public required string Owner { get; init; }

    /// <summary>The time at which the version was created.</summary>
    public required DateTimeOffset CreatedDate { get; init; }

    public required DocumentStatus Status { get; init; }
    public required string DocumentVersion { get; init; }
    public required string? Description { get; init; }
    public required IReadOnlyList<DescribedParameter> Parameters { get; init; }
    public required IReadOnlyList<PlatformType> PlatformTypes { get; init; }
    public required DocumentType DocumentType { get; init; }
    public required string SchemaVersion { get; init; }
    public required string LatestVersion { get; init; }
    public required string DefaultVersion { get; init; }
    public required DocumentFormat DocumentFormat { get; init; }
    public required string? TargetType { get; init; }

    /// <summary>The tags; none of another account's document.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Describes a version.</summary>
    internal static DocumentDescription Of(Document document, DocumentVersion version, Call call) => new()
    {
        Hash = version.Hash,
        HashType = DocumentHashType.Sha256,
        Name = document.NameFor(call),
        DisplayName = version.DisplayName,
        VersionName = version.VersionName,
        Owner = document.OwnerName,
        CreatedDate = version.CreatedAt,
        Status = DocumentStatus.Active,
        DocumentVersion = $"{version.Version}",
        Description = version.Content.Description,
        Parameters = [.. version.Content.Parameters.Select(static parameter => DescribedParameter.Of(parameter.Key, parameter.Value))],
        PlatformTypes = [.. version.Content.Platforms],
        DocumentType = DocumentType.Command,
        SchemaVersion = version.Content.SchemaVersion,
        LatestVersion = $"{document.LatestVersion.Version}",
        DefaultVersion = $"{document.DefaultNumber}",
        DocumentFormat = version.Format,
        TargetType = version.TargetType,
        Tags = ParameterTags.Show(document.Tags),
    };
}

/// <summary>A parameter of a document, as it is shown.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, such as <c>StringList</c>.</param>
/// <param name="Description">The description; null for none.</param>
/// <param name="DefaultValue">The default: a text, or the JSON of any other value; null for none.</param>
public sealed record DescribedParameter(string Name, string Type, string? Description, string? DefaultValue)
{
    /// <summary>Shows a parameter.</summary>
    internal static DescribedParameter Of(string name, DocumentParameter parameter) =>
        new(name, parameter.Type.ToString(), parameter.Description, parameter.DefaultValue() is { } value ? JsonContent.TextOf(value) : null);
}

/// <summary>The states of documents.</summary>
public enum DocumentStatus
{
    /// <summary>A document that was just created. It can be used at once.</summary>
    Creating,

    /// <summary>A document that can be used.</summary>
    Active,

    /// <summary>A document that just got a new version, which can be used at once.</summary>
    Updating,
}
