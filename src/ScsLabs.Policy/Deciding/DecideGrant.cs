using System.Text.Json;

namespace ScsLabs.Policy.Deciding;

/// <summary>Reads a grant in the form of KMS's ListGrants.</summary>
internal static class DecideGrant
{
    public static KeyGrant Read(JsonElement json)
    {
        string id = "grant", grantee = "";
        var operations = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyDictionary<string, string>? equal = null, subset = null;
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "GrantId":
                    id = member.Value.GetString()!;
                    break;
                case "GranteePrincipal":
                    grantee = member.Value.GetString()!;
                    break;
                case "Operations":
                    operations.UnionWith(member.Value.EnumerateArray().Select(item => item.GetString()!));
                    break;
                case "Constraints":
                    equal = Pairs(member.Value, "EncryptionContextEquals");
                    subset = Pairs(member.Value, "EncryptionContextSubset");
                    break;
                default:
                    throw new FormatException($"A grant has no member '{member.Name}'.");
            }
        }

        return new(id, grantee, operations, equal, subset);
    }

    private static Dictionary<string, string>? Pairs(JsonElement constraints, string name) =>
        constraints.TryGetProperty(name, out var pairs)
            ? pairs.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal)
            : null;
}
