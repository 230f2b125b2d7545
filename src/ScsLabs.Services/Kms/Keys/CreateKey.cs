namespace ScsLabs.Services.Kms;

/// <summary>Creates a symmetric key.</summary>
/// <remarks>Errors: MalformedPolicyDocumentException, TagException, LimitExceededException. Source: KMS API Reference, CreateKey.</remarks>
[Operation<KmsApi>]
public sealed record CreateKey(
    [Length(1, 131072), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")] string? Policy = null,
    [Length(0, 8192)] string? Description = null,
    [ConditionKey("kms:KeyUsage")] KeyUsage KeyUsage = KeyUsage.EncryptDecrypt,
    KeySpec? KeySpec = null,
    [ConditionKey("kms:KeyOrigin")] Origin Origin = Origin.AwsKms,
    [ConditionKey("kms:BypassPolicyLockoutSafetyCheck")] bool BypassPolicyLockoutSafetyCheck = false,
    [RequestTags] IReadOnlyList<Tag>? Tags = null,
    KeySpec? CustomerMasterKeySpec = null,
    bool MultiRegion = false)
{
    /// <summary>The new key.</summary>
    public sealed record Result(KeyMetadata KeyMetadata);

    /// <summary>Asks for <c>kms:CreateKey</c>, which has no resource.</summary>
    internal static IEnumerable<Ask> Asks(CreateKey request, Call call)
    {
        yield return new("kms:CreateKey", "*")
        {
            Conditions = [.. CreateKeyOperation.Conditions(request), new("kms:KeySpec", "SYMMETRIC_DEFAULT"), new("kms:MultiRegion", request.MultiRegion ? "true" : "false")],
        };
    }

    /// <summary>Creates the key. With tags, IAM policies must also allow kms:TagResource; the new key policy doesn't count.</summary>
    internal static Result Handle(CreateKey request, Call call, Draft draft)
    {
        if (request is { KeySpec: not null, CustomerMasterKeySpec: not null })
        {
            throw KmsErrors.Validation("You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.");
        }

        if (request.MultiRegion)
        {
            throw AwsException.NotEmulated("keys of many Regions");
        }

        var iamDecides = PolicyDocument.Parse(KeyPolicies.Default(call.Account), PolicyKind.Resource);
        var keyId = call.Ids.Uuid().ToString();
        var key = new Key
        {
            Account = call.Account,
            Region = call.Region,
            KeyId = keyId,
            Policy = iamDecides,
            CreationDate = call.Timestamp,
            Description = request.Description ?? "",
            Material = [KeyMaterial.New(Key.ArnOf(call.Place, keyId), 0, AesSecret.New(), call.Timestamp)],
        };
        if (request.Tags is { Count: > 0 } tags)
        {
            var conditions = new ConditionList();
            conditions.AddTags(tags);
            call.Authorize(new("kms:TagResource", key.Arn, key) { Conditions = conditions.Conditions });
            key = key with { TagSet = Tag.Rules.Set(key.TagSet, tags) };
        }

        if (request.Policy is { } policy)
        {
            key = KeyPolicies.Attach(key, policy, request.BypassPolicyLockoutSafetyCheck, call);
        }

        draft.Put(key);
        return new(KeyMetadata.Of(key));
    }
}
