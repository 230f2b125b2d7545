using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Kms;

/// <summary>Reads a key's policy.</summary>
/// <remarks>Errors: NotFoundException. Source: KMS API Reference, GetKeyPolicy.</remarks>
[Operation<KmsApi>]
public sealed record GetKeyPolicy(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    [Length(1, 128), Pattern(@"[\w]+")] string PolicyName = KeyPolicies.Name)
{
    /// <summary>The policy.</summary>
    public sealed record Result(string Policy, string PolicyName);

    /// <summary>Reads the policy. Deleted users and roles appear as unique ids.</summary>
    internal static Result Handle(GetKeyPolicy request, Key key, WorldView view) =>
        request.PolicyName == KeyPolicies.Name ? new(StoredPrincipals.Show(key.Policy, view).Json, KeyPolicies.Name) : throw KmsErrors.PolicyNotFound();
}
