namespace ScsLabs.Services.Kms;

/// <summary>Creates a key: symmetric, an asymmetric pair, or one for HMAC.</summary>
/// <remarks>Errors: ValidationException, MalformedPolicyDocumentException, TagException, LimitExceededException. Source: KMS API Reference, CreateKey.</remarks>
[Operation<KmsApi>]
public sealed record CreateKey(
    [Length(1, 131072), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")] string? Policy = null,
    [Length(0, 8192)] string? Description = null,
    KeyUsage? KeyUsage = null,
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
            Conditions =
            [
                .. CreateKeyOperation.Conditions(request),
                new("kms:KeySpec", SpecOf(request).ToWire()),
                new("kms:KeyUsage", (request.KeyUsage ?? Kms.KeyUsage.EncryptDecrypt).ToWire()),
                new("kms:MultiRegion", request.MultiRegion ? "true" : "false"),
            ],
        };
    }

    /// <summary>Makes the secret: that of RSA takes a while.</summary>
    internal static Task<KeySecret> PrepareAsync(CreateKey request, CancellationToken cancellationToken) => Task.Run(() => KeySecret.New(SpecOf(request)), cancellationToken);

    /// <summary>Creates the key. With tags, IAM policies must also allow kms:TagResource; the new key policy doesn't count.</summary>
    internal static Result Handle(CreateKey request, Call call, Draft draft, KeySecret? made)
    {
        if (request is { KeySpec: not null, CustomerMasterKeySpec: not null })
        {
            throw KmsErrors.Validation("You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.");
        }

        if (request.MultiRegion)
        {
            throw AwsException.NotEmulated("keys of many Regions");
        }

        var type = TypeOf(request);
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
            Type = type,
            Material = [],
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

        // Only a key that can be made is worth the time that its secret takes.
        var secret = made ?? (KeySecret.IsSlow(type.Spec) ? throw new NotPreparedException(call.Api.Failure()) : KeySecret.New(type.Spec));
        key = key with { Material = [KeyMaterial.New(key.Arn, 0, secret, call.Timestamp)] };
        draft.Put(key);
        return new(KeyMetadata.Of(key));
    }

    private static KeySpec SpecOf(CreateKey request) => request.KeySpec ?? request.CustomerMasterKeySpec ?? Kms.KeySpec.SymmetricDefault;

    /// <summary>The type of the key. Only symmetric keys have a usage by default.</summary>
    /// <exception cref="AwsException">ValidationException: the usage is missing, or the spec doesn't have it.</exception>
    private static KeyType TypeOf(CreateKey request)
    {
        var spec = SpecOf(request);
        var usage = request.KeyUsage
            ?? (spec == Kms.KeySpec.SymmetricDefault ? Kms.KeyUsage.EncryptDecrypt : throw KmsErrors.Validation("You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys."));
        return KeyType.Of(spec, usage) ?? throw KmsErrors.Validation($"KeyUsage {usage.ToWire()} is not compatible with KeySpec {spec.ToWire()}");
    }
}
