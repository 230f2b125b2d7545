namespace ScsLabs.Policy.Evaluation;

/// <summary>What an allow needs; it follows from action and resource.</summary>
internal enum AuthorizationMode
{
    /// <summary>Within an account identity or resource policy, across accounts both.</summary>
    Default,

    /// <summary>A KMS key: its policy must delegate to IAM before IAM has a say. Source: KMS Developer Guide, key-policies.</summary>
    Key,

    /// <summary>Becoming a role: its trust policy must allow. Source: IAM User Guide, id_roles_terms-and-concepts.</summary>
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
