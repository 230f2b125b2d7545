using Amazon.EC2.Model;

namespace Lab06.VpcPeering;

/// <summary>A right answer that lets in addresses instead of groups.</summary>
public sealed class ByAddresses : ITasks
{
    private readonly Solution reference = new();

    /// <inheritdoc />
    public async Task ConnectDatabaseAsync(LabContext aws)
    {
        var a = aws.A.User(Names.NetworkAdmin);
        await reference.ConnectDatabaseAsync(aws);
        await ReplaceAsync(a, Names.Database, Names.App, Names.MySql, a, aws.A.Id);
    }

    /// <inheritdoc />
    public async Task ConnectPartnerAsync(LabContext aws)
    {
        await reference.ConnectPartnerAsync(aws);
        await ReplaceAsync(aws.B.User(Names.NetworkAdmin), Names.Api, Names.App, Names.Https, aws.A.User(Names.NetworkAdmin), aws.A.Id);
    }

    /// <inheritdoc />
    public Task ConnectBackupAsync(LabContext aws) => reference.ConnectBackupAsync(aws);

    /// <inheritdoc />
    public Task DisconnectOldPartnerAsync(LabContext aws) => reference.DisconnectOldPartnerAsync(aws);

    /// <summary>Replaces a rule that names a group by one that names the address of the group's only interface.</summary>
    private static async Task ReplaceAsync(Actor who, string group, string from, int port, Actor owner, string account)
    {
        var (id, address) = (await Find.GroupAsync(who, group), await Find.InterfaceAsync(owner, from));
        var cidr = (await owner.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [address] })).NetworkInterfaces.Single().PrivateIpAddress + "/32";
        await who.Ec2.RevokeSecurityGroupIngressAsync(new()
        {
            GroupId = id,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = port, ToPort = port, UserIdGroupPairs = [new() { UserId = account, GroupId = await Find.GroupAsync(owner, from) }] }],
        });
        await who.Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = id, IpPermissions = [new() { IpProtocol = "tcp", FromPort = port, ToPort = port, Ipv4Ranges = [new() { CidrIp = cidr }] }] });
    }
}

/// <summary>A right answer with routes to single subnets, and with peerings that the other VPC requests.</summary>
public sealed class NarrowRoutes : ITasks
{
    private readonly Solution reference = new();

    /// <inheritdoc />
    public async Task ConnectDatabaseAsync(LabContext aws)
    {
        var a = aws.A.User(Names.NetworkAdmin);
        var id = (await a.Ec2.CreateVpcPeeringConnectionAsync(new() { VpcId = await Find.VpcAsync(a, Names.DataVpc), PeerVpcId = await Find.VpcAsync(a, Names.AppVpc) })).VpcPeeringConnection.VpcPeeringConnectionId;
        await a.Ec2.AcceptVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = id });
        await a.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(a, Names.AppVpc), DestinationCidrBlock = "10.20.1.0/24", VpcPeeringConnectionId = id });
        await a.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(a, Names.DataVpc), DestinationCidrBlock = "10.10.1.0/24", VpcPeeringConnectionId = id });
        await a.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(a, Names.Database),
            IpPermissions = [new() { IpProtocol = "6", FromPort = Names.MySql, ToPort = Names.MySql, UserIdGroupPairs = [new() { UserId = aws.A.Id, GroupId = await Find.GroupAsync(a, Names.App) }] }],
        });
    }

    /// <inheritdoc />
    public Task ConnectPartnerAsync(LabContext aws) => reference.ConnectPartnerAsync(aws);

    /// <inheritdoc />
    public async Task ConnectBackupAsync(LabContext aws)
    {
        var a = aws.A.User(Names.NetworkAdmin);
        var there = a.In(Names.BackupRegion);
        var id = (await there.Ec2.CreateVpcPeeringConnectionAsync(new() { VpcId = await Find.VpcAsync(there, Names.BackupVpc), PeerVpcId = await Find.VpcAsync(a, Names.DataVpc), PeerRegion = aws.Region })).VpcPeeringConnection.VpcPeeringConnectionId;
        await a.Ec2.AcceptVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = id });
        await a.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(a, Names.DataVpc), DestinationCidrBlock = "10.40.1.0/24", VpcPeeringConnectionId = id });
        await there.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(there, Names.BackupVpc), DestinationCidrBlock = "10.20.1.0/24", VpcPeeringConnectionId = id });
        await there.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(there, Names.Store),
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.Https, ToPort = Names.Https, Ipv4Ranges = [new() { CidrIp = "10.20.1.0/25" }] }],
        });
    }

    /// <inheritdoc />
    public Task DisconnectOldPartnerAsync(LabContext aws) => reference.DisconnectOldPartnerAsync(aws);
}
