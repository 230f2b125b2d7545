using System.Text.Json;
using ScsLabs.Model;

namespace ScsLabs.Policy.Deciding;

/// <summary>Reads an ACL: a list of <c>{"grantee": "111111111111", "permission": "READ"}</c>; a grantee is an account or a group's name.</summary>
internal static class DecideAcl
{
    /// <summary>The most grants that S3 accepts in an ACL. Source: S3 User Guide, acl-overview.</summary>
    private const int Most = 100;

    /// <summary>Reads an ACL.</summary>
    /// <exception cref="FormatException">The value isn't an ACL, or has too many grants.</exception>
    public static AccessControlList Read(JsonElement json, string where)
    {
        AclGrant[] grants = [.. DecideMembers.Items(json, where).Select((grant, i) => Grant(grant, $"{where}[{i}]"))];
        return grants.Length <= Most ? new(grants) : throw new FormatException($"An ACL has at most {Most} grants.");
    }

    private static AclGrant Grant(JsonElement json, string where)
    {
        AclGrantee? grantee = null;
        AclPermission? permission = null;
        foreach (var (name, value) in DecideMembers.Members(json, where))
        {
            var text = DecideMembers.AsText(value, $"{where}.{name}");
            switch (name)
            {
                case "grantee":
                    grantee = Grantee(text);
                    break;
                case "permission":
                    permission = Permission(text);
                    break;
                default:
                    throw new FormatException($"An ACL's grant has no member '{name}'.");
            }
        }

        return grantee is not null && permission is { } given ? new(grantee, given) : throw new FormatException($"'{where}' needs a grantee and a permission.");
    }

    private static AclGrantee Grantee(string text) => text switch
    {
        "AllUsers" => new AclGrantee.AllUsers(),
        "AuthenticatedUsers" => new AclGrantee.AuthenticatedUsers(),
        "LogDelivery" => new AclGrantee.LogDelivery(),
        _ when AccountId.TryParse(text, out var account) => new AclGrantee.Account(account),
        _ => throw new FormatException($"'{text}' is no grantee: an account, AllUsers, AuthenticatedUsers or LogDelivery."),
    };

    private static AclPermission Permission(string text) => text switch
    {
        "READ" => AclPermission.Read,
        "WRITE" => AclPermission.Write,
        "READ_ACP" => AclPermission.ReadAcp,
        "WRITE_ACP" => AclPermission.WriteAcp,
        "FULL_CONTROL" => AclPermission.FullControl,
        _ => throw new FormatException($"'{text}' is no permission: READ, WRITE, READ_ACP, WRITE_ACP or FULL_CONTROL."),
    };
}
