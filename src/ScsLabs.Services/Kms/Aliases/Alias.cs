namespace ScsLabs.Services.Kms;

/// <summary>An alias of a key.</summary>
internal sealed record Alias : IResource<Alias>
{
    /// <summary>Finds the aliases of a key.</summary>
    internal static readonly RowIndex<Alias, (Place, string KeyId)> ByKey = new(alias => (alias.Place, alias.TargetKeyId));

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Alias>> Indexes => [ByKey];

    /// <summary>The account that owns the alias.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region of the alias.</summary>
    public required string Region { get; init; }

    /// <summary>The name, which begins with <c>alias/</c>.</summary>
    public required string AliasName { get; init; }

    /// <summary>The id of the alias's key.</summary>
    public required string TargetKeyId { get; init; }

    /// <summary>The time at which the alias was created.</summary>
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>The time at which the alias was last assigned to a key.</summary>
    public required DateTimeOffset LastUpdatedDate { get; init; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => AliasName;

    /// <inheritdoc />
    public string Arn => ArnOf(Place, AliasName);

    /// <summary>Finds an alias of the caller's account by its name.</summary>
    public static Reference<Alias> Resolve(string name, Call call) => new(name, ArnOf(call.Place, name), call.View.Find<Alias>(call.Place, name));

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => KmsErrors.AliasNotFound(ArnOf(call.Place, name));

    internal static string ArnOf(Place place, string name) => $"arn:aws:kms:{place.Region}:{place.Account}:{name}";

    /// <summary>Throws unless customers can create an alias of this name.</summary>
    /// <exception cref="AwsException">The name is invalid, or reserved for AWS.</exception>
    internal static void RequireCustomers(string name)
    {
        if (!name.StartsWith("alias/", StringComparison.Ordinal) || name.Length == "alias/".Length)
        {
            throw KmsErrors.Validation("Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
        }

        if (name.StartsWith("alias/aws/", StringComparison.Ordinal))
        {
            throw KmsErrors.InvalidAliasName($"{name} is reserved: aliases of customers can't begin with alias/aws/.");
        }
    }
}
