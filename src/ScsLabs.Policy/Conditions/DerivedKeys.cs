using ScsLabs.Model;

namespace ScsLabs.Policy.Conditions;

/// <summary>Derives condition keys from the principal and the resource.</summary>
/// <remarks>Source: IAM User Guide, reference_policies_condition-keys and reference_policies_variables (the table of principal values).</remarks>
internal static class DerivedKeys
{
    public static ContextValues? Find(AccessRequest request, string key)
    {
        var principal = request.Principal;
        var value = key.Length switch
        {
            10 when Is(key, "aws:userid") => UserId(principal),
            12 when Is(key, "aws:username") => UserName(principal),
            16 when Is(key, "aws:PrincipalArn") => PrincipalArn(principal),
            17 when Is(key, "aws:PrincipalType") => PrincipalType(principal.Kind),
            20 when Is(key, "aws:PrincipalAccount") => principal.Account?.ToString(),
            19 when Is(key, "aws:ResourceAccount") => request.Owner?.ToString(),
            25 when Is(key, "aws:PrincipalIsAWSService") => principal.Kind is PrincipalKind.Service ? "true" : "false",
            24 when Is(key, "aws:PrincipalServiceName") && principal.Kind is PrincipalKind.Service => principal.Name,
            _ => null,
        };
        return value is null ? null : new ContextValues(value, null);
    }

    private static bool Is(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of aws:PrincipalArn. For a role session it is the role's ARN, not the session's.</summary>
    private static string? PrincipalArn(Principal principal) => principal.Kind switch
    {
        PrincipalKind.Anonymous or PrincipalKind.Service => null,
        PrincipalKind.AssumedRole => principal.IssuerArn ?? principal.Name,
        _ => principal.Name,
    };

    private static string? PrincipalType(PrincipalKind kind) => kind switch
    {
        PrincipalKind.Anonymous => "Anonymous",
        PrincipalKind.Root => "Account",
        PrincipalKind.User => "User",
        PrincipalKind.Role or PrincipalKind.AssumedRole => "AssumedRole",
        PrincipalKind.FederatedUser => "FederatedUser",
        _ => null,
    };

    /// <summary>The value of aws:username, which only users have. The path isn't part of it.</summary>
    private static string? UserName(Principal principal) =>
        principal.Kind is PrincipalKind.User ? LastPart(principal.Name) : null;

    private static string? UserId(Principal principal) => principal.Kind switch
    {
        PrincipalKind.Anonymous => "anonymous",
        PrincipalKind.Root => principal.Account?.ToString(),
        PrincipalKind.FederatedUser => $"{principal.Account}:{LastPart(principal.Name)}",
        PrincipalKind.AssumedRole when principal.UniqueId is { } id => $"{id}:{LastPart(principal.Name)}",
        PrincipalKind.User or PrincipalKind.Role => principal.UniqueId,
        _ => null,
    };

    private static string LastPart(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
