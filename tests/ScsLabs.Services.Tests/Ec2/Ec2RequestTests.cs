using System.Text.Json;
using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Emulator;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>What EC2's operations have alike, through the AWS SDK's own client: tags, filters, pages, dry runs, client tokens, permissions.</summary>
public sealed class Ec2RequestTests : IAsyncLifetime
{
    private const string Account = "111111111111";

    private AwsEmulator emulator = null!;
    private AmazonEC2Client root = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await AwsEmulator.StartAsync(cancellationToken: Token);
        root = Client(Account, "any");
    }

    public ValueTask DisposeAsync()
    {
        root.Dispose();
        return emulator.DisposeAsync();
    }

    [Fact]
    public async Task What_is_created_with_tags_is_answered_with_them()
    {
        var vpc = (await root.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16", TagSpecifications = [Tagged("Team", "blue")] }, Token)).Vpc;

        vpc.VpcId.ShouldStartWith("vpc-");
        (vpc.CidrBlock, vpc.Tags.Single().Key, vpc.Tags.Single().Value).ShouldBe(("10.0.0.0/16", "Team", "blue"));
        emulator.Store.Current.Resource($"arn:aws:ec2:us-east-1:{Account}:vpc/{vpc.VpcId}").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("tag:Team", "blue", "10.0.0.0/16")]
    [InlineData("tag:Team", "b*", "10.0.0.0/16")]
    [InlineData("tag:Team", "b\\*", "")]
    [InlineData("tag-key", "Tea?", "10.0.0.0/16")]
    [InlineData("cidr", "10.?.0.0/16", "10.0.0.0/16 10.1.0.0/16")]
    [InlineData("cidr", "10.1.0.0/16", "10.1.0.0/16")]
    public async Task Filters_select_by_values_and_tags_with_wildcards(string name, string value, string found)
    {
        await root.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16", TagSpecifications = [Tagged("Team", "blue")] }, Token);
        await root.CreateVpcAsync(new() { CidrBlock = "10.1.0.0/16" }, Token);

        var answer = await root.DescribeVpcsAsync(new() { Filters = [new Amazon.EC2.Model.Filter(name, [value])] }, Token);

        string.Join(' ', (answer.Vpcs ?? []).Select(vpc => vpc.CidrBlock).Order(StringComparer.Ordinal)).ShouldBe(found);
    }

    [Fact]
    public async Task A_filter_that_the_resource_does_not_have_is_refused() =>
        (await Should.ThrowAsync<AmazonEC2Exception>(() => root.DescribeVpcsAsync(new() { Filters = [new Amazon.EC2.Model.Filter("colour", ["blue"])] }, Token))).ErrorCode.ShouldBe("InvalidParameterValue");

    [Fact]
    public async Task A_missing_parameter_is_the_first_and_only_one_told()
    {
        var error = await Should.ThrowAsync<AmazonEC2Exception>(() => root.CreateVpcPeeringConnectionAsync(new(), Token));

        (error.ErrorCode, error.Message).ShouldBe(("MissingParameter", "The request must contain the parameter VpcId"));
    }

    [Fact]
    public async Task A_dry_run_tells_whether_the_call_is_permitted_and_changes_nothing()
    {
        using var allowed = await UserAsync("allowed", """{"Effect":"Allow","Action":"ec2:CreateVpc","Resource":"*"}""");
        using var denied = await UserAsync("denied", """{"Effect":"Allow","Action":"ec2:DescribeVpcs","Resource":"*"}""");
        await root.DescribeVpcsAsync(new(), Token); // the account's first call of EC2 brings its default VPC
        var before = emulator.Store.Current;

        (await Should.ThrowAsync<AmazonEC2Exception>(() => allowed.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16", DryRun = true }, Token))).ErrorCode.ShouldBe("DryRunOperation");
        (await Should.ThrowAsync<AmazonEC2Exception>(() => denied.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16", DryRun = true }, Token))).ErrorCode.ShouldBe("UnauthorizedOperation");

        emulator.Store.Current.ShouldBeSameAs(before);
        await allowed.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Token);
    }

    [Fact]
    public async Task Tags_on_creation_are_asked_for_by_the_action_that_creates()
    {
        const string Create = """{"Effect":"Allow","Action":"ec2:CreateVpc","Resource":"*"}""";
        using var creates = await UserAsync("creates", Create);
        using var tags = await UserAsync("tags", Create + """,{"Effect":"Allow","Action":"ec2:CreateTags","Resource":"*","Condition":{"StringEquals":{"ec2:CreateAction":"CreateVpc","aws:RequestTag/Team":"blue"}}}""");
        CreateVpcRequest Request(string team) => new() { CidrBlock = "10.0.0.0/16", TagSpecifications = [Tagged("Team", team)] };

        await tags.CreateVpcAsync(Request("blue"), Token);
        (await Should.ThrowAsync<AmazonEC2Exception>(() => tags.CreateVpcAsync(Request("red"), Token))).ErrorCode.ShouldBe("UnauthorizedOperation");
        (await Should.ThrowAsync<AmazonEC2Exception>(() => creates.CreateVpcAsync(Request("blue"), Token))).Message.ShouldContain("ec2:CreateTags");
    }

    [Fact]
    public async Task A_peering_is_asked_for_on_the_requester_s_VPC_and_on_the_peering_with_both_VPCs()
    {
        var (mine, peer) = ((await root.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Token)).Vpc.VpcId, (await root.CreateVpcAsync(new() { CidrBlock = "10.1.0.0/16" }, Token)).Vpc.VpcId);
        string Vpc(string id) => $"arn:aws:ec2:us-east-1:{Account}:vpc/{id}";
        string Statement(string accepter) => $$"""
            {"Effect":"Allow","Action":"ec2:CreateVpcPeeringConnection","Resource":"{{Vpc(mine)}}"},
            {"Effect":"Allow","Action":"ec2:CreateVpcPeeringConnection","Resource":"arn:aws:ec2:us-east-1:{{Account}}:vpc-peering-connection/*","Condition":{{Policies.When("ArnEquals", "ec2:AccepterVpc", Vpc(accepter))}} }
            """;
        using var allowed = await UserAsync("allowed", Statement(peer));
        using var other = await UserAsync("other", Statement(mine));

        (await Should.ThrowAsync<AmazonEC2Exception>(() => other.CreateVpcPeeringConnectionAsync(new() { VpcId = mine, PeerVpcId = peer }, Token))).ErrorCode.ShouldBe("UnauthorizedOperation");
        await allowed.CreateVpcPeeringConnectionAsync(new() { VpcId = mine, PeerVpcId = peer }, Token);
        (await Should.ThrowAsync<AmazonEC2Exception>(() => root.CreateVpcPeeringConnectionAsync(new() { VpcId = mine, PeerVpcId = "vpc-00000000" }, Token))).ErrorCode.ShouldBe("InvalidVpcID.NotFound");
    }

    [Fact]
    public async Task A_repeated_request_with_the_same_token_changes_nothing_and_answers_the_same()
    {
        var vpc = (await root.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Token)).Vpc.VpcId;
        var first = (await root.CreateRouteTableAsync(new() { VpcId = vpc, ClientToken = "t" }, Token)).RouteTable.RouteTableId;
        var before = emulator.Store.Current;

        (await root.CreateRouteTableAsync(new() { VpcId = vpc, ClientToken = "t" }, Token)).RouteTable.RouteTableId.ShouldBe(first);
        emulator.Store.Current.ShouldBeSameAs(before);
        var other = (await root.CreateVpcAsync(new() { CidrBlock = "10.1.0.0/16" }, Token)).Vpc.VpcId;
        (await Should.ThrowAsync<AmazonEC2Exception>(() => root.CreateRouteTableAsync(new() { VpcId = other, ClientToken = "t" }, Token))).ErrorCode.ShouldBe("IdempotentParameterMismatch");
        (await root.CreateRouteTableAsync(new() { VpcId = vpc, ClientToken = "u" }, Token)).RouteTable.RouteTableId.ShouldNotBe(first);

        await emulator.AdvanceAsync(TimeSpan.FromHours(25), Token);
        (await root.CreateRouteTableAsync(new() { VpcId = other, ClientToken = "t" }, Token)).RouteTable.VpcId.ShouldBe(other);
    }

    [Fact]
    public async Task Pages_follow_one_another()
    {
        var vpc = (await root.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Token)).Vpc.VpcId;
        var all = new List<string>();
        for (var number = 0; number < 7; number++)
        {
            all.Add((await root.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = $"10.0.{number}.0/24" }, Token)).Subnet.SubnetId);
        }

        var few = all.Count - 3;
        DescribeSubnetsRequest Page(string? token) => new() { MaxResults = 5, NextToken = token, Filters = [new("vpc-id", [vpc])] };
        var first = await root.DescribeSubnetsAsync(Page(null), Token);
        var second = await root.DescribeSubnetsAsync(Page(first.NextToken), Token);

        (first.Subnets.Count, second.Subnets.Count, second.NextToken).ShouldBe((5, 2, null));
        first.Subnets.Concat(second.Subnets).Select(subnet => subnet.SubnetId).ShouldBe(all, ignoreOrder: true);
        (await Should.ThrowAsync<AmazonEC2Exception>(() => root.DescribeSubnetsAsync(Page("no token of ours"), Token))).ErrorCode.ShouldBe("InvalidParameterValue");
        (await Should.ThrowAsync<AmazonEC2Exception>(() => root.DescribeVpcsAsync(new DescribeVpcsRequest { NextToken = first.NextToken }, Token))).Message.ShouldBe($"Value ( {first.NextToken} ) for parameter NextToken is invalid. The token is invalid.");
        (await Should.ThrowAsync<AmazonEC2Exception>(() => root.DescribeSubnetsAsync(new() { MaxResults = few }, Token))).ErrorCode.ShouldBe("InvalidParameterValue");
        (await Should.ThrowAsync<AmazonEC2Exception>(() => root.DescribeSubnetsAsync(new() { MaxResults = 5, SubnetIds = [all[0]] }, Token))).ErrorCode.ShouldBe("InvalidParameterCombination");
    }

    [Fact]
    public async Task A_refusal_s_details_open_for_who_may_decode_them_and_in_the_account_only()
    {
        using var denied = await UserAsync("denied", Policies.Deny("ec2:CreateVpc").Split("\"Statement\":[")[1][..^2]);
        var error = await Should.ThrowAsync<AmazonEC2Exception>(() => denied.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16", TagSpecifications = [Tagged("Team", "blue")] }, Token));
        error.Message.ShouldContain("is not authorized to perform: ec2:CreateVpc on resource: arn:aws:ec2:us-east-1:111111111111:vpc/* with an explicit deny in an identity-based policy");
        var message = error.Message.Split("Encoded authorization failure message: ")[1];

        var decoded = (await new StsClient(emulator.RootOf(Account)).DecodeAuthorizationMessageAsync(new(message), Token)).DecodedMessage;
        using var json = JsonDocument.Parse(decoded);
        json.RootElement.GetProperty("explicitDeny").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("context").GetProperty("action").GetString().ShouldBe("ec2:CreateVpc");
        decoded.ShouldContain("aws:RequestTag/Team");

        (await Should.ThrowAsync<AwsException>(() => new StsClient(emulator.RootOf("222222222222")).DecodeAuthorizationMessageAsync(new(message), Token))).Code.ShouldBe("InvalidAuthorizationMessageException");
        (await Should.ThrowAsync<AwsException>(() => new StsClient(emulator.RootOf(Account)).DecodeAuthorizationMessageAsync(new(message[..^4] + "AAAA"), Token))).Code.ShouldBe("InvalidAuthorizationMessageException");
    }

    [Fact]
    public async Task A_refusal_of_a_very_long_request_is_encoded_without_its_condition_keys()
    {
        using var denied = await UserAsync("denied", """{"Effect":"Allow","Action":"ec2:DescribeVpcs","Resource":"*"}""");
        var tags = Enumerable.Range(0, 200).Select(number => new Amazon.EC2.Model.Tag($"key{number}", new string('v', 200))).ToList();
        var error = await Should.ThrowAsync<AmazonEC2Exception>(() => denied.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16", TagSpecifications = [new() { ResourceType = ResourceType.Vpc, Tags = tags }] }, Token));

        error.ErrorCode.ShouldBe("UnauthorizedOperation");
        var decoded = (await new StsClient(emulator.RootOf(Account)).DecodeAuthorizationMessageAsync(new(error.Message.Split("Encoded authorization failure message: ")[1]), Token)).DecodedMessage;
        decoded.ShouldContain("ec2:CreateVpc");
        decoded.ShouldNotContain("aws:RequestTag");
    }

    [Fact]
    public async Task Texts_that_are_kept_have_a_greatest_length()
    {
        var vpc = (await root.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Token)).Vpc.VpcId;
        var group = (await root.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "web", Description = "web" }, Token)).GroupId;
        AuthorizeSecurityGroupIngressRequest Described(int length) =>
            new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = length, ToPort = length, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16", Description = new string('d', length) }] }] };

        (await root.CreateRouteTableAsync(new() { VpcId = vpc, ClientToken = new string('t', 64) }, Token)).RouteTable.VpcId.ShouldBe(vpc);
        await root.AuthorizeSecurityGroupIngressAsync(Described(255), Token);
        var before = emulator.Store.Current;

        (await Should.ThrowAsync<AmazonEC2Exception>(() => root.CreateRouteTableAsync(new() { VpcId = vpc, ClientToken = new string('t', 65) }, Token))).ErrorCode.ShouldBe("InvalidParameterValue");
        (await Should.ThrowAsync<AmazonEC2Exception>(() => root.AuthorizeSecurityGroupIngressAsync(Described(256), Token))).ErrorCode.ShouldBe("InvalidParameterValue");
        (await Should.ThrowAsync<AmazonEC2Exception>(() => root.CreateVpcPeeringConnectionAsync(new() { VpcId = vpc, PeerVpcId = new string('v', 65), PeerOwnerId = "222222222222" }, Token))).ErrorCode.ShouldBe("InvalidParameterValue");
        emulator.Store.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task An_operation_that_is_not_there_says_so() =>
        (await Should.ThrowAsync<AmazonEC2Exception>(() => root.CreateTransitGatewayAsync(new(), Token))).ErrorCode.ShouldBe("NotImplemented");

    private static Amazon.EC2.Model.TagSpecification Tagged(string key, string value) => new() { ResourceType = ResourceType.Vpc, Tags = [new(key, value)] };

    private AmazonEC2Client Client(string key, string secret) => new(key, secret, new AmazonEC2Config { ServiceURL = emulator.Endpoint.ToString(), MaxErrorRetry = 0 });

    private async Task<AmazonEC2Client> UserAsync(string name, string statements)
    {
        var iam = new IamClient(emulator.RootOf(Account));
        await iam.CreateUserAsync(new(name), Token);
        await iam.PutUserPolicyAsync(new(name, "own", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""), Token);
        var key = (await iam.CreateAccessKeyAsync(new(name), Token)).AccessKey;
        return Client(key.AccessKeyId, key.SecretAccessKey);
    }
}
