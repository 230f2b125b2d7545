namespace ScsLabs.Services.Kms;

/// <summary>Assigns an alias to another key of the same usage, and as the current one symmetric, asymmetric or for HMAC.</summary>
/// <remarks>Errors: NotFoundException, KMSInvalidStateException, ValidationException. Source: KMS API Reference, UpdateAlias.</remarks>
[Operation<KmsApi>]
public sealed record UpdateAlias(
    [Target<Alias>, Length(1, 256), Pattern("^[a-zA-Z0-9:/_-]+$")] string AliasName,
    [Length(1, 2048)] string TargetKeyId)
{
    /// <summary>Asks on the alias, on its current key and on its new key.</summary>
    internal static IEnumerable<Ask> Asks(UpdateAlias request, Reference<Alias> alias, Call call)
    {
        yield return alias.Ask("kms:UpdateAlias");
        yield return Key.Own(alias.OrNotFound(call).TargetKeyId, call).Ask("kms:UpdateAlias");
        yield return Key.Own(request.TargetKeyId, call).Ask("kms:UpdateAlias");
    }

    /// <summary>Assigns the alias to the key.</summary>
    internal static void Handle(UpdateAlias request, Alias alias, Call call, Draft draft)
    {
        Alias.RequireCustomers(request.AliasName);
        var key = Key.Own(request.TargetKeyId, call).OrNotFound(call);
        key.RequireKept();
        if (Key.Own(alias.TargetKeyId, call).OrNotFound(call).Type is var type && (type.Usage != key.Type.Usage || type.IsAsymmetric != key.Type.IsAsymmetric))
        {
            throw KmsErrors.Validation($"{alias.Arn} cannot be assigned to {key.Arn}, whose type or key usage differs from that of its current key.");
        }

        draft.Put(alias with { TargetKeyId = key.KeyId, LastUpdatedDate = call.Timestamp });
    }
}
