using ScsLabs.Harness.Results;
using ScsLabs.Model.Wire;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Rds;
using Cidr = ScsLabs.Network.Cidr;
using IpProtocol = ScsLabs.Network.IpProtocol;
using PortRange = ScsLabs.Network.PortRange;

namespace ScsLabs.Harness.Pictures;

/// <content>Networks, and what is in them.</content>
internal static partial class DrawnKinds
{
    private const int MostRules = 4;

    private static IEnumerable<Drawn> OfNetworks() =>
    [
        new Drawn<Vpc>("vpc", "VPC", "VPC") { Name = Named, IsShell = static vpc => vpc.IsDefault, Detail = static (vpc, view) => Joined([.. vpc.Cidrs.Select(block => $"{block.Cidr}"), view.Find(InternetGateway.ByVpc, vpc.Id)?.Id]), Links = PeersOf },
        new Drawn<Subnet>("subnet", "subnet", "サブネット") { Name = Named, IsShell = static subnet => subnet.IsDefaultForZone, Parent = static (subnet, _) => Vpc.Kind.ArnOf(subnet.Place, subnet.VpcId), Detail = static (subnet, _) => Joined([$"{subnet.Cidr}", subnet.AvailabilityZone]) },
        new Drawn<Instance>("instance", "instance", "インスタンス")
        {
            Name = Named,
            IsShown = static (instance, _) => instance.State != InstanceState.Terminated,
            Parent = static (instance, view) => instance.PrimaryInterface(view) is { } one ? SubnetOf(one) : Places.NodeOf(instance),
            Detail = static (instance, view) => Joined([instance.State == InstanceState.Running ? null : instance.State.ToWire(), instance.PrimaryInterface(view) is { } one ? Told(one, view) : null]),
            Actions = ["ec2:TerminateInstances", "ec2:StopInstances", "ssm:SendCommand"],
            Links = static (instance, view) => [(EdgeKind.HasRole, InstanceProfileAssociation.Of(instance, view)?.Profile(view) is { RoleName: { } role } profile ? view.Find<Role>(Place.Of(profile.Account), role)?.Arn : null, "")],
        },
        new Drawn<DbInstance>("database", "database", "データベース") { Parent = static (database, view) => SubnetOf(database.Interface(view)), Detail = static (database, view) => Joined([database.Engine, Told(database.Interface(view), view)]), Links = static (database, _) => [(EdgeKind.EncryptedWith, database.Key?.Arn, "")] },
        new Drawn<NetworkInterface>("network-interface", "network interface", "ネットワークインターフェイス") { Name = Named, IsShown = static (one, _) => one is { Attachment: null, IsRequesterManaged: false }, Parent = static (one, _) => SubnetOf(one), Detail = Told },
        new Drawn<NatGateway>("nat-gateway", "NAT gateway", "NAT ゲートウェイ") { Name = Named, IsShown = static (gateway, _) => gateway.State is NatGatewayState.Available or NatGatewayState.Pending, Parent = static (gateway, _) => Subnet.Kind.ArnOf(gateway.Place, gateway.SubnetId) },
        new Drawn<VpcEndpoint>("vpc-endpoint", "VPC endpoint", "VPC エンドポイント") { Name = static (endpoint, view) => Named(endpoint, view) ?? endpoint.ServiceName[(endpoint.ServiceName.LastIndexOf('.') + 1)..], Parent = static (endpoint, _) => Vpc.Kind.ArnOf(endpoint.Place, endpoint.VpcId), Detail = static (endpoint, _) => Joined([endpoint.Type.ToWire(), endpoint.ServiceName]) },
        new Drawn<SecurityGroup>("security-group", "security group", "セキュリティグループ") { Name = static (group, _) => group.GroupName, IsShown = static (group, view) => group.GroupName != SecurityGroup.DefaultName || view.Count(NetworkInterface.ByGroup, group.Id) > 0, Parent = static (group, _) => Vpc.Kind.ArnOf(group.Place, group.VpcId), Detail = RulesOf },
        new Drawn<Volume>("volume", "volume", "ボリューム") { Name = Named, Links = static (volume, _) => [(EdgeKind.EncryptedWith, volume.Key?.KeyArn, "")] },
        new Drawn<Snapshot>("snapshot", "snapshot", "スナップショット") { Name = Named, Links = static (snapshot, _) => [(EdgeKind.EncryptedWith, snapshot.Key?.KeyArn, "")] },
        new Drawn<Image>("image", "image (AMI)", "イメージ (AMI)") { Name = static (image, _) => image.Name },
    ];

    private static string? Named(Ec2Resource row, WorldView view) => Ec2Names.Of(row.Id, view) ?? row.Tags.GetValueOrDefault("Name");

    private static string SubnetOf(NetworkInterface one) => Subnet.Kind.ArnOf(one.Place, one.SubnetId);

    private static string Told(NetworkInterface one, WorldView view) =>
        Joined([$"{one.Addresses[0]}", one.PublicAddress(view)?.ToString(), .. one.GroupIds.Select(id => $"sg {Ec2Names.Of(id, view) ?? id}")]);

    private static IEnumerable<(EdgeKind Kind, string? To, string Label)> PeersOf(Vpc vpc, WorldView view) => view.All(Peering.ByVpc, vpc.Id)
        .Where(peering => peering.Requester.VpcId == vpc.Id && peering.State is PeeringState.Active or PeeringState.PendingAcceptance or PeeringState.Provisioning)
        .Select(peering => (EdgeKind.Peers, (string?)Vpc.Kind.ArnOf(peering.Accepter.Place, peering.Accepter.VpcId), peering.State.ToWire()));

    /// <summary>The rules of a security group; that everything is let out, which every new group has, goes without saying.</summary>
    private static string RulesOf(SecurityGroup group, WorldView view)
    {
        var rules = view.All(SecurityGroupRule.ByGroup, group.Id).Where(rule => !(rule.IsEgress && rule.Permission == new Permission(IpProtocol.Any, PortRange.All) { Cidr = Cidr.All })).Select(rule => Told(rule, view)).Order(StringComparer.Ordinal).ToList();
        return Joined([.. rules.Take(MostRules), rules.Count > MostRules ? $"+{rules.Count - MostRules}" : null]);
    }

    private static string Told(SecurityGroupRule rule, WorldView view)
    {
        var (protocol, ports) = (rule.Permission.Protocol, rule.Permission.Ports);
        var other = rule.Permission.Group is { } named ? $"sg {Ec2Names.Of(named.GroupId, view) ?? named.GroupId}" : rule.Permission.Cidr?.ToString() ?? rule.Permission.PrefixListId;
        var what = protocol == IpProtocol.Any ? "*" : Services.Ec2.Protocols.NameOf(protocol);
        var which = protocol == IpProtocol.Any || ports == PortRange.All ? "" : ports.From == ports.To ? $" {ports.From}" : $" {ports.From}-{ports.To}";
        return $"{(rule.IsEgress ? "→" : "←")} {what}{which} {other}";
    }

    private static string Joined(IEnumerable<string?> parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
