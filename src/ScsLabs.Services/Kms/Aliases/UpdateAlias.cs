namespace ScsLabs.Services.Kms;

/// <summary>Assigns an alias to another key.</summary>
/// <remarks>Errors: NotFoundException, KMSInvalidStateException. Source: KMS API Reference, UpdateAlias.</remarks>
[Operation<KmsApi>]
public sealed record UpdateAlias(
    [Length(1, 256), Pattern("^[a-zA-Z0-9:/_-]+$")] string AliasName,
    [Length(1, 2048)] string TargetKeyId)
{
    /// <summary>Asks on the alias, on its current key and on its new key.</summary>
    public static IEnumerable<Ask> Asks(UpdateAlias request, Call call)
    {
        var alias = Alias.Resolve(request.AliasName, call);
        yield return alias.Ask("kms:UpdateAlias");
        yield return Key.Own(alias.OrNotFound(call).TargetKeyId, call).Ask("kms:UpdateAlias");
        yield return Key.Own(request.TargetKeyId, call).Ask("kms:UpdateAlias");
    }

    /// <summary>Assigns the alias to the key.</summary>
    public static void Handle(UpdateAlias request, Call call, Draft draft)
    {
        Alias.RequireCustomers(request.AliasName);
        var alias = Alias.Resolve(request.AliasName, call).OrNotFound(call);
        var key = Key.Own(request.TargetKeyId, call).OrNotFound(call);
        key.RequireKept();
        draft.Put(alias with { TargetKeyId = key.KeyId, LastUpdatedDate = call.Timestamp });
    }
}
