namespace ScsLabs.Services.Ssm;

/// <summary>A parameter of Parameter Store, with all its versions.</summary>
public sealed record Parameter : IResource<Parameter>
{
    /// <summary>The account that has it.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region that has it.</summary>
    public required string Region { get; init; }

    /// <summary>The name, with its path: <c>/app/db/password</c> or <c>plain</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The versions, oldest first; the last counts.</summary>
    public required ImmutableList<ParameterVersion> Versions { get; init; }

    /// <summary>The version that counts.</summary>
    public ParameterVersion Latest => Versions[^1];

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => ArnOf(Place, Name);

    /// <inheritdoc />
    public static Reference<Parameter> Resolve(string name, Call call) =>
        new(name, ArnOf(call.Place, name), call.View.Find<Parameter>(call.Place, name));

    /// <inheritdoc />
    public static AwsError NotFound(string name, Call call) => SsmErrors.ParameterNotFound();

    /// <summary>The ARN of a parameter: a name that begins with a slash brings the slash itself.</summary>
    internal static string ArnOf(Place place, string name) => $"arn:aws:ssm:{place.Region}:{place.Account}:parameter{(name.StartsWith('/') ? "" : "/")}{name}";
}

/// <summary>One version of a parameter.</summary>
public sealed record ParameterVersion
{
    /// <summary>Its number, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>How the value is kept.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>The value; for a SecureString the base64 of KMS's ciphertext.</summary>
    public required string Value { get; init; }

    /// <summary>The key of a SecureString, as the writer named it.</summary>
    public string? KeyId { get; init; }

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
