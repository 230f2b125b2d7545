namespace ScsLabs.Services.Kms;

/// <summary>A KMS key: symmetric, its material made here.</summary>
public sealed record Key : IResource<Key>, IHasResourcePolicy, IHasPolicies, IDueRow
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

    /// <summary>When it will be gone, while its deletion is pending.</summary>
    public DateTimeOffset? DeletionDate { get; init; }

    /// <summary>How often its material is made anew, in days; null for never.</summary>
    public int? RotationPeriodInDays { get; init; }

    /// <summary>When its material will be made anew.</summary>
    public DateTimeOffset? NextRotationDate { get; init; }

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
    public string Arn => field ??= ArnOf(Place, KeyId);

    /// <inheritdoc />
    AttachedPolicy? IHasResourcePolicy.ResourcePolicy => new("default", Policy);

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies => [new($"key {KeyId}, key policy", Policy, document => this with { Policy = document })];

    /// <summary>Its deletion, or while it is enabled its next rotation: a disabled key is rotated when it is enabled again.</summary>
    public DateTimeOffset? DueAt => State switch
    {
        KeyState.PendingDeletion => DeletionDate,
        KeyState.Enabled => NextRotationDate,
        _ => null,
    };

    /// <summary>A key by id, ARN, alias name or alias ARN.</summary>
    /// <remarks>
    /// INVARIANT: a key that the caller's account doesn't have is not found before anyone asks for permission: it has no key policy that could decide.
    /// One that another account doesn't have is refused like one that may not be used: nobody learns which keys others have.
    /// </remarks>
    public static Reference<Key> Resolve(string name, Call call)
    {
        var (place, id) = KeyName.Locate(name, call);
        if (!id.StartsWith("alias/", StringComparison.Ordinal))
        {
            return ById(name, place, id, call);
        }

        var alias = call.View.Find<Alias>(place, id) ?? AwsManagedKey.CreateFor(id, place, call);
        return alias is not null ? ById(name, place, alias.TargetKeyId, call) with { Conditions = [new("kms:RequestAlias", id)] }
            : place.Account == call.Account ? throw KmsErrors.AliasNotFound(Alias.ArnOf(place, id))
            : new(name, Alias.ArnOf(place, id), null);
    }

    /// <summary>A key by id or ARN, for operations that take no alias.</summary>
    public static Reference<Key> ByIdOrArn(string name, Call call)
    {
        var (place, id) = KeyName.Locate(name, call);
        return ById(name, place, id, call);
    }

    /// <summary>A key by id or ARN, for operations that no other account's keys are for: their key policies have no say there.</summary>
    public static Reference<Key> Own(string name, Call call)
    {
        var (place, id) = KeyName.Locate(name, call);
        return place.Account == call.Account ? ById(name, place, id, call) : new(name, ArnOf(place, id), null);
    }

    /// <inheritdoc />
    public static AwsError NotFound(string name, Call call) => KmsErrors.KeyNotFound(name);

    /// <inheritdoc />
    public IEnumerable<Condition> Conditions(WorldView view)
    {
        yield return new("kms:KeySpec", "SYMMETRIC_DEFAULT");
        yield return new("kms:CustomerMasterKeySpec", "SYMMETRIC_DEFAULT");
        yield return new("kms:KeyUsage", "ENCRYPT_DECRYPT");
        yield return new("kms:CustomerMasterKeyUsage", "ENCRYPT_DECRYPT");
        yield return new("kms:KeyOrigin", "AWS_KMS");
        yield return new("kms:MultiRegion", "false");
        yield return new("kms:ResourceAliases", [.. view.All(Alias.ByKey, (Place, KeyId)).Select(alias => alias.AliasName)]);
    }

    /// <inheritdoc />
    PolicySet IHasResourcePolicy.AddTo(PolicySet policies, Principal caller, WorldView view) => policies with
    {
        Resource = new("default", Policy),
        Grants = [.. Grant.On(this, caller, view).Select(grant => grant.KeyGrant)],
    };

    /// <inheritdoc />
    public void OnDue(DueTurn due)
    {
        if (State == KeyState.PendingDeletion)
        {
            Delete(due.Draft);
        }
        else
        {
            due.Draft.Put(Rotated(RotationType.Automatic, due.Now) with { NextRotationDate = due.Now.AddDays(RotationPeriodInDays!.Value) });
        }
    }

    /// <summary>The key with new material, which encrypts from now on; what was encrypted before stays readable.</summary>
    internal Key Rotated(RotationType type, DateTimeOffset at) => this with { Material = Material.Add(KeyMaterial.New(Arn, Material.Count, at, type)) };

    /// <summary>Returns if the key is enabled.</summary>
    /// <exception cref="AwsError">It is disabled or to be deleted.</exception>
    internal void RequireEnabled()
    {
        RequireKept();
        if (State == KeyState.Disabled)
        {
            throw KmsErrors.Disabled(Arn);
        }
    }

    /// <summary>Returns if the key isn't to be deleted.</summary>
    /// <exception cref="AwsError">It is.</exception>
    internal void RequireKept()
    {
        if (State == KeyState.PendingDeletion)
        {
            throw KmsErrors.InvalidState(Arn, "is pending deletion");
        }
    }

    /// <summary>Returns if a cryptographic operation that was authorised shall be done now.</summary>
    /// <exception cref="AwsError">The key's state or a grant token forbids it, or the caller only wanted to know whether it might.</exception>
    internal void RequireUsable(Call call, IReadOnlyList<string>? grantTokens, bool dryRun)
    {
        RequireEnabled();
        GrantToken.RequireValid(grantTokens, call.View);
        if (dryRun)
        {
            throw KmsErrors.DryRun();
        }
    }

    internal static string ArnOf(Place place, string keyId) => $"arn:aws:kms:{place.Region}:{place.Account}:key/{keyId}";

    internal static Reference<Key> ById(string name, Place place, string id, Call call) =>
        call.View.Find<Key>(place, id) is { } key ? new(name, key.Arn, key)
            : place.Account != call.Account ? new(name, ArnOf(place, id), null)
            : KeyName.IsKeyId(id) ? throw KmsErrors.KeyNotFound(ArnOf(place, id))
            : throw KmsErrors.InvalidKeyId(id);

    private void Delete(Draft draft)
    {
        foreach (var alias in draft.All(Alias.ByKey, (Place, KeyId)).ToList())
        {
            draft.Remove(alias);
        }

        foreach (var grant in Grant.On(this, draft).ToList())
        {
            draft.Remove(grant);
        }

        draft.Remove(this);
    }
}

/// <summary>What a key can be used for now.</summary>
public enum KeyState
{
    /// <summary>Everything.</summary>
    Enabled,

    /// <summary>Nothing cryptographic, until it is enabled again.</summary>
    Disabled,

    /// <summary>Nothing but looking at it and cancelling its deletion.</summary>
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
