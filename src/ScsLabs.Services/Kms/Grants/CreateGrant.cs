namespace ScsLabs.Services.Kms;

/// <summary>Grants a principal the use of a key, in addition to the key policy. The grant takes effect immediately.</summary>
/// <remarks>Errors: NotFoundException, DisabledException, KMSInvalidStateException, InvalidArnException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, CreateGrant.</remarks>
[Operation<KmsApi>]
public sealed record CreateGrant(
    [Target<Key>(By = nameof(Key.ByIdOrArn)), Length(1, 2048)] string KeyId,
    [ConditionKey("kms:GranteePrincipal"), Length(1, 256), Pattern(@"^[\w+=,.@:/-]+$")] string GranteePrincipal,
    IReadOnlyList<GrantOperation> Operations,
    [ConditionKey("kms:RetiringPrincipal"), Length(1, 256), Pattern(@"^[\w+=,.@:/-]+$")] string? RetiringPrincipal = null,
    GrantConstraints? Constraints = null,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    [Length(1, 256), Pattern("^[a-zA-Z0-9:/_-]+$")] string? Name = null,
    bool DryRun = false)
{
    /// <summary>The grant's id, and its token.</summary>
    public sealed record Result(string GrantToken, string GrantId);

    /// <summary>Asks on the key. A grant that allows CreateGrant applies only where the new grant isn't wider.</summary>
    internal static IEnumerable<Ask> Asks(CreateGrant request, Reference<Key> key, Call call)
    {
        var conditions = new ConditionList();
        conditions.Add("kms:GrantOperations", [.. request.Operations.Select(operation => operation.ToWire())]);
        conditions.Add("kms:GrantIsForAWSResource", call.Caller.ViaService is not null);
        conditions.Add("kms:GrantConstraintType", ConstraintType(request.Constraints));
        conditions.Add("kms:EncryptionContext", request.Constraints?.EncryptionContextEquals ?? request.Constraints?.EncryptionContextSubset);
        var ask = key.Ask("kms:CreateGrant", [.. CreateGrantOperation.Conditions(request), .. conditions.Conditions]);
        yield return key.Row is { } row ? ask with { Row = Within(request, row, call) } : ask;
    }

    /// <summary>Creates the grant, or returns the existing grant of an identical request.</summary>
    internal static Result Handle(CreateGrant request, Key key, Call call, Draft draft)
    {
        if (request.Operations.Count == 0)
        {
            throw KmsErrors.Validation("A grant must have at least one operation.");
        }

        var grantee = GrantPrincipal.Store(request.GranteePrincipal, draft);
        var retiring = request.RetiringPrincipal is { } named ? GrantPrincipal.Store(named, draft) : null;
        key.RequireEnabled();
        Kms.GrantToken.RequireValid(request.GrantTokens, draft);
        RequireSupported(request, key);
        KmsErrors.EndIfDry(request.DryRun);
        var grant = new Grant
        {
            Account = key.Account,
            Region = key.Region,
            GrantId = call.Ids.Uuid().ToString("N") + call.Ids.Uuid().ToString("N"),
            KeyId = key.KeyId,
            GranteePrincipal = grantee,
            RetiringPrincipal = retiring,
            Operations = [.. request.Operations],
            Constraints = request.Constraints,
            Name = request.Name,
            IssuingAccount = call.Account,
            CreationDate = call.Timestamp,
        };
        if (request.Name is not null && Grant.On(key, draft).FirstOrDefault(existing => IsSame(existing, grant)) is { } made)
        {
            return new(Kms.GrantToken.Of(made), made.GrantId);
        }

        draft.Put(grant);
        return new(Kms.GrantToken.Of(grant), grant.GrantId);
    }

    /// <summary>Throws unless the key's type has the operations and, with a constraint, an encryption context.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    private static void RequireSupported(CreateGrant request, Key key)
    {
        var wrong = request.Operations.Except(key.Type.GrantOperations).Select(operation => operation.ToWire()).ToList();
        if (wrong.Count > 0)
        {
            throw KmsErrors.Validation($"{key.Arn} key spec is {key.Type.Spec.ToWire()} and key usage is {key.Type.Usage.ToWire()}, for which grants cannot allow {string.Join(", ", wrong)}.");
        }

        if (key.Type != KeyType.Symmetric && ConstraintType(request.Constraints) is not null)
        {
            throw KmsErrors.Validation("Encryption context grant constraints are supported for symmetric encryption keys only.");
        }
    }

    private static AskedKey Within(CreateGrant request, Key key, Call call) => new(
        key,
        ((IHasResourcePolicy)key).ResourcePolicy,
        [.. Grant.On(key, call.Caller.Principal, call.View).Where(grant => grant.Covers(request.Operations, request.Constraints)).Select(grant => grant.KeyGrant)]);

    private static string? ConstraintType(GrantConstraints? constraints) =>
        constraints?.EncryptionContextEquals is not null ? "EncryptionContextEquals"
        : constraints?.EncryptionContextSubset is not null ? "EncryptionContextSubset"
        : null;

    private static bool IsSame(Grant a, Grant b) =>
        a.Name == b.Name
        && a.GranteePrincipal == b.GranteePrincipal
        && a.RetiringPrincipal == b.RetiringPrincipal
        && a.IssuingAccount == b.IssuingAccount
        && a.Operations.SetEquals(b.Operations)
        && (a.Constraints?.IsSameAs(b.Constraints) ?? b.Constraints is null);
}
