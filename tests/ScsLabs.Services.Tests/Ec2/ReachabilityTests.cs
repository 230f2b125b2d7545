using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using ScsLabs.Emulator;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Reachability as EC2's own client sees it: in a subnet, and through a peering.</summary>
public sealed class ReachabilityTests : IAsyncLifetime
{
    private const string A = "111111111111";

    private AwsEmulator emulator = null!;
    private AmazonEC2Client ec2 = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await AwsEmulator.StartAsync(cancellationToken: Token);
        ec2 = Client(A);
    }

    public ValueTask DisposeAsync()
    {
        ec2.Dispose();
        return emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_rule_opens_a_path_within_a_subnet_and_its_removal_closes_it()
    {
        var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Token)).Vpc.VpcId;
        var subnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = "10.0.1.0/24" }, Token)).Subnet.SubnetId;
        var group = (await ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "db", Description = "database" }, Token)).GroupId;
        var from = await InterfaceAsync(ec2, subnet);
        var to = await InterfaceAsync(ec2, subnet, group);
        var path = (await ec2.CreateNetworkInsightsPathAsync(new() { Source = from, Destination = to, Protocol = Protocol.Tcp, DestinationPort = 3306 }, Token)).NetworkInsightsPath.NetworkInsightsPathId;

        var closed = await AnalyseAsync(path);
        closed.NetworkPathFound.ShouldBe(false);
        closed.Explanations.Select(explanation => explanation.ExplanationCode).ShouldBe(["SG_HAS_NO_RULES"]);

        var permission = new IpPermission { IpProtocol = "tcp", FromPort = 3306, ToPort = 3306, Ipv4Ranges = [new() { CidrIp = "10.0.1.0/24" }] };
        await ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [permission] }, Token);
        var open = await AnalyseAsync(path);
        open.NetworkPathFound.ShouldBe(true);
        open.ForwardPathComponents.Select(component => component.Component.Id[..3]).ShouldBe(["eni", "sg-", "sg-", "eni"]);

        await ec2.RevokeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [permission] }, Token);
        (await AnalyseAsync(path)).NetworkPathFound.ShouldBe(false);
    }

    [Fact]
    public async Task A_peering_carries_packets_once_it_is_accepted_and_routed_on_both_sides()
    {
        var (left, right) = (await NetworkAsync("10.0.0.0/16"), await NetworkAsync("10.1.0.0/16"));
        var path = (await ec2.CreateNetworkInsightsPathAsync(new() { Source = left.Interface, Destination = right.Interface, Protocol = Protocol.Tcp, DestinationPort = 443 }, Token)).NetworkInsightsPath.NetworkInsightsPathId;
        (await CodesAsync(path)).ShouldBe(["NO_ROUTE_TO_DESTINATION"]);

        var peering = (await ec2.CreateVpcPeeringConnectionAsync(new() { VpcId = left.Vpc, PeerVpcId = right.Vpc }, Token)).VpcPeeringConnection;
        peering.Status.Code.Value.ShouldBe("initiating-request");
        await ec2.CreateRouteAsync(new() { RouteTableId = left.Table, DestinationCidrBlock = "10.1.0.0/16", VpcPeeringConnectionId = peering.VpcPeeringConnectionId }, Token);
        (await CodesAsync(path)).ShouldBe(["BAD_STATE_ROUTE"]);

        await ec2.AcceptVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = peering.VpcPeeringConnectionId }, Token);
        (await CodesAsync(path)).ShouldBe(["NO_ROUTE_TO_DESTINATION"]);

        await ec2.CreateRouteAsync(new() { RouteTableId = right.Table, DestinationCidrBlock = "10.0.0.0/16", VpcPeeringConnectionId = peering.VpcPeeringConnectionId }, Token);
        var found = await AnalyseAsync(path);
        found.NetworkPathFound.ShouldBe(true);
        found.ForwardPathComponents.Select(component => component.Component.Id[..3]).ShouldBe(["eni", "sg-", "acl", "rtb", "pcx", "acl", "sg-", "eni"]);
        found.ReturnPathComponents.Select(component => component.Component.Id[..3]).ShouldBe(["eni", "acl", "rtb", "pcx", "acl", "eni"]);
    }

    private async Task<(string Vpc, string Table, string Interface)> NetworkAsync(string cidr)
    {
        var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = cidr }, Token)).Vpc.VpcId;
        var subnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = cidr.Replace("/16", "/24", StringComparison.Ordinal) }, Token)).Subnet.SubnetId;
        var table = (await ec2.DescribeRouteTablesAsync(new() { Filters = [new("vpc-id", [vpc])] }, Token)).RouteTables.Single().RouteTableId;
        var group = (await ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "web", Description = "web" }, Token)).GroupId;
        await ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "10.0.0.0/8" }] }] }, Token);
        return (vpc, table, await InterfaceAsync(ec2, subnet, group));
    }

    private async Task<IEnumerable<string>> CodesAsync(string path)
    {
        var analysis = await AnalyseAsync(path);
        analysis.NetworkPathFound.ShouldBe(false);
        return analysis.Explanations.Select(explanation => explanation.ExplanationCode);
    }

    private static async Task<string> InterfaceAsync(AmazonEC2Client ec2, string subnet, params List<string> groups) =>
        (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet, Groups = groups }, Token)).NetworkInterface.NetworkInterfaceId;

    private async Task<NetworkInsightsAnalysis> AnalyseAsync(string path)
    {
        var started = (await ec2.StartNetworkInsightsAnalysisAsync(new() { NetworkInsightsPathId = path }, Token)).NetworkInsightsAnalysis;
        started.Status.ShouldBe(AnalysisStatus.Running);
        return (await ec2.DescribeNetworkInsightsAnalysesAsync(new() { NetworkInsightsAnalysisIds = [started.NetworkInsightsAnalysisId] }, Token)).NetworkInsightsAnalyses.Single();
    }

    private AmazonEC2Client Client(string account) => new(new BasicAWSCredentials(account, "root"), new AmazonEC2Config { ServiceURL = emulator.Endpoint.ToString(), MaxErrorRetry = 0 });
}
