using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Kms;

/// <summary>A grant on a key: the operations that a principal may use, until it is retired or revoked. A grant is immutable.</summary>
internal sealed record Grant : IRow<Grant>, IServiceRow
{
    private static readonly RowIndex<Grant, (Place, string KeyId)> ByKey = new(grant => (grant.Place, grant.KeyId));

    private static readonly RowIndex<Grant, (Place, string KeyId, string Grantee)> ByGrantee = new(grant => (grant.Place, grant.KeyId, grant.GranteePrincipal));

    /// <summary>Finds a Region's grants, on keys of all accounts, by their retiring principal.</summary>
    internal static readonly RowIndex<Grant, (string Region, string Retiring)> ByRetiringPrincipal = new(grant => grant.RetiringPrincipal is { } retiring ? [(grant.Region, retiring)] : []);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Grant>> Indexes => [ByKey, ByGrantee, ByRetiringPrincipal];

    /// <summary>The key's account.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The key's Region.</summary>
    public required string Region { get; init; }

    /// <summary>The grant's id, 64 hexadecimal digits.</summary>
    public required string GrantId { get; init; }

    /// <summary>The key's id.</summary>
    public required string KeyId { get; init; }

    /// <summary>The grantee: a user's or role's unique id, another principal's ARN, or a service.</summary>
    public required string GranteePrincipal { get; init; }

    /// <summary>Whether the grantee is AWS's own, such as the infrastructure of an instance whose volume is encrypted.</summary>
    public bool IsOfService => GranteePrincipal.Contains(":assumed-role/aws:", StringComparison.Ordinal);

    /// <summary>The principal that may retire the grant; null for none.</summary>
    public string? RetiringPrincipal { get; init; }

    /// <summary>The operations that the grant allows.</summary>
    public required ImmutableSortedSet<GrantOperation> Operations { get; init; }

    /// <summary>The constraints on the encryption context; null for none.</summary>
    public GrantConstraints? Constraints { get; init; }

    /// <summary>The name that makes an identical request return the same grant; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The account of the principal that created the grant.</summary>
    public required AccountId IssuingAccount { get; init; }

    /// <summary>The time at which the grant was created.</summary>
    public required DateTimeOffset CreationDate { get; init; }

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => GrantId;

    /// <summary>The key's ARN.</summary>
    public string KeyArn => Key.ArnOf(Place, KeyId);

    /// <summary>The grants on a key.</summary>
    internal static IEnumerable<Grant> On(Key key, WorldView view) => view.All(ByKey, (key.Place, key.KeyId));

    /// <summary>The grants on a key whose grantee is the principal itself, the user or role behind it, or its account.</summary>
    internal static IEnumerable<Grant> On(Key key, Principal principal, WorldView view)
    {
        string?[] names = [principal.Name, principal.UniqueId, principal.IssuerArn, principal.Account?.Root.ToString()];
        return names.OfType<string>().Distinct(StringComparer.Ordinal).SelectMany(name => view.All(ByGrantee, (key.Place, key.KeyId, name)));
    }

    /// <summary>Finds a grant on a key by its id; null where there is none.</summary>
    internal static Grant? On(Key key, string grantId, WorldView view) => view.Find<Grant>(key.Place, grantId) is { } grant && grant.KeyId == key.KeyId ? grant : null;

    /// <summary>The grant in the form of the policy engine.</summary>
    internal KeyGrant KeyGrant => field ??= new(
        GrantId,
        GranteePrincipal,
        Operations.Select(operation => operation.ToWire()).ToImmutableHashSet(StringComparer.Ordinal),
        Constraints?.EncryptionContextEquals,
        Constraints?.EncryptionContextSubset);

    /// <summary>Whether this grant allows everything that a grant with these operations and constraints would.</summary>
    internal bool Covers(IEnumerable<GrantOperation> operations, GrantConstraints? constraints) =>
        Operations.IsSupersetOf(operations) && (Constraints is null || Constraints.Cover(constraints));
}

