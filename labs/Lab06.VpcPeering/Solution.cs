using Amazon.EC2.Model;

namespace Lab06.VpcPeering;

/// <summary>The reference answer.</summary>
public sealed class Solution : ITasks
{
    /// <inheritdoc />
    public async Task ConnectDatabaseAsync(LabContext aws)
    {
        var a = aws.A.User(Names.NetworkAdmin);
        await PeerAsync(a, Names.AppVpc, a, Names.DataVpc, aws.A.Id);

        // A group of the peer VPC can be named, because both are in one Region.
        await a.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(a, Names.Database),
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.MySql, ToPort = Names.MySql, UserIdGroupPairs = [new() { GroupId = await Find.GroupAsync(a, Names.App) }] }],
        });
    }

    /// <inheritdoc />
    public async Task ConnectPartnerAsync(LabContext aws)
    {
        var (a, b) = (aws.A.User(Names.NetworkAdmin), aws.B.User(Names.NetworkAdmin));
        await PeerAsync(a, Names.AppVpc, b, Names.PartnerVpc, aws.B.Id);
        await b.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(b, Names.Api),
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.Https, ToPort = Names.Https, UserIdGroupPairs = [new() { UserId = aws.A.Id, GroupId = await Find.GroupAsync(a, Names.App) }] }],
        });
    }

    /// <inheritdoc />
    public async Task ConnectBackupAsync(LabContext aws)
    {
        var a = aws.A.User(Names.NetworkAdmin);
        var there = a.In(Names.BackupRegion);
        await PeerAsync(a, Names.DataVpc, there, Names.BackupVpc, aws.A.Id, Names.BackupRegion);

        // Across Regions a rule can't name a group.
        await there.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(there, Names.Store),
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.Https, ToPort = Names.Https, Ipv4Ranges = [new() { CidrIp = "10.20.1.0/24" }] }],
        });
    }

    /// <inheritdoc />
    public async Task DisconnectOldPartnerAsync(LabContext aws)
    {
        var (a, c) = (aws.A.User(Names.NetworkAdmin), aws.C.User(Names.NetworkAdmin));
        var peering = await Find.PeeringAsync(a, await Find.VpcAsync(a, Names.DataVpc), await Find.VpcAsync(c, Names.OldVpc));
        await a.Ec2.DeleteVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = peering!.VpcPeeringConnectionId });
        await a.Ec2.DeleteRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(a, Names.DataVpc), DestinationCidrBlock = Names.CidrOf(Names.OldVpc) });

        foreach (var group in (await a.Ec2.DescribeStaleSecurityGroupsAsync(new() { VpcId = await Find.VpcAsync(a, Names.DataVpc) })).StaleSecurityGroupSet)
        {
            await a.Ec2.RevokeSecurityGroupIngressAsync(new()
            {
                GroupId = group.GroupId,
                IpPermissions =
                [
                    .. group.StaleIpPermissions.Select(stale => new IpPermission
                    {
                        IpProtocol = stale.IpProtocol,
                        FromPort = stale.FromPort,
                        ToPort = stale.ToPort,
                        UserIdGroupPairs = [.. stale.UserIdGroupPairs.Select(pair => new UserIdGroupPair { UserId = pair.UserId, GroupId = pair.GroupId })],
                    }),
                ],
            });
        }
    }

    /// <summary>Requests a peering, accepts it as the other side, and routes each VPC's addresses to it on the other side.</summary>
    private static async Task PeerAsync(Actor requester, string vpc, Actor accepter, string other, string owner, string? region = null)
    {
        var id = (await requester.Ec2.CreateVpcPeeringConnectionAsync(new()
        {
            VpcId = await Find.VpcAsync(requester, vpc),
            PeerVpcId = await Find.VpcAsync(accepter, other),
            PeerOwnerId = owner,
            PeerRegion = region,
        })).VpcPeeringConnection.VpcPeeringConnectionId;
        await accepter.Ec2.AcceptVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = id });
        await requester.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(requester, vpc), DestinationCidrBlock = Names.CidrOf(other), VpcPeeringConnectionId = id });
        await accepter.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(accepter, other), DestinationCidrBlock = Names.CidrOf(vpc), VpcPeeringConnectionId = id });
    }
}
