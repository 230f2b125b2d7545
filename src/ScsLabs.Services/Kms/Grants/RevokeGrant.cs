namespace ScsLabs.Services.Kms;

/// <summary>Deletes a grant, as an administrator of the key.</summary>
/// <remarks>Errors: NotFoundException, DryRunOperationException. Source: KMS API Reference, RevokeGrant.</remarks>
[Operation<KmsApi>]
public sealed record RevokeGrant([Target<Key>(By = nameof(Key.ByIdOrArn)), Length(1, 2048)] string KeyId, [Length(1, 128)] string GrantId, bool DryRun = false)
{
    /// <summary>Asks on the key. The permission may be limited to services that act for the caller.</summary>
    internal static IEnumerable<Ask> Asks(RevokeGrant request, Reference<Key> key, Call call)
    {
        yield return key.Ask("kms:RevokeGrant", [new("kms:GrantIsForAWSResource", call.Caller.ViaService is null ? "false" : "true")]);
    }

    /// <summary>Deletes the grant, which takes effect immediately.</summary>
    internal static void Handle(RevokeGrant request, Key key, Draft draft)
    {
        var grant = Grant.On(key, request.GrantId, draft) ?? throw KmsErrors.GrantNotFound(request.GrantId);
        KmsErrors.EndIfDry(request.DryRun);
        draft.Remove(grant);
    }
}
