using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.S3;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>A script on an instance reaches what the instance's network reaches.</summary>
public sealed class NetworkOfCommandsTests : CommandWorld
{
    private const string List = "curl -s $AWS_ENDPOINT_URL/reports --user AKIDAKIDAKIDAKID:secret --aws-sigv4 aws:amz:us-east-1:s3 -w '%{http_code}'";

    [Fact]
    public async Task In_a_private_subnet_it_reaches_S3_through_a_gateway_endpoint_and_as_its_policy_allows()
    {
        RequireSandbox();
        var (vpc, table, instance) = await PrivateAsync();
        using var s3 = new AmazonS3Client(new BasicAWSCredentials(Client.Account, "any"), Configured(new AmazonS3Config { ForcePathStyle = true }));
        await s3.PutBucketAsync("reports", Token);
        await Iam.PutRolePolicyAsync(new("web", "write", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:PutObject","s3:PutObjectAcl"],"Resource":"*"}]}"""), Token);

        (await RunAsync(instance, List)).ResponseCode.ShouldBeOneOf(52, 56); // the connection ends without an answer
        (await WrittenAsync("echo lost")).ShouldBeEmpty();

        var endpoint = (await Ec2.CreateVpcEndpointAsync(new() { VpcId = vpc, VpcEndpointType = Amazon.EC2.VpcEndpointType.Gateway, ServiceName = "com.amazonaws.us-east-1.s3", RouteTableIds = [table] }, Token)).VpcEndpoint.VpcEndpointId;
        (await RunAsync(instance, List)).StandardOutputContent.ShouldContain("InvalidAccessKeyId");
        (await WrittenAsync("echo kept; echo too >&2")).ShouldBe(["stderr", "stdout"]);
        (await WrittenAsync("exit 3")).ShouldBe(["stderr"]); // the agent says that it failed

        await Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint, PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::other/*"}]}""" }, Token);
        (await WrittenAsync("echo refused")).ShouldBeEmpty();

        async Task<IEnumerable<string>> WrittenAsync(string script)
        {
            var outcome = await RunAsync(instance, script, request => (request.OutputS3BucketName, request.OutputS3KeyPrefix) = ("reports", "runs"));
            outcome.StandardOutputUrl.ShouldBe($"https://s3.us-east-1.amazonaws.com/reports/runs/{outcome.CommandId}/{instance}/awsrunShellScript/0.awsrunShellScript/stdout");
            var written = (await s3.ListObjectsV2Async(new() { BucketName = "reports", Prefix = $"runs/{outcome.CommandId}/" }, Token)).S3Objects ?? [];
            return written.Select(one => one.Key.Split('/')[^1]);
        }
    }

    [Fact]
    public async Task What_a_policy_says_of_addresses_holds_for_it()
    {
        RequireSandbox();
        var instance = await ManagedAsync();
        var address = (await Ec2.DescribeInstancesAsync(new() { InstanceIds = [instance] }, Token)).Reservations[0].Instances[0].PublicIpAddress;
        await Iam.PutRolePolicyAsync(new("web", "own", From("198.51.100.1")), Token);
        await RunAsync(instance, "echo there", request => request.TimeoutSeconds = 600);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(6), Token);
        (await InformationAsync()).PingStatus.ShouldBe(Amazon.SimpleSystemsManagement.PingStatus.ConnectionLost);

        await Iam.PutRolePolicyAsync(new("web", "own", From(address)), Token);
        (await RunAsync(instance, "echo there")).StandardOutputContent.ShouldBe("there\n");
    }

    private static string From(string address) => Agent.Replace("\"Resource\":\"*\"", "\"Resource\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"" + address + "\"}}", StringComparison.Ordinal);

    private async Task<Amazon.SimpleSystemsManagement.Model.InstanceInformation> InformationAsync()
    {
        using var ssm = Ssm;
        return (await ssm.DescribeInstanceInformationAsync(new(), Token)).InstanceInformationList.Single();
    }

    /// <summary>A managed instance in a private subnet with endpoints for Systems Manager.</summary>
    private async Task<(string Vpc, string Table, string Instance)> PrivateAsync()
    {
        await NewProfileAsync(policy: Agent);
        var vpc = (await Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.5.0.0/16" }, Token)).Vpc.VpcId;
        await Ec2.ModifyVpcAttributeAsync(new() { VpcId = vpc, EnableDnsHostnames = true }, Token);
        var subnet = (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.5.1.0/24" }, Token)).Subnet.SubnetId;
        var table = (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [vpc])] }, Token)).RouteTables.Single().RouteTableId;
        var group = (await Ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "endpoint", Description = "endpoint" }, Token)).GroupId;
        await Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, Ipv4Ranges = [new() { CidrIp = "10.5.0.0/16" }] }] }, Token);
        foreach (var service in (string[])["ssm", "ssmmessages"])
        {
            await Ec2.CreateVpcEndpointAsync(new() { VpcId = vpc, VpcEndpointType = Amazon.EC2.VpcEndpointType.Interface, ServiceName = $"com.amazonaws.us-east-1.{service}", SubnetIds = [subnet], SecurityGroupIds = [group], PrivateDnsEnabled = true }, Token);
        }

        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        return (vpc, table, await LaunchAsync(request => (request.IamInstanceProfile, request.SubnetId) = (new() { Name = "web" }, subnet)));
    }
}
