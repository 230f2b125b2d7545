using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab06.VpcPeering;

/// <summary>The resources that exist before the tasks.</summary>
public static class Scenario
{
    private const string EverythingInEc2 =
        """
        { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "ec2:*", "Resource": "*" } ] }
        """;

    /// <summary>Creates the resources, through SDK calls only.</summary>
    public static async Task BuildAsync(LabContext aws)
    {
        foreach (var account in (AwsAccount[])[aws.A, aws.B, aws.C])
        {
            await account.CreateUserAsync(Names.NetworkAdmin, EverythingInEc2);
        }

        var (a, b, c) = (aws.A.User(Names.NetworkAdmin), aws.B.User(Names.NetworkAdmin), aws.C.User(Names.NetworkAdmin));
        var app = await CreateVpcAsync(a, Names.AppVpc);
        await CreateSubnetAsync(a, app, "10.10.1.0/24", Names.App, Names.Jobs);
        var data = await CreateVpcAsync(a, Names.DataVpc);
        await CreateSubnetAsync(a, data, "10.20.0.0/24", Names.Tools);
        await CreateSubnetAsync(a, data, "10.20.1.0/24", Names.Database);
        var partner = await CreateVpcAsync(b, Names.PartnerVpc);
        await CreateSubnetAsync(b, partner, "10.30.1.0/24", Names.Api, Names.Ledger);
        var there = a.In(Names.BackupRegion);
        var backup = await CreateVpcAsync(there, Names.BackupVpc);
        await CreateSubnetAsync(there, backup, "10.40.1.0/24", Names.Store);
        var old = await CreateVpcAsync(c, Names.OldVpc);
        await CreateSubnetAsync(c, old, "10.50.1.0/24", Names.Importer);
        await ConnectOldPartnerAsync(aws, a, data, c, old);
    }

    /// <summary>Creates the peering with account C: its importer reads from the database.</summary>
    private static async Task ConnectOldPartnerAsync(LabContext aws, Actor a, string data, Actor c, string old)
    {
        var peering = (await a.Ec2.CreateVpcPeeringConnectionAsync(new() { VpcId = data, PeerVpcId = old, PeerOwnerId = aws.C.Id })).VpcPeeringConnection.VpcPeeringConnectionId;
        await c.Ec2.AcceptVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = peering });
        await a.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(a, Names.DataVpc), DestinationCidrBlock = Names.CidrOf(Names.OldVpc), VpcPeeringConnectionId = peering });
        await c.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(c, Names.OldVpc), DestinationCidrBlock = Names.CidrOf(Names.DataVpc), VpcPeeringConnectionId = peering });
        await a.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(a, Names.Database),
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.MySql, ToPort = Names.MySql, UserIdGroupPairs = [new() { UserId = aws.C.Id, GroupId = await Find.GroupAsync(c, Names.Importer) }] }],
        });
    }

    private static async Task<string> CreateVpcAsync(Actor who, string name) =>
        (await who.Ec2.CreateVpcAsync(new() { CidrBlock = Names.CidrOf(name), TagSpecifications = [Named(ResourceType.Vpc, name)] })).Vpc.VpcId;

    /// <summary>Creates a subnet with network interfaces, each in a security group of its own that lets nothing in and everything out.</summary>
    private static async Task CreateSubnetAsync(Actor who, string vpc, string cidr, params string[] interfaces)
    {
        var subnet = (await who.Ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = cidr, TagSpecifications = [Named(ResourceType.Subnet, interfaces[0])] })).Subnet.SubnetId;
        foreach (var name in interfaces)
        {
            var group = (await who.Ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = name, Description = $"interfaces of {name}" })).GroupId;
            await who.Ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet, Groups = [group], TagSpecifications = [Named(ResourceType.NetworkInterface, name)] });
        }
    }

    private static TagSpecification Named(ResourceType type, string name) => new() { ResourceType = type, Tags = [new("Name", name)] };
}
