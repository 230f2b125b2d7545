namespace ScsLabs.Services.Kms;

/// <summary>Deletes an alias; the key is kept.</summary>
/// <remarks>Errors: NotFoundException. Source: KMS API Reference, DeleteAlias.</remarks>
[Operation<KmsApi>]
public sealed record DeleteAlias([Target<Alias>, Length(1, 256), Pattern("^[a-zA-Z0-9:/_-]+$")] string AliasName)
{
    /// <summary>Asks on the alias and on its key.</summary>
    internal static IEnumerable<Ask> Asks(DeleteAlias request, Reference<Alias> alias, Call call)
    {
        yield return alias.Ask("kms:DeleteAlias");
        yield return Key.Own(alias.OrNotFound(call).TargetKeyId, call).Ask("kms:DeleteAlias");
    }

    /// <summary>Deletes the alias.</summary>
    internal static void Handle(DeleteAlias request, Alias alias, Draft draft)
    {
        Alias.RequireCustomers(request.AliasName);
        draft.Remove(alias);
    }
}
