using System.Text.Json;
using ScsLabs.Model;
using ScsLabs.Policy.Deciding;
using ScsLabs.Policy.Evaluation;

namespace ScsLabs.Policy;

/// <summary>A case for the engine, read from JSON: a request and the policies that apply to it.</summary>
/// <param name="Id">The id, which is copied to the answer.</param>
/// <param name="Request">The request.</param>
/// <param name="Policies">The policies that apply to the request.</param>
internal sealed record DecideCase(string? Id, AccessRequest Request, PolicySet Policies)
{
    /// <summary>Reads a case. Unknown members are an error.</summary>
    /// <exception cref="FormatException">The case or a policy in it can't be read.</exception>
    public static DecideCase Read(JsonElement json)
    {
        var members = DecideMembers.Read(json);
        var principal = Principal.Parse(members.Text("principal") ?? throw new FormatException("A case needs a principal."));
        var action = members.Text("action") ?? throw new FormatException("A case needs an action.");
        if (action.Split(':') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            throw new FormatException($"An action is a service and a name, such as 's3:GetObject': '{action}' is none.");
        }

        var resource = members.Text("resource") ?? throw new FormatException("A case needs a resource; '*' where the action has none.");
        var context = members.Context("context");
        var isTrust = AuthorizationModes.Of(action, resource) is AuthorizationMode.RoleTrust;

        return new(
            members.Text("id"),
            new(Identify(principal, context), action, resource, members.Account("resourceAccount"), context),
            new()
            {
                Identity = members.Policies("identityPolicies", PolicyKind.Identity) ?? [],
                Resource = members.Policy("resourcePolicy", isTrust ? PolicyKind.RoleTrust : PolicyKind.Resource),
                PermissionsBoundaries = members.Policies("permissionBoundaries", PolicyKind.PermissionsBoundary) ?? [],
                Session = members.Policy("sessionPolicy", PolicyKind.Session) is { } session ? [session] : null,
                ServiceControl = members.Levels("scps", PolicyKind.ServiceControl),
                ResourceControl = members.Levels("rcps", PolicyKind.ResourceControl),
                VpcEndpoint = members.Policies("endpointPolicies", PolicyKind.VpcEndpoint) ?? [],
                Grants = members.Grants("grants"),
                AccessControlList = members.Acl("acl"),
                IgnorePublicAcls = members.Flag("ignorePublicAcls"),
                ResourceOnlyDenies = members.Flag("resourceOnlyDenies"),
                BucketOwner = members.Account("bucketOwner"),
                ObjectOwner = members.Account("objectOwner"),
                RestrictPublicBuckets = members.Flag("s3BlockPublicAccess"),
            });
    }

    internal static string? IdOf(JsonElement json) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String ? id.GetString() : null;

    /// <summary>Adds the role's path and unique id from the context, because a session's ARN lacks both.</summary>
    private static Principal Identify(Principal principal, ConditionContext context)
    {
        var userId = context.Find("aws:userid") is { IsSingle: true } id ? id[0].Split(':')[0] : null;
        var arn = context.Find("aws:PrincipalArn") is { IsSingle: true } given ? given[0] : null;
        return principal.Kind switch
        {
            PrincipalKind.User => principal with { UniqueId = userId },
            PrincipalKind.AssumedRole => principal with { UniqueId = userId, IssuerArn = arn is not null && arn.Contains(":role/", StringComparison.Ordinal) ? arn : principal.IssuerArn },
            _ => principal,
        };
    }
}
