namespace ScsLabs.Services.Kms;

/// <summary>Creates an alias of a key, unique in the account and Region.</summary>
/// <remarks>Errors: AlreadyExistsException, InvalidAliasNameException, NotFoundException, KMSInvalidStateException. Source: KMS API Reference, CreateAlias.</remarks>
[Operation<KmsApi>]
public sealed record CreateAlias(
    [Target<Alias>, Length(1, 256), Pattern("^[a-zA-Z0-9:/_-]+$")] string AliasName,
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string TargetKeyId)
{
    /// <summary>Creates the alias. The caller needs permission on the alias and on the key.</summary>
    internal static void Handle(CreateAlias request, Alias? existing, Key key, Call call, Draft draft)
    {
        Alias.RequireCustomers(request.AliasName);
        if (existing is not null)
        {
            throw KmsErrors.AliasExists(existing.Arn);
        }

        key.RequireKept();
        draft.Put(new Alias { Account = call.Account, Region = call.Region, AliasName = request.AliasName, TargetKeyId = key.KeyId, CreationDate = call.Timestamp, LastUpdatedDate = call.Timestamp });
    }
}
