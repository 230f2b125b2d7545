using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Harness.Backends;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>The default VPC of each account and Region.</summary>
public sealed class DefaultVpcTests : IAsyncLifetime
{
    private EmbeddedBackend backend = null!;
    private LabContext aws = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        aws = await backend.NewContextAsync(Token);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public async Task It_is_there_when_somebody_looks_and_costs_nothing_before()
    {
        backend.Emulator.Store.Current.Everywhere<Services.Ec2.Vpc>().ShouldBeEmpty();

        var vpc = (await aws.A.Root.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token)).Vpcs.Single();
        (vpc.IsDefault, vpc.CidrBlock).ShouldBe((true, "172.31.0.0/16"));
        (await aws.A.Root.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token)).Vpcs.Single().VpcId.ShouldBe(vpc.VpcId);
        backend.Emulator.Store.Current.Everywhere<Services.Ec2.Vpc>().Select(one => (one.Account.ToString(), one.Region)).ShouldBe([(aws.A.Id, "us-east-1")]);
    }

    [Fact]
    public async Task It_has_a_public_subnet_in_each_zone_and_an_Internet_gateway()
    {
        var subnets = (await aws.A.Root.In("eu-west-1").Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = [new("default-for-az", ["true"])] }, Token)).Subnets;
        var zones = (await aws.A.Root.In("eu-west-1").Ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest(), Token)).AvailabilityZones;
        var gateway = (await aws.A.Root.In("eu-west-1").Ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest(), Token)).InternetGateways.Single();

        subnets.Select(subnet => subnet.AvailabilityZone).ShouldBe(zones.Select(zone => zone.ZoneName), ignoreOrder: true);
        subnets.ShouldAllBe(subnet => subnet.MapPublicIpOnLaunch == true && subnet.AvailableIpAddressCount == 4091);
        gateway.Attachments.Single().VpcId.ShouldBe(subnets[0].VpcId);
    }

    [Fact]
    public async Task Each_account_and_each_Region_has_its_own()
    {
        string[] ids =
        [
            (await aws.A.Root.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token)).Vpcs.Single().VpcId,
            (await aws.A.Root.In("eu-west-1").Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token)).Vpcs.Single().VpcId,
            (await aws.B.Root.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token)).Vpcs.Single().VpcId,
        ];

        ids.ShouldBeUnique();
        (await Should.ThrowAsync<AmazonEC2Exception>(() => aws.B.Root.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [ids[0]] }, Token))).ErrorCode.ShouldBe("InvalidVpcID.NotFound");
    }
}
