namespace ScsLabs.Services.Kms;

/// <summary>Replaces a key's policy.</summary>
/// <remarks>Errors: MalformedPolicyDocumentException, NotFoundException. Source: KMS API Reference, PutKeyPolicy.</remarks>
[Operation<KmsApi>]
public sealed record PutKeyPolicy(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    [Length(1, 131072), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")] string Policy,
    [Length(1, 128), Pattern(@"[\w]+")] string PolicyName = KeyPolicies.Name,
    [ConditionKey("kms:BypassPolicyLockoutSafetyCheck")] bool BypassPolicyLockoutSafetyCheck = false)
{
    /// <summary>Replaces the policy.</summary>
    internal static void Handle(PutKeyPolicy request, Key key, Call call, Draft draft)
    {
        if (request.PolicyName != KeyPolicies.Name)
        {
            throw KmsErrors.PolicyNotFound();
        }

        draft.Put(KeyPolicies.Attach(key, request.Policy, request.BypassPolicyLockoutSafetyCheck, call));
    }
}
