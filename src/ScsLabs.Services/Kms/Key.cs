namespace ScsLabs.Services.Kms;

/// <summary>A KMS key: symmetric, its material made here.</summary>
public sealed record Key : IResource<Key>, IHasResourcePolicy, IHasPolicies
{
    /// <summary>The account that has it.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region that has it.</summary>
    public required string Region { get; init; }

    /// <summary>The key id, a UUID.</summary>
    public required string KeyId { get; init; }

    /// <summary>Who may do what with it. Principals stand as unique ids.</summary>
    public required PolicyDocument Policy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>The key material, oldest first: the last encrypts, all decrypt.</summary>
    public required ImmutableList<KeyMaterial> Material { get; init; }

    /// <summary>What the key can be used for now.</summary>
    public KeyState State { get; init; } = KeyState.Enabled;

    /// <summary>What it is for.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whose hands it is in.</summary>
    public KeyManager Manager { get; init; } = KeyManager.Customer;

    /// <inheritdoc cref="IResource.Tags" />
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => KeyId;

    /// <inheritdoc />
    public string Arn => ArnOf(Place, KeyId);

    /// <inheritdoc />
    AttachedPolicy? IHasResourcePolicy.ResourcePolicy => new("default", Policy);

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies => [new($"key {KeyId}, key policy", Policy, document => this with { Policy = document })];

    /// <summary>A key by id, ARN, alias name or alias ARN.</summary>
    /// <remarks>INVARIANT: a key that doesn't exist is not found before anyone asks for permission: it has no key policy that could decide.</remarks>
    public static Reference<Key> Resolve(string name, Call call)
    {
        var (place, id) = Locate(name, call);
        if (id.StartsWith("alias/", StringComparison.Ordinal))
        {
            var alias = call.View.Find<Alias>(place, id) ?? throw KmsErrors.AliasNotFound($"arn:aws:kms:{place.Region}:{place.Account}:{id}");
            id = alias.TargetKeyId;
        }

        return call.View.Find<Key>(place, id) is { } key ? new(name, key.Arn, key) : throw KmsErrors.KeyNotFound(ArnOf(place, id));
    }

    /// <inheritdoc />
    public static AwsError NotFound(string name, Call call) => KmsErrors.KeyNotFound(name);

    /// <inheritdoc />
    public IEnumerable<Condition> Conditions(WorldView view)
    {
        yield return new("kms:KeySpec", "SYMMETRIC_DEFAULT");
        yield return new("kms:KeyUsage", "ENCRYPT_DECRYPT");
        yield return new("kms:KeyOrigin", "AWS_KMS");
        yield return new("kms:MultiRegion", "false");
        yield return new("kms:ResourceAliases", [.. view.All<Alias>(Place).Where(alias => alias.TargetKeyId == KeyId).Select(alias => alias.AliasName)]);
    }

    /// <summary>Returns if cryptographic operations may use the key.</summary>
    /// <exception cref="AwsError">It is disabled or to be deleted.</exception>
    internal void RequireUsable()
    {
        switch (State)
        {
            case KeyState.Disabled:
                throw KmsErrors.Disabled(Arn);
            case KeyState.PendingDeletion:
                throw KmsErrors.InvalidState(Arn, "pending deletion");
        }
    }

    internal static string ArnOf(Place place, string keyId) => $"arn:aws:kms:{place.Region}:{place.Account}:key/{keyId}";

    private static (Place Place, string Id) Locate(string name, Call call)
    {
        if (!name.StartsWith("arn:", StringComparison.Ordinal))
        {
            return (call.Place, name);
        }

        if (!Model.Arn.TryParse(name, out var arn) || arn.Service != "kms" || !AccountId.TryParse(arn.Account, out var account))
        {
            throw KmsErrors.InvalidArn(name);
        }

        if (arn.Region != call.Region)
        {
            throw KmsErrors.KeyNotFound(name);
        }

        var id = arn.Resource.StartsWith("key/", StringComparison.Ordinal) ? arn.Resource["key/".Length..] : arn.Resource;
        return (new(account, arn.Region), id);
    }
}

/// <summary>One generation of a key's material.</summary>
/// <param name="Secret">256 bits for AES.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record KeyMaterial(ImmutableArray<byte> Secret, DateTimeOffset CreatedAt);

/// <summary>What a key can be used for now.</summary>
public enum KeyState
{
    /// <summary>Everything.</summary>
    Enabled,

    /// <summary>Nothing cryptographic, until it is enabled again.</summary>
    Disabled,

    /// <summary>Nothing but cancelling its deletion.</summary>
    PendingDeletion,
}

/// <summary>Whose hands a key is in.</summary>
public enum KeyManager
{
    /// <summary>AWS: made on first use by a service; its policy can't be changed.</summary>
    [Wire("AWS")]
    Aws,

    /// <summary>The customer.</summary>
    [Wire("CUSTOMER")]
    Customer,
}