/// <summary>An operation that a grant can allow.</summary>
[NotEmulated("GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "DeriveSharedSecret")]
public enum GrantOperation
{
    /// <summary>Decrypt.</summary>
    Decrypt,

    /// <summary>Encrypt.</summary>
    Encrypt,

    /// <summary>GenerateDataKey.</summary>
    GenerateDataKey,

    /// <summary>GenerateDataKeyWithoutPlaintext.</summary>
    GenerateDataKeyWithoutPlaintext,

    /// <summary>ReEncrypt, with the key as the source.</summary>
    ReEncryptFrom,

    /// <summary>ReEncrypt, with the key as the destination.</summary>
    ReEncryptTo,

    /// <summary>CreateGrant, for a grant that allows no more than this one.</summary>
    CreateGrant,

    /// <summary>RetireGrant, for this grant.</summary>
    RetireGrant,

    /// <summary>DescribeKey.</summary>
    DescribeKey,

    /// <summary>Sign.</summary>
    Sign,

    /// <summary>Verify.</summary>
    Verify,

    /// <summary>GetPublicKey.</summary>
    GetPublicKey,

    /// <summary>GenerateMac.</summary>
    GenerateMac,

    /// <summary>VerifyMac.</summary>
    VerifyMac,
}

/// <summary>The constraints of a grant: the exact encryption context, or pairs that it must include.</summary>
public sealed record GrantConstraints(
    IReadOnlyDictionary<string, string>? EncryptionContextSubset = null,
    IReadOnlyDictionary<string, string>? EncryptionContextEquals = null)
{
    /// <summary>Whether these constraints hold for every context for which the other constraints hold.</summary>
    internal bool Cover(GrantConstraints? other)
    {
        var fixedPairs = (other?.EncryptionContextEquals ?? Empty).Concat(other?.EncryptionContextSubset ?? Empty).ToHashSet();
        return (EncryptionContextSubset ?? Empty).All(fixedPairs.Contains)
            && (EncryptionContextEquals is not { } all || (other?.EncryptionContextEquals is { } equal && Same(all, equal)));
    }

    /// <summary>Whether the constraints are equal.</summary>
    internal bool IsSameAs(GrantConstraints? other) =>
        Same(EncryptionContextSubset, other?.EncryptionContextSubset) && Same(EncryptionContextEquals, other?.EncryptionContextEquals);

    private static IReadOnlyDictionary<string, string> Empty => ImmutableDictionary<string, string>.Empty;

    private static bool Same(IReadOnlyDictionary<string, string>? a, IReadOnlyDictionary<string, string>? b) =>
        (a ?? Empty).ToHashSet().SetEquals(b ?? Empty) && a is null == b is null;
}

/// <summary>A grant in a list.</summary>
public sealed record GrantListEntry
{
    public required string KeyId { get; init; }
    public required string GrantId { get; init; }
    public required string? Name { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public required string GranteePrincipal { get; init; }
    public required string? RetiringPrincipal { get; init; }
    public required string IssuingAccount { get; init; }
    public required IReadOnlyList<GrantOperation> Operations { get; init; }
    public required GrantConstraints? Constraints { get; init; }

    internal static GrantListEntry Of(Grant grant, WorldView view) => new()
    {
        KeyId = grant.KeyArn,
        GrantId = grant.GrantId,
        Name = grant.Name,
        CreationDate = grant.CreationDate,
        GranteePrincipal = StoredPrincipals.Show(grant.GranteePrincipal, view),
        RetiringPrincipal = grant.RetiringPrincipal is { } retiring ? StoredPrincipals.Show(retiring, view) : null,
        IssuingAccount = grant.IssuingAccount.Root.ToString(),
        Operations = [.. grant.Operations],
        Constraints = grant.Constraints,
    };
}
