using ScsLabs.Model.Calls;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Emulator;

/// <content>The resources of EC2.</content>
internal static partial class ResourceAttributes
{
    private static IEnumerable<(string Name, string? Value)> OfEc2(IResource row, World world) => row switch
    {
        Vpc vpc =>
        [
            ("CIDR blocks", List(vpc.Cidrs.Select(static block => block.Cidr.ToString()))), ("Default VPC", Text(vpc.IsDefault)), ("Main route table", vpc.MainRouteTableId), ("Default network ACL", vpc.DefaultAclId),
            ("Default security group", vpc.DefaultGroupId), ("DNS support", Text(vpc.EnableDnsSupport)), ("DNS host names", Text(vpc.EnableDnsHostnames)),
        ],
        Subnet subnet =>
        [
            ("VPC", subnet.VpcId), ("CIDR block", subnet.Cidr.ToString()), ("Availability Zone", subnet.AvailabilityZone), ("Network ACL", subnet.Acl.TargetId), ("Route table", subnet.RouteTable?.TargetId ?? "main"),
            ("Public addresses on launch", Text(subnet.MapPublicIpOnLaunch)), ("Network interfaces", Text(world.Count(NetworkInterface.BySubnet, subnet.Id))),
        ],
        SecurityGroup group =>
        [
            ("Group name", group.GroupName), ("Description", group.Description), ("VPC", group.VpcId),
            ("Inbound rules", List(RulesOf(group, world, isEgress: false))), ("Outbound rules", List(RulesOf(group, world, isEgress: true))),
        ],
        SecurityGroupRule rule => [("Security group", rule.GroupId), ("Rule", NetworkAnswer.TextOf(rule)), ("Description", rule.Description)],
        NetworkAcl acl => [("VPC", acl.VpcId), ("Default", Text(acl.IsDefault)), ("Inbound entries", List(EntriesOf(acl, world, isEgress: false))), ("Outbound entries", List(EntriesOf(acl, world, isEgress: true)))],
        RouteTable table => [("VPC", table.VpcId), ("Routes", List(world.All<RouteRow>(table.Place with { Within = table.Id }).Select(static route => $"{route.Destination} → {route.TargetId}")))],
        InternetGateway gateway => [("VPC", gateway.VpcId)],
        NatGateway gateway =>
        [
            ("State", gateway.State.ToString()), ("VPC", gateway.VpcId), ("Subnet", gateway.SubnetId), ("Connectivity", gateway.ConnectivityType.ToString()), ("Private address", gateway.PrivateIp?.ToString()),
            ("Public address", gateway.ElasticIp?.PublicIp.ToString()), ("Created", Text(gateway.CreateTime)),
        ],
        VpcEndpoint endpoint =>
        [
            ("Service", endpoint.ServiceName), ("Endpoint type", endpoint.Type.ToString()), ("State", endpoint.State.ToString()), ("VPC", endpoint.VpcId), ("Security groups", List(endpoint.GroupIds)),
            ("Network interfaces", List(endpoint.Interfaces.Select(static one => one.InterfaceId))), ("Private DNS", Text(endpoint.PrivateDnsEnabled)), ("Policy", Text(endpoint.Policy)),
        ],
        VpcPeeringConnection connection => world.Find<Peering>(Place.Global, connection.Id) is { } peering
            ? [("State", peering.State.ToString()), ("Requester VPC", peering.Requester.VpcId), ("Accepter VPC", peering.Accepter.VpcId), ("Message", peering.Message)]
            : [],
        NetworkInterface one =>
        [
            ("VPC", one.VpcId), ("Subnet", one.SubnetId), ("Description", one.Description), ("Private addresses", List(one.Addresses.Select(static address => address.ToString()))), ("Public address", one.PublicAddress(world)?.ToString()),
            ("Security groups", List(one.GroupIds)), ("Instance", one.Attachment?.InstanceId), ("Interface type", one.InterfaceType), ("Status", one.Status), ("Source/destination check", Text(one.SourceDestCheck)), ("MAC address", one.MacAddress),
        ],
        Instance instance =>
        [
            ("State", instance.State.ToString()), ("Instance type", instance.InstanceType), ("Image", instance.Image.Id), ("Key pair", instance.KeyPair?.KeyName), ("Availability Zone", instance.AvailabilityZone), ("Launched", Text(instance.LaunchTime)),
            ("Network interfaces", List(instance.Interfaces(world).Select(static one => $"{one.Id} ({one.Addresses[0]})"))), ("State reason", instance.StateReason?.Message),
            ("Metadata service", !instance.MetadataOptions.IsEnabled ? "Off" : instance.MetadataOptions.RequiresTokens ? "IMDSv2 only" : "IMDSv1 and IMDSv2"), ("Hop limit", Text(instance.MetadataOptions.HopLimit)),
            ("User data", instance.UserData is null ? null : "(not shown)"), ("Termination protection", Text(instance.DisableApiTermination)),
        ],
        Volume volume =>
        [
            ("State", volume.State.ToString()), ("Size (GiB)", Text(volume.Specification.Size)), ("Volume type", volume.Specification.Type.ToString()), ("Availability Zone", volume.AvailabilityZone), ("Encrypted", Text(volume.IsEncrypted)),
            ("KMS key", volume.Key?.KeyArn), ("Attached to", volume.Attachment?.InstanceId), ("Snapshot", volume.SnapshotId), ("Created", Text(volume.CreateTime)),
        ],
        Services.Ec2.Snapshot snapshot =>
        [
            ("State", snapshot.State.ToString()), ("Description", snapshot.Description), ("Volume", snapshot.VolumeId), ("Size (GiB)", Text(snapshot.VolumeSize)), ("Encrypted", Text(snapshot.IsEncrypted)), ("KMS key", snapshot.Key?.KeyArn),
            ("Public", Text(snapshot.IsPublic)), ("Shared with", List(snapshot.SharedWith.Select(static account => account.ToString()))), ("Started", Text(snapshot.StartTime)),
        ],
        Image image =>
        [
            ("Image name", image.Name), ("Description", image.Description), ("State", image.State.ToString()), ("Architecture", image.Architecture.ToString()), ("Created", Text(image.CreationDate)), ("Public", Text(image.IsPublic)),
            ("Shared with", List(image.SharedWith.Select(static account => account.ToString()))), ("Source instance", image.SourceInstanceId),
        ],
        KeyPair pair => [("Key name", pair.KeyName), ("Fingerprint", pair.Fingerprint), ("Created", Text(pair.CreateTime))],
        ElasticIp address => [("Public address", address.PublicIp.ToString()), ("Associated with", address.Association?.TargetId)],
        _ => [],
    };

    private static IEnumerable<string> RulesOf(SecurityGroup group, World world, bool isEgress) => world.All(SecurityGroupRule.ByGroup, group.Id).Where(rule => rule.IsEgress == isEgress).Select(NetworkAnswer.TextOf);

    private static IEnumerable<string> EntriesOf(NetworkAcl acl, World world, bool isEgress) =>
        NetworkAcl.Entries(world, acl.Place, acl.Id, isEgress).Select(static entry => $"{entry.Number}: {(entry.Allows ? "allow" : "deny")} {Services.Ec2.Protocols.NameOf(entry.Protocol)} {entry.Ports} {entry.Cidr}");
}
