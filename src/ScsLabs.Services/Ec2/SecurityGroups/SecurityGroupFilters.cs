using System.Globalization;
using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>The filters that lists of security groups take.</summary>
internal static class SecurityGroupFilters
{
    /// <summary>The values of each filter.</summary>
    public static IReadOnlyDictionary<string, Func<SecurityGroup, WorldView, IEnumerable<string>>> All { get; } = new Dictionary<string, Func<SecurityGroup, WorldView, IEnumerable<string>>>(
        [.. OfRules("ip-permission.", isEgress: false), .. OfRules("egress.ip-permission.", isEgress: true)],
        StringComparer.Ordinal)
    {
        ["description"] = (group, _) => [group.Description],
        ["group-id"] = (group, _) => [group.Id],
        ["group-name"] = (group, _) => [group.GroupName],
        ["owner-id"] = (group, _) => [group.Account.ToString()],
        ["vpc-id"] = (group, _) => [group.VpcId],
    };

    private static IEnumerable<KeyValuePair<string, Func<SecurityGroup, WorldView, IEnumerable<string>>>> OfRules(string prefix, bool isEgress)
    {
        KeyValuePair<string, Func<SecurityGroup, WorldView, IEnumerable<string>>> Of(string name, Func<SecurityGroupRule, WorldView, string?> value) =>
            new(prefix + name, (group, view) => view.All(SecurityGroupRule.ByGroup, group.Id).Where(rule => rule.IsEgress == isEgress).Select(rule => value(rule, view)).OfType<string>());

        return
        [
            Of("cidr", (rule, _) => rule.Permission.Cidr?.ToString()),
            Of("prefix-list-id", (rule, _) => rule.Permission.PrefixListId),
            Of("from-port", (rule, _) => PortOf(rule, rule.Permission.Ports.From)),
            Of("to-port", (rule, _) => PortOf(rule, rule.Permission.Ports.To)),
            Of("group-id", (rule, _) => rule.Permission.Group?.GroupId),
            Of("group-name", (rule, view) => rule.Permission.Group is { } group ? view.Find(AnyPlace<SecurityGroup>.ById, group.GroupId)?.GroupName : null),
            Of("user-id", (rule, _) => rule.Permission.Group?.Account.ToString()),
            Of("protocol", (rule, _) => Protocols.NameOf(rule.Permission.Protocol)),
        ];
    }

    private static string? PortOf(SecurityGroupRule rule, int port) => rule.Permission.Protocol == IpProtocol.Any ? null : port.ToString(CultureInfo.InvariantCulture);
}
