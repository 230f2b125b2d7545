using ScsLabs.Model;
using ScsLabs.Policy.Conditions;

namespace ScsLabs.Policy;

/// <summary>May this principal do this to that?</summary>
/// <param name="Principal">Who asks.</param>
/// <param name="Action">Such as <c>s3:GetObject</c>; case doesn't count.</param>
/// <param name="Resource">An ARN, or <c>*</c> where the action has no resource.</param>
/// <param name="ResourceAccount">Whose the resource is, where its ARN doesn't say; without either the principal's account.</param>
/// <param name="Context">The condition keys. Those that follow from the principal and the resource needn't be in it.</param>
public sealed record AccessRequest(Principal Principal, string Action, string Resource, AccountId? ResourceAccount, ConditionContext Context)
{
    /// <summary>The account that owns the resource.</summary>
    public AccountId? Owner => AccountOfResource() ?? ResourceAccount ?? Principal.Account;

    /// <summary>A condition key's values: the context's, else what follows from principal and resource.</summary>
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

        // Mostly it is the caller's own account: compare before making a string of it.
        return Principal.Account is { } own && Resource.AsSpan(start, 12).SequenceEqual(own.ToString())
            ? own
            : AccountId.TryParse(Resource[start..end], out var account) ? account : null;
    }
}
