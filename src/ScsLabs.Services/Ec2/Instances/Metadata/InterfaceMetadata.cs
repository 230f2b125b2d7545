using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>Lists the metadata of a network interface, under <c>network/interfaces/macs/</c>.</summary>
internal static class InterfaceMetadata
{
    /// <summary>Adds what is told of one interface.</summary>
    public static void Add(NetworkInterface one, WorldView view, Action<string, string?> add)
    {
        var subnet = view.Find<Subnet>(one.Place, one.SubnetId)!;
        var vpc = view.Find<Vpc>(one.Place, one.VpcId)!;
        Tell("device-number", one.Attachment!.DeviceIndex.ToString(CultureInfo.InvariantCulture));
        Tell("interface-id", one.Id);
        Tell("local-hostname", DnsNames.Private(one, view));
        Tell("local-ipv4s", string.Join('\n', one.Addresses));
        Tell("mac", one.MacAddress);
        Tell("owner-id", one.Account.ToString());
        Tell("security-group-ids", string.Join('\n', one.GroupIds));
        Tell("security-groups", GroupNames(one, view));
        Tell("subnet-id", one.SubnetId);
        Tell("subnet-ipv4-cidr-block", subnet.Cidr.ToString());
        Tell("vpc-id", one.VpcId);
        Tell("vpc-ipv4-cidr-block", vpc.Cidrs[0].Cidr.ToString());
        Tell("vpc-ipv4-cidr-blocks", string.Join('\n', vpc.Cidrs.Select(block => block.Cidr)));
        if (one.PublicAddress(view) is { } address)
        {
            Tell($"ipv4-associations/{address}", one.Addresses[0].ToString());
            Tell("public-hostname", DnsNames.Public(one, view));
            Tell("public-ipv4s", address.ToString());
        }

        void Tell(string name, string? text) => add($"network/interfaces/macs/{one.MacAddress}/{name}", text);
    }

    /// <summary>The names of an interface's security groups, a line each.</summary>
    public static string GroupNames(NetworkInterface one, WorldView view) => string.Join('\n', one.GroupIds.Select(id => view.Find<SecurityGroup>(one.Place, id)!.GroupName));
}
