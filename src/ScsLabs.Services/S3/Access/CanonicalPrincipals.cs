using System.Text.Json.Nodes;

namespace ScsLabs.Services.S3;

/// <summary>Principals that a bucket policy names by canonical user id. S3 stores the account instead.</summary>
/// <remarks>Source: S3 User Guide, s3-bucket-user-policy-specifying-principal-intro.</remarks>
internal static class CanonicalPrincipals
{
    private const string Type = "CanonicalUser";

    /// <summary>Replaces the canonical user ids in a statement's Principal or NotPrincipal by accounts.</summary>
    /// <exception cref="AwsException">MalformedPolicy: no account has the id.</exception>
    public static void Resolve(JsonObject statement)
    {
        foreach (var principals in new[] { statement["Principal"], statement["NotPrincipal"] }.OfType<JsonObject>())
        {
            if (principals.Remove(Type, out var ids))
            {
                principals["AWS"] = new JsonArray([.. Items(principals["AWS"]).Select(name => name?.DeepClone()), .. Items(ids).Select(id => Account(id))]);
            }
        }
    }

    /// <summary>The items of a list, or a value outside of a list.</summary>
    private static IEnumerable<JsonNode?> Items(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            return list;
        }

        return node is null ? [] : [node];
    }

    private static JsonNode Account(JsonNode? id) =>
        id is JsonValue value && value.TryGetValue<string>(out var text) && CanonicalUser.AccountOf(text) is { } account && account != AccountId.Nobody
            ? JsonValue.Create(account.Root.ToString())
            : throw S3Errors.MalformedPolicy(BucketPolicies.InvalidPrincipal);
}
