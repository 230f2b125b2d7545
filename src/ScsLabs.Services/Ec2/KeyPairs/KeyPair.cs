namespace ScsLabs.Services.Ec2;

/// <summary>A key pair: the public key that instances let in, under a name. The private key is given once and kept nowhere.</summary>
internal sealed record KeyPair : Ec2Resource, IEc2Resource<KeyPair>
{
    /// <summary>The maximum number of characters of a name.</summary>
    private const int LongestName = 255;

    /// <summary>The maximum number of key pairs of an account in a Region.</summary>
    private const int MostPairs = 5000;

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.KeyPair, "key-", "keyName", "InvalidKeyPair.NotFound", "The key pair");

    /// <summary>Finds an account's key pair in a Region by its name.</summary>
    private static readonly RowIndex<KeyPair, (Place Place, string Name)> ByName = new(pair => [(pair.Place, pair.KeyName)]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<KeyPair>> Indexes => [ByName];

    /// <inheritdoc />
    public static ResourceFilters<KeyPair> Filters { get; } = new(
        new Dictionary<string, Func<KeyPair, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["fingerprint"] = (pair, _) => [pair.Fingerprint],
            ["key-name"] = (pair, _) => [pair.KeyName],
            ["key-pair-id"] = (pair, _) => [pair.Id],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>The name, unique in the account and Region.</summary>
    public required string KeyName { get; init; }

    /// <summary>The public key.</summary>
    public required SshPublicKey PublicKey { get; init; }

    /// <summary>The fingerprint, which tells a created pair from an imported one.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The time of creation or import.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The public key as a line of <c>authorized_keys</c>.</summary>
    public string PublicKeyLine => $"{PublicKey} {KeyName}";

    /// <inheritdoc />
    /// <remarks>ARNs of key pairs have the name, not the id. Source: Service Authorization Reference, list_amazonec2.</remarks>
    string IResource.Arn => Kind.ArnOf(Place, KeyName);

    /// <summary>Resolves a name.</summary>
    static Reference<KeyPair> IResource<KeyPair>.Resolve(string name, Call call) => new(name, Kind.ArnOf(call.Place, name), call.View.Find(ByName, (call.Place, name)));

    /// <summary>Resolves an id.</summary>
    public static Reference<KeyPair> ById(string id, Call call) => new(id, Kind.ArnOf(call.Place, "*"), call.View.Find<KeyPair>(call.Place, id));

    /// <summary>The asks for a new key pair.</summary>
    /// <exception cref="AwsException">A tag is meant for another kind.</exception>
    public static IEnumerable<Ask> Asks(Call call, string operation, string name, IReadOnlyList<TagSpecification>? specifications, params IReadOnlyList<Condition> conditions) =>
        Creation.Asks<KeyPair>(call, operation, specifications).WhenCreating(operation, conditions).Select(ask => ask with { Resource = Kind.ArnOf(call.Place, name) });

    /// <summary>Throws unless there can be a new key pair with the name.</summary>
    /// <exception cref="AwsException">The name is taken or can't be one, or there are too many key pairs.</exception>
    public static void RequireNew(string name, Call call)
    {
        if (name.Length is 0 or > LongestName || !System.Text.Ascii.IsValid(name) || name.Any(char.IsControl) || name.Trim().Length < name.Length)
        {
            throw Ec2Errors.InvalidValue("keyName", name);
        }

        if (call.View.Find(ByName, (call.Place, name)) is not null)
        {
            throw new AwsException("InvalidKeyPair.Duplicate", 400, $"The keypair '{name}' already exists.");
        }

        if (call.View.Count<KeyPair>(call.Place) >= MostPairs)
        {
            throw Ec2Errors.LimitExceeded("KeyPair", "key pairs");
        }
    }

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<KeyPair>.OwnConditions(WorldView view) => [new("ec2:KeyPairName", KeyName), new("ec2:KeyPairType", PublicKey.Type.ToWire())];
}

/// <summary>The types of keys.</summary>
internal enum KeyType
{
    /// <summary>RSA.</summary>
    [Wire("rsa")]
    Rsa,

    /// <summary>Ed25519.</summary>
    [Wire("ed25519")]
    Ed25519,
}
