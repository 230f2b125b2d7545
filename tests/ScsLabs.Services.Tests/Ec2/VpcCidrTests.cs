using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>VPCs with several blocks of addresses.</summary>
public sealed class VpcCidrTests : NetworkWorld
{
    private IAmazonEC2 Other => Aws.B.Root.Ec2;

    [Fact]
    public async Task A_block_is_shown_routed_and_taken_away_again()
    {
        var vpc = await NewVpcAsync();
        await NewTableAsync(vpc);

        var answer = await AddAsync(vpc, "10.2.0.0/16");

        (answer.VpcId, answer.CidrBlockAssociation.CidrBlock, answer.CidrBlockAssociation.CidrBlockState.State.Value).ShouldBe((vpc, "10.2.0.0/16", "associating"));
        var blocks = (await VpcAsync(vpc)).CidrBlockAssociationSet;
        blocks.Select(block => (block.CidrBlock, block.CidrBlockState.State.Value)).ShouldBe([("10.0.0.0/16", "associated"), ("10.2.0.0/16", "associated")]);
        (await VpcAsync(vpc)).CidrBlock.ShouldBe("10.0.0.0/16");
        (await RoutesAsync(vpc)).ShouldBe(["10.0.0.0/16 local", "10.0.0.0/16 local", "10.2.0.0/16 local", "10.2.0.0/16 local"]);
        (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [await NewTableAsync(vpc)] }, Token)).RouteTables.Single().Routes.Count.ShouldBe(2);

        var gone = await RemoveAsync(answer.CidrBlockAssociation.AssociationId);

        (gone.VpcId, gone.CidrBlockAssociation.CidrBlock, gone.CidrBlockAssociation.CidrBlockState.State.Value).ShouldBe((vpc, "10.2.0.0/16", "disassociating"));
        (await VpcAsync(vpc)).CidrBlockAssociationSet.Select(block => block.CidrBlock).ShouldBe(["10.0.0.0/16"]);
        (await RoutesAsync(vpc)).ShouldBe(["10.0.0.0/16 local", "10.0.0.0/16 local", "10.0.0.0/16 local"]);
    }

    [Fact]
    public async Task Subnets_are_in_any_block_and_keep_theirs()
    {
        var vpc = await NewVpcAsync();
        var block = (await AddAsync(vpc, "10.2.0.0/16")).CidrBlockAssociation.AssociationId;
        var subnet = await NewSubnetAsync(vpc, "10.2.1.0/24");

        await RefusedAsync("InvalidSubnet.Range", () => NewSubnetAsync(vpc, "10.3.1.0/24"));
        await RefusedAsync("InvalidCidrBlock.InUse", () => RemoveAsync(block), $"The vpc {vpc} currently has a subnet within CIDR block 10.2.0.0/16");
        await Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet }, Token);
        await RemoveAsync(block);
        await RefusedAsync("InvalidSubnet.Range", () => NewSubnetAsync(vpc, "10.2.1.0/24"));
    }

    [Fact]
    public async Task Packets_pass_between_the_blocks()
    {
        var vpc = await NewVpcAsync();
        await AddAsync(vpc, "10.2.0.0/16");
        var (from, to) = (await NewInterfaceAsync(await NewSubnetAsync(vpc, "10.0.1.0/24")), await NewInterfaceAsync(await NewSubnetAsync(vpc, "10.2.1.0/24")));

        var path = (await Ec2.CreateNetworkInsightsPathAsync(new CreateNetworkInsightsPathRequest { Source = from.NetworkInterfaceId, Destination = to.NetworkInterfaceId, Protocol = Protocol.Tcp, DestinationPort = 443 }, Token)).NetworkInsightsPath.NetworkInsightsPathId;
        await Ec2.StartNetworkInsightsAnalysisAsync(new StartNetworkInsightsAnalysisRequest { NetworkInsightsPathId = path }, Token);
        (await Ec2.DescribeNetworkInsightsAnalysesAsync(new DescribeNetworkInsightsAnalysesRequest { NetworkInsightsPathId = path }, Token)).NetworkInsightsAnalyses.Single().NetworkPathFound.ShouldBe(true);
    }

    [Theory]
    [InlineData("10.0.0.0/16", "10.2.0.0/15")]
    [InlineData("10.0.0.0/16", "10.2.0.0/29")]
    [InlineData("10.0.0.0/16", "172.16.0.0/16")]
    [InlineData("10.0.0.0/16", "192.168.0.0/24")]
    [InlineData("10.0.0.0/16", "198.19.0.0/16")]
    [InlineData("10.0.0.0/16", "169.254.0.0/16")]
    [InlineData("10.0.0.0/16", "127.0.0.0/16")]
    [InlineData("10.1.0.0/16", "10.0.0.0/24")]
    [InlineData("172.16.0.0/16", "10.0.0.0/16")]
    [InlineData("172.16.0.0/16", "172.31.0.0/16")]
    [InlineData("172.16.0.0/16", "198.19.1.0/24")]
    [InlineData("192.168.0.0/24", "10.0.0.0/16")]
    [InlineData("192.168.0.0/24", "172.20.0.0/16")]
    [InlineData("198.19.0.0/24", "10.0.0.0/16")]
    [InlineData("100.64.0.0/16", "192.168.0.0/16")]
    [InlineData("8.8.0.0/16", "198.19.0.0/16")]
    public async Task Some_blocks_do_not_go_together(string first, string second)
    {
        var vpc = await NewVpcAsync(first);

        await RefusedAsync("InvalidVpc.Range", () => AddAsync(vpc, second));
    }

    [Theory]
    [InlineData("10.0.0.0/16", "10.1.0.0/16")]
    [InlineData("10.0.0.0/16", "100.64.0.0/16")]
    [InlineData("10.0.0.0/16", "8.8.0.0/16")]
    [InlineData("10.2.0.0/16", "10.0.0.0/16")]
    [InlineData("172.16.0.0/16", "172.30.0.0/16")]
    [InlineData("192.168.0.0/24", "192.168.1.0/24")]
    [InlineData("198.19.0.0/24", "198.19.1.0/24")]
    [InlineData("100.64.0.0/16", "8.8.0.0/16")]
    public async Task Others_do(string first, string second)
    {
        var vpc = await NewVpcAsync(first);

        await AddAsync(vpc, second);

        (await VpcAsync(vpc)).CidrBlockAssociationSet.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("0.0.0.0/16")]
    [InlineData("127.0.0.0/24")]
    [InlineData("169.254.0.0/16")]
    [InlineData("224.0.0.0/16")]
    public Task No_VPC_begins_with_a_reserved_block(string cidr) => RefusedAsync("InvalidVpc.Range", () => NewVpcAsync(cidr));

    [Fact]
    public async Task A_block_overlaps_neither_another_nor_a_route()
    {
        var vpc = await NewVpcAsync("10.2.0.0/16");
        var table = await NewTableAsync(vpc);
        await Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "10.4.0.0/24", GatewayId = await NewGatewayAsync(vpc) }, Token);

        await RefusedAsync("CidrConflict", () => AddAsync(vpc, "10.2.0.0/16"));
        await RefusedAsync("CidrConflict", () => AddAsync(vpc, "10.2.3.0/24"));
        await RefusedAsync("CidrConflict", () => AddAsync(vpc, "10.4.0.0/24"), $"The CIDR '10.4.0.0/24' conflicts with a route in route table {table}");
        await RefusedAsync("CidrConflict", () => AddAsync(vpc, "10.4.0.0/16"));
        await AddAsync(vpc, "10.4.0.0/25");
    }

    [Fact]
    public async Task A_VPC_has_five_blocks_at_most()
    {
        var vpc = await NewVpcAsync();
        for (var number = 1; number < 5; number++)
        {
            await AddAsync(vpc, $"10.{number}.0.0/16");
        }

        await RefusedAsync("CidrLimitExceeded", () => AddAsync(vpc, "10.5.0.0/16"), $"This network '{vpc}' has met its maximum number of allowed CIDRs: 5");
    }

    [Fact]
    public async Task The_first_block_stays_and_others_are_their_owner_s()
    {
        var vpc = await NewVpcAsync();
        var first = (await VpcAsync(vpc)).CidrBlockAssociationSet.Single().AssociationId;
        var second = (await AddAsync(vpc, "10.2.0.0/16")).CidrBlockAssociation.AssociationId;

        await RefusedAsync("OperationNotPermitted", () => RemoveAsync(first), $"The vpc CIDR block with association ID {first} may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
        await RefusedAsync("InvalidVpcCidrBlockAssociationID.NotFound", () => RemoveAsync("vpc-cidr-assoc-00000000"));
        await RefusedAsync("InvalidVpcCidrBlockAssociationID.NotFound", () => Other.DisassociateVpcCidrBlockAsync(new DisassociateVpcCidrBlockRequest { AssociationId = second }, Token));
        var user = await UserAsync("user", Allow("ec2:*VpcCidrBlock", Arn("vpc", await NewVpcAsync("10.9.0.0/16"))));
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.DisassociateVpcCidrBlockAsync(new DisassociateVpcCidrBlockRequest { AssociationId = second }, Token));
    }

    [Fact]
    public async Task A_peering_s_VPCs_never_overlap()
    {
        var (vpc, peer) = (await NewVpcAsync("10.2.0.0/16"), await NewVpcAsync("10.3.0.0/16"));
        await AddAsync(peer, "10.4.0.0/16");
        var peering = await NewPeeringAsync(vpc, peer);

        await RefusedAsync("OperationNotPermitted", () => AddAsync(vpc, "10.5.0.0/16"));
        await AcceptAsync(peering);
        await RefusedAsync("CidrConflict", () => AddAsync(vpc, "10.4.1.0/24"), $"The CIDR '10.4.1.0/24' conflicts with the peer VPC of VPC peering connection {peering}");
        await RefusedAsync("CidrConflict", () => AddAsync(peer, "10.2.0.0/24"));
        await AddAsync(vpc, "10.5.0.0/16");
        (await PeeringAsync(await NewPeeringAsync(await NewVpcAsync("10.5.1.0/24"), vpc))).Status.Code.Value.ShouldBe("failed");
        (await PeeringAsync(peering)).RequesterVpcInfo.CidrBlockSet.Select(block => block.Cidr).ShouldBe(["10.2.0.0/16", "10.5.0.0/16"]);
        await DeletePeeringAsync(peering);
        await AddAsync(vpc, "10.4.1.0/24");
    }

    [Fact]
    public async Task A_request_for_a_peering_fails_when_the_accepter_takes_a_block_of_the_requester_s()
    {
        var (vpc, peer) = (await NewVpcAsync("10.2.0.0/16"), await NewVpcAsync("10.3.0.0/16"));
        var peering = await NewPeeringAsync(vpc, peer);

        await AddAsync(peer, "10.4.0.0/16");
        (await PeeringAsync(peering)).Status.Code.Value.ShouldBe("pending-acceptance");
        await AddAsync(peer, "10.2.1.0/24");
        (await PeeringAsync(peering)).Status.Code.Value.ShouldBe("failed");
        await RefusedAsync("InvalidStateTransition", () => AcceptAsync(peering));
    }

    [Theory]
    [InlineData("cidr-block-association.cidr-block", "10.2.0.0/16", 1)]
    [InlineData("cidr-block-association.cidr-block", "10.0.0.0/16", 1)]
    [InlineData("cidr-block-association.association-id", "vpc-cidr-assoc-*", 1)]
    [InlineData("cidr-block-association.state", "associated", 1)]
    [InlineData("cidr-block-association.state", "associating", 0)]
    [InlineData("cidr", "10.2.0.0/16", 0)]
    public async Task Filters_look_at_all_blocks_but_for_that_of_the_first(string name, string value, int found)
    {
        var vpc = await NewVpcAsync();
        await AddAsync(vpc, "10.2.0.0/16");

        ((await Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [new("vpc-id", [vpc]), new(name, [value])] }, Token)).Vpcs?.Count ?? 0).ShouldBe(found);
    }

    [Fact]
    public async Task IPv6_is_refused_as_not_emulated_and_a_block_is_needed()
    {
        var vpc = await NewVpcAsync();

        await RefusedAsync("NotImplemented", () => Ec2.AssociateVpcCidrBlockAsync(new AssociateVpcCidrBlockRequest { VpcId = vpc, AmazonProvidedIpv6CidrBlock = true }, Token));
        await RefusedAsync("NotImplemented", () => Ec2.AssociateVpcCidrBlockAsync(new AssociateVpcCidrBlockRequest { VpcId = vpc, Ipv6Pool = "ipv6pool-ec2-1", Ipv6CidrBlock = "2001:db8::/56" }, Token));
        await RefusedAsync("MissingParameter", () => AddAsync(vpc, null!));
        await RefusedAsync("InvalidParameterValue", () => AddAsync(vpc, "10.2.0.0/33"));
    }

    private Task<AssociateVpcCidrBlockResponse> AddAsync(string vpc, string cidr) => Ec2.AssociateVpcCidrBlockAsync(new AssociateVpcCidrBlockRequest { VpcId = vpc, CidrBlock = cidr }, Token);

    private Task<DisassociateVpcCidrBlockResponse> RemoveAsync(string association) => Ec2.DisassociateVpcCidrBlockAsync(new DisassociateVpcCidrBlockRequest { AssociationId = association }, Token);

    private async Task<Vpc> VpcAsync(string vpc) => (await Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [vpc] }, Token)).Vpcs.Single();

    private async Task<VpcPeeringConnection> PeeringAsync(string peering) =>
        (await Ec2.DescribeVpcPeeringConnectionsAsync(new DescribeVpcPeeringConnectionsRequest { VpcPeeringConnectionIds = [peering] }, Token)).VpcPeeringConnections.Single();

    private async Task<IEnumerable<string>> RoutesAsync(string vpc) =>
        (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [vpc])] }, Token)).RouteTables
            .SelectMany(table => table.Routes.Select(route => $"{route.DestinationCidrBlock} {route.GatewayId}")).Order(StringComparer.Ordinal);
}
