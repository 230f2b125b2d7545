using System.Text.Json;
using ScsLabs.Model;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Parsing;

/// <summary>Reads Principal and NotPrincipal: <c>"*"</c>, or an object with AWS, Service, Federated and CanonicalUser.</summary>
internal static class PrincipalReader
{
    /// <summary>Reads a Principal or NotPrincipal element.</summary>
    /// <exception cref="PolicyFormatException">The element has the wrong type, or an entry can't be a principal.</exception>
    public static PrincipalElement Read(JsonElement json, bool negated)
    {
        if (json.ValueKind is JsonValueKind.String)
        {
            return json.GetString() == "*"
                ? new(negated, [new EveryoneEntry()])
                : throw Invalid($"\"{json.GetString()}\"");
        }

        if (json.ValueKind is not JsonValueKind.Object)
        {
            throw new PolicyFormatException(Refusals.Syntax);
        }

        var entries = json.EnumerateObject()
            .SelectMany(type => JsonValues.Texts(type.Value), (type, name) => Entry(type.Name, name))
            .ToArray();
        return new(negated, entries);
    }

    private static PrincipalEntry Entry(string type, string name) => type switch
    {
        "AWS" => AwsEntry(name),
        "Service" when name == "*" || (name.Contains('.') && !name.ContainsAny(['*', ':', '/', ' '])) => new ServiceEntry(name),
        "Federated" when name.Length > 0 => new FederatedEntry(name),
        "CanonicalUser" when name.Length > 0 => new CanonicalUserEntry(name),
        _ => throw Invalid(type == "Service" ? "SERVICE" : type, name),
    };

    /// <summary>The error for a principal of a type, which IAM spells as it does.</summary>
    public static PolicyFormatException Invalid(string type, string name) => Invalid($"\"{type}\":\"{name}\"");

    private static PrincipalEntry AwsEntry(string name)
    {
        if (name == "*")
        {
            return new EveryoneEntry();
        }

        if (AccountId.TryParse(name, out var account))
        {
            return new AccountEntry(name, account);
        }

        if (Arn.TryParse(name, out var arn) && AccountId.TryParse(arn.Account, out account) && !name.AsSpan().ContainsAny('*', '?'))
        {
            return (arn.Service, arn.Resource) switch
            {
                ("iam", "root") => new AccountEntry(name, account),
                ("iam", var path) when IsPath(path, "user/") || IsPath(path, "role/") => new IdentityEntry(name),
                ("sts", var path) when IsPath(path, "assumed-role/") || IsPath(path, "federated-user/") => new IdentityEntry(name),
                _ => throw Invalid("AWS", name),
            };
        }

        return IsUniqueId(name) ? new IdentityEntry(name) : throw Invalid("AWS", name);
    }

    private static bool IsPath(string resource, string start) =>
        resource.Length > start.Length && resource.StartsWith(start, StringComparison.Ordinal);

    /// <summary>Whether the name is a unique id, which AWS stores in place of an ARN, and shows once the user or role is deleted.</summary>
    private static bool IsUniqueId(string name) =>
        name.Length >= 16
        && (name.StartsWith("AIDA", StringComparison.Ordinal) || name.StartsWith("AROA", StringComparison.Ordinal))
        && name.All(char.IsAsciiLetterOrDigit);

    private static PolicyFormatException Invalid(string principal) => new($"Invalid principal in policy: {principal}");
}
