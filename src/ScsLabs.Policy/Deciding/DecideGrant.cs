using System.Text.Json;

namespace ScsLabs.Policy.Deciding;

/// <summary>Reads a grant in the format of KMS's ListGrants.</summary>
internal static class DecideGrant
{
    public static KeyGrant Read(JsonElement json, string where)
    {
        string id = "grant", grantee = "";
        var operations = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyDictionary<string, string>? equal = null, subset = null;
        foreach (var (name, value) in DecideMembers.Members(json, where))
        {
            switch (name)
            {
                case "GrantId":
                    id = DecideMembers.AsText(value, $"{where}.{name}");
                    break;
                case "GranteePrincipal":
                    grantee = DecideMembers.AsText(value, $"{where}.{name}");
                    break;
                case "Operations":
                    operations.UnionWith(DecideMembers.Items(value, $"{where}.{name}").Select(item => DecideMembers.AsText(item, $"{where}.{name}")));
                    break;
                case "Constraints":
                    foreach (var (constraint, pairs) in DecideMembers.Members(value, $"{where}.{name}"))
                    {
                        switch (constraint)
                        {
                            case "EncryptionContextEquals":
                                equal = Pairs(pairs, $"{where}.{name}.{constraint}");
                                break;
                            case "EncryptionContextSubset":
                                subset = Pairs(pairs, $"{where}.{name}.{constraint}");
                                break;
                            default:
                                throw new FormatException($"A grant has no constraint '{constraint}'.");
                        }
                    }

                    break;
                default:
                    throw new FormatException($"A grant has no member '{name}'.");
            }
        }

        return new(id, grantee, operations, equal, subset);
    }

    private static Dictionary<string, string> Pairs(JsonElement json, string where) =>
        DecideMembers.Members(json, where).ToDictionary(pair => pair.Name, pair => DecideMembers.AsText(pair.Value, $"{where}.{pair.Name}"), StringComparer.Ordinal);
}
