namespace ScsLabs.Policy.Evaluation;

/// <summary>The policies that must allow a request, depending on the action and the resource.</summary>
internal enum AuthorizationMode
{
    /// <summary>Within an account the identity or the resource policy, across accounts both.</summary>
    Default,

    /// <summary>For a KMS key: the key policy, which must delegate to IAM before identity policies apply. Source: KMS Developer Guide, key-policies.</summary>
    Key,

    /// <summary>For assuming a role: its trust policy. Source: IAM User Guide, id_roles_terms-and-concepts.</summary>
    RoleTrust,
}

internal static class AuthorizationModes
{
    public static AuthorizationMode Of(string action, string resource)
    {
        if (action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase))
        {
            return resource.Contains(":key/", StringComparison.Ordinal) ? AuthorizationMode.Key : AuthorizationMode.Default;
        }

        return action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase) && resource.Contains(":role/", StringComparison.Ordinal)
            ? AuthorizationMode.RoleTrust
            : AuthorizationMode.Default;
    }
}
