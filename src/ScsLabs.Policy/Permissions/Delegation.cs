using System.Collections.Concurrent;
using ScsLabs.Model;

namespace ScsLabs.Policy.Permissions;

/// <summary>The policy of a resource that leaves the decision to an account's own policies, as a KMS key has by default.</summary>
internal static class Delegation
{
    private static readonly ConcurrentDictionary<AccountId, AttachedPolicy> Policies = new();

    /// <summary>The policy that delegates to this account.</summary>
    public static AttachedPolicy To(AccountId account) => Policies.GetOrAdd(account, static id => new("the resource's owner", PolicyDocument.Parse(
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{id}}:root"},"Action":"*","Resource":"*"}]}""", PolicyKind.Resource)));
}
