namespace ScsLabs.Services.Kms;

/// <summary>Deletes a grant, as its retiring principal, grantee or the key's account. The grant is identified by its token, or by key and id.</summary>
/// <remarks>Errors: NotFoundException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, RetireGrant; KMS Developer Guide, "Retiring and revoking grants".</remarks>
[Operation<KmsApi>]
public sealed record RetireGrant(
    [Length(1, 8192)] string? GrantToken = null,
    [Length(1, 2048)] string? KeyId = null,
    [Length(1, 128)] string? GrantId = null,
    bool DryRun = false)
{
    /// <summary>Asks on the grant instead of the key policy: its retiring principal, the grantee if it allows RetireGrant, and the key's account may retire it.</summary>
    internal static IEnumerable<Ask> Asks(RetireGrant request, Call call)
    {
        var grant = GrantOf(request, call);
        var key = call.View.Find<Key>(grant.Place, grant.KeyId)!;
        var conditions = new ConditionList();
        conditions.Add("kms:EncryptionContext", grant.Constraints?.EncryptionContextEquals ?? grant.Constraints?.EncryptionContextSubset);
        yield return new("kms:RetireGrant", key.Arn, new AskedKey(key, null, [.. MayRetire(grant)])) { Conditions = conditions.Conditions };
    }

    /// <summary>Deletes the grant, which takes effect immediately.</summary>
    internal static void Handle(RetireGrant request, Call call, Draft draft)
    {
        var grant = GrantOf(request, call);
        KmsErrors.EndIfDry(request.DryRun);
        draft.Remove(grant);
    }

    private static IEnumerable<KeyGrant> MayRetire(Grant grant)
    {
        var retire = ImmutableHashSet.Create(StringComparer.Ordinal, nameof(RetireGrant));
        yield return new(grant.GrantId, grant.Account.Root.ToString(), retire, null, null);
        if (grant.RetiringPrincipal is { } retiring)
        {
            yield return new(grant.GrantId, retiring, retire, null, null);
        }

        if (grant.Operations.Contains(GrantOperation.RetireGrant))
        {
            yield return new(grant.GrantId, grant.GranteePrincipal, retire, null, null);
        }
    }

    private static Grant GrantOf(RetireGrant request, Call call) => request switch
    {
        { GrantToken: { } token, KeyId: null, GrantId: null } => Kms.GrantToken.Read(token, call.View),
        { GrantToken: null, KeyId: { } keyId, GrantId: { } grantId } =>
            Key.ByIdOrArn(keyId, call).Row is { } key && Grant.On(key, grantId, call.View) is { } grant
                ? grant
                : throw KmsErrors.GrantNotFound(grantId),
        _ => throw KmsErrors.Validation("Specify either a grant token, or the ARN of a key and a grant ID."),
    };
}
