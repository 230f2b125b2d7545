using ScsLabs.Model;
using ScsLabs.Policy.Conditions;

namespace ScsLabs.Policy;

/// <summary>A request to authorize: a principal, an action and a resource, with the condition keys.</summary>
/// <param name="Principal">The principal that makes the request.</param>
/// <param name="Action">The action, such as <c>s3:GetObject</c>; its case is ignored.</param>
/// <param name="Resource">An ARN, or <c>*</c> where the action has no resource.</param>
/// <param name="ResourceAccount">The account that owns the resource, where the ARN doesn't name it; null: the principal's account.</param>
/// <param name="Context">The condition keys. Those that are derived from the principal and the resource may be left out.</param>
internal sealed record AccessRequest(Principal Principal, string Action, string Resource, AccountId? ResourceAccount, ConditionContext Context)
{
    /// <summary>The account that owns the resource: the ARN's, else the one given, else the principal's.</summary>
    public AccountId? Owner => AccountOfResource() ?? ResourceAccount ?? Principal.Account;

    /// <summary>The values of a condition key: those of the context, else those derived from the principal and the resource.</summary>
    internal ContextValues? Find(string key) => Context.Find(key) ?? DerivedKeys.Find(this, key);

    private AccountId? AccountOfResource()
    {
        var start = 0;
        for (var part = 0; part < 4; part++)
        {
            var colon = Resource.IndexOf(':', start);
            if (colon < 0)
            {
                return null;
            }

            start = colon + 1;
        }

        var end = Resource.IndexOf(':', start);
        if (end - start != 12)
        {
            return null;
        }

        // Usually it is the caller's own account, so compare before allocating a string.
        return Principal.Account is { } own && Resource.AsSpan(start, 12).SequenceEqual(own.ToString())
            ? own
            : AccountId.TryParse(Resource[start..end], out var account) ? account : null;
    }
}
