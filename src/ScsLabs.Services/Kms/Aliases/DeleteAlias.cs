namespace ScsLabs.Services.Kms;

/// <summary>Deletes an alias; the key is kept.</summary>
/// <remarks>Errors: NotFoundException. Source: KMS API Reference, DeleteAlias.</remarks>
[Operation<KmsApi>]
public sealed record DeleteAlias([Length(1, 256), Pattern("^[a-zA-Z0-9:/_-]+$")] string AliasName)
{
    /// <summary>Asks on the alias and on its key.</summary>
    public static IEnumerable<Ask> Asks(DeleteAlias request, Call call)
    {
        var alias = Alias.Resolve(request.AliasName, call);
        yield return alias.Ask("kms:DeleteAlias");
        yield return Key.Own(alias.OrNotFound(call).TargetKeyId, call).Ask("kms:DeleteAlias");
    }

    /// <summary>Deletes the alias.</summary>
    public static void Handle(DeleteAlias request, Call call, Draft draft)
    {
        Alias.RequireCustomers(request.AliasName);
        draft.Remove(Alias.Resolve(request.AliasName, call).OrNotFound(call));
    }
}
