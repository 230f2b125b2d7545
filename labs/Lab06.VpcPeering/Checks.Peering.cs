using Amazon.EC2.Model;

namespace Lab06.VpcPeering;

/// <content>How peerings come about, and what they don't carry.</content>
public sealed partial class Checks
{
    [Check(1, "The VPC of the databases is a peer of the application's", Ja = "データベースの VPC がアプリケーションの VPC のピアになっている"), Needs(Capability.Reachability)]
    public async Task The_databases_are_peers_of_the_application() => await ArePeersAsync(A, Names.AppVpc, A, Names.DataVpc);

    [Check(2, "Both accounts see their peering", Ja = "両方のアカウントからピアリングが見える"), Needs(Capability.Reachability)]
    public async Task Both_accounts_see_their_peering() => await ArePeersAsync(A, Names.AppVpc, B, Names.PartnerVpc);

    [Check(3, "Both Regions see their peering", Ja = "両方のリージョンからピアリングが見える"), Needs(Capability.Reachability)]
    public async Task Both_Regions_see_their_peering() => await ArePeersAsync(A, Names.DataVpc, Backup, Names.BackupVpc);

    [Check(2, "A pending peering carries nothing, and only the accepter's owner accepts it", Ja = "承諾待ちのピアリングは何も運ばず、承諾できるのはアクセプタの所有者だけ"), Needs(Capability.Reachability)]
    public async Task A_pending_peering_carries_nothing_and_only_the_accepter_s_owner_accepts_it()
    {
        // Another request of account A's, for its VPC of the databases.
        var id = (await A.Ec2.CreateVpcPeeringConnectionAsync(new() { VpcId = await Find.VpcAsync(A, Names.DataVpc), PeerVpcId = await Find.VpcAsync(B, Names.PartnerVpc), PeerOwnerId = Aws.B.Id })).VpcPeeringConnection.VpcPeeringConnectionId;
        await A.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(A, Names.DataVpc), DestinationCidrBlock = Names.CidrOf(Names.PartnerVpc), VpcPeeringConnectionId = id });
        var (tools, ledger) = (await Find.InterfaceAsync(A, Names.Tools), await Find.InterfaceAsync(B, Names.Ledger));

        await Aws.Network.BlocksAsync(tools, ledger, Names.Https, "BAD_STATE_ROUTE");
        await Aws.FailsAsync(A, "OperationNotPermitted", who => who.Ec2.AcceptVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = id }));
        await Aws.FailsAsync(C, "InvalidVpcPeeringConnectionID.NotFound", who => who.Ec2.AcceptVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = id }));

        await Aws.AllowsAsync(B, who => who.Ec2.AcceptVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = id }));
        await B.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(B, Names.PartnerVpc), DestinationCidrBlock = Names.CidrOf(Names.DataVpc), VpcPeeringConnectionId = id });
        await B.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(B, Names.Ledger),
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.Https, ToPort = Names.Https, UserIdGroupPairs = [new() { UserId = Aws.A.Id, GroupId = await Find.GroupAsync(A, Names.Tools) }] }],
        });
        await Aws.Network.ConnectsAsync(tools, ledger, Names.Https);
    }

    [Check(2, "A peering leads to the peer, and not through it", Ja = "ピアリングはピアまで届き、その先へは届かない"), Needs(Capability.Reachability)]
    public async Task A_peering_leads_to_the_peer_and_not_through_it()
    {
        // Account B routes account A's databases to its peering with the application's VPC, which is a peer of theirs.
        await ArePeersAsync(A, Names.AppVpc, B, Names.PartnerVpc);
        var peering = await Find.PeeringAsync(B, await Find.VpcAsync(A, Names.AppVpc), await Find.VpcAsync(B, Names.PartnerVpc));
        await B.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(B, Names.PartnerVpc), DestinationCidrBlock = Names.CidrOf(Names.DataVpc), VpcPeeringConnectionId = peering!.VpcPeeringConnectionId });

        await Aws.Network.BlocksAsync(await Find.InterfaceAsync(B, Names.Api), await Find.InterfaceAsync(A, Names.Database), Names.MySql, "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR");
    }

    [Check(2, "The partner's Internet gateway serves the partner alone", Ja = "取引先のインターネットゲートウェイを使えるのは取引先だけ"), Needs(Capability.Reachability)]
    public async Task The_partner_s_Internet_gateway_serves_the_partner_alone()
    {
        var gateway = (await B.Ec2.CreateInternetGatewayAsync(new())).InternetGateway.InternetGatewayId;
        await B.Ec2.AttachInternetGatewayAsync(new() { InternetGatewayId = gateway, VpcId = await Find.VpcAsync(B, Names.PartnerVpc) });
        await B.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(B, Names.PartnerVpc), DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway });
        var api = await Find.InterfaceAsync(B, Names.Api);
        await B.Ec2.AssociateAddressAsync(new() { AllocationId = (await B.Ec2.AllocateAddressAsync(new())).AllocationId, NetworkInterfaceId = api });
        await Aws.Network.ConnectsAsync(api, gateway, Names.Https);

        await ArePeersAsync(A, Names.AppVpc, B, Names.PartnerVpc);
        var peering = await Find.PeeringAsync(A, await Find.VpcAsync(A, Names.AppVpc), await Find.VpcAsync(B, Names.PartnerVpc));
        await A.Ec2.CreateRouteAsync(new() { RouteTableId = await Find.RouteTableAsync(A, Names.AppVpc), DestinationCidrBlock = "0.0.0.0/0", VpcPeeringConnectionId = peering!.VpcPeeringConnectionId });
        await Aws.Network.BlocksAsync(await Find.InterfaceAsync(A, Names.App), gateway, Names.Https, "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR");
    }

    [Check(2, "VPCs with the same addresses don't become peers", Ja = "アドレスが重なる VPC どうしはピアにならない"), Needs(Capability.Reachability)]
    public async Task VPCs_with_the_same_addresses_don_t_become_peers()
    {
        var other = (await B.Ec2.CreateVpcAsync(new() { CidrBlock = "10.10.128.0/17" })).Vpc.VpcId;
        var failed = (await A.Ec2.CreateVpcPeeringConnectionAsync(new() { VpcId = await Find.VpcAsync(A, Names.AppVpc), PeerVpcId = other, PeerOwnerId = Aws.B.Id })).VpcPeeringConnection;

        var seen = (await A.Ec2.DescribeVpcPeeringConnectionsAsync(new DescribeVpcPeeringConnectionsRequest { VpcPeeringConnectionIds = [failed.VpcPeeringConnectionId] })).VpcPeeringConnections.Single();
        Expect(seen.Status.Code == "failed", $"a peering of VPCs with the same addresses is {seen.Status.Code}", $"アドレスが重なる VPC のピアリングが {seen.Status.Code} です");

        // The partner's VPC has other addresses.
        await ArePeersAsync(A, Names.AppVpc, B, Names.PartnerVpc);
    }

    [Check(3, "A rule across Regions can't name a group", Ja = "リージョンをまたぐルールには、グループを指定できない"), Needs(Capability.Reachability)]
    public async Task A_rule_across_Regions_can_t_name_a_group()
    {
        await ArePeersAsync(A, Names.DataVpc, Backup, Names.BackupVpc);
        var (store, database) = (await Find.GroupAsync(Backup, Names.Store), await Find.GroupAsync(A, Names.Database));

        await Aws.FailsAsync(Backup, "InvalidGroup.NotFound", who => who.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = store,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.Https, ToPort = Names.Https, UserIdGroupPairs = [new() { GroupId = database, UserId = Aws.A.Id }] }],
        }));
    }

    private static async Task ArePeersAsync(Actor one, string vpc, Actor other, string peer)
    {
        var (mine, theirs) = (await Find.VpcAsync(one, vpc), await Find.VpcAsync(other, peer));
        foreach (var who in (Actor[])[one, other])
        {
            var state = (await Find.PeeringAsync(who, mine, theirs))?.Status.Code.Value;
            Expect(
                state == "active",
                state is null ? $"{who.Name} sees no peering of {vpc} and {peer}" : $"{who.Name} sees the peering of {vpc} and {peer} as {state}",
                state is null ? $"{who.Name} からは、{vpc} と {peer} のピアリングが見えません" : $"{who.Name} から見た {vpc} と {peer} のピアリングは {state} です");
        }
    }
}
