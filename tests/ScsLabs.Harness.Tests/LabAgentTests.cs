using Amazon.EC2.Model;
using Amazon.SimpleSystemsManagement.Model;
using ScsLabs.Harness.Backends;
using Xunit.Sdk;

namespace ScsLabs.Harness.Tests;

/// <summary>Where Systems Manager doesn't manage an instance, the failure says what keeps its agent out.</summary>
public sealed class LabAgentTests : IAsyncLifetime
{
    private const string Core = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

    private EmbeddedBackend backend = null!;
    private LabContext aws = null!;
    private string vpc = "";
    private string subnet = "";
    private string group = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Root => aws.A.Root;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        aws = await backend.NewContextAsync(Token);
        await Root.Iam.CreateRoleAsync(new("web", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""), Token);
        await Root.Iam.CreateInstanceProfileAsync(new("web"), Token);
        await Root.Iam.AddRoleToInstanceProfileAsync(new("web", "web"), Token);
        vpc = (await Root.Ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Token)).Vpc.VpcId;
        await Root.Ec2.ModifyVpcAttributeAsync(new() { VpcId = vpc, EnableDnsHostnames = true }, Token);
        subnet = (await Root.Ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = "10.0.0.0/24" }, Token)).Subnet.SubnetId;
        group = (await Root.Ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "web", Description = "web" }, Token)).GroupId;
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public async Task An_instance_without_a_role_is_told_also_where_a_command_to_it_fails()
    {
        var id = await LaunchAsync(profile: null);

        (await FailureAsync(id)).ShouldBe(
            $"""
            expected: Systems Manager manages {id}
            web ({id}) isn't managed: it has no instance profile with a role, or its metadata service is off, so its agent has no credentials
            """);
        var failure = await Should.ThrowAsync<XunitException>(() => aws.AllowsAsync(Root, who => who.Ssm.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [id] })));
        failure.Message.ShouldContain($"got: InvalidInstanceId: Instances [[{id}]] not in a valid state for account 111111111111");
        failure.Message.ShouldContain("it has no instance profile with a role");
    }

    [Fact]
    public async Task Services_without_a_way_are_told_and_then_the_rule_that_is_not_there()
    {
        var id = await LaunchAsync("web");
        (await FailureAsync(id)).ShouldContain($"web ({id}) isn't managed: its agent has no way to ssm. The VPC has no endpoint for it with private DNS, and no way to the Internet");

        await CreateEndpointsAsync();
        var failure = await FailureAsync(id);
        failure.ShouldContain($"web ({id}) isn't managed: its agent doesn't reach ssmmessages");
        failure.ShouldContain($"web ({group}) (SG_HAS_NO_RULES)");
    }

    [Fact]
    public async Task A_refused_call_is_told_and_a_managed_instance_is_not()
    {
        await CreateEndpointsAsync();
        await Root.Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, UserIdGroupPairs = [new() { GroupId = group }] }] }, Token);
        var id = await LaunchAsync("web");
        (await FailureAsync(id)).ShouldContain($"web ({id}) isn't managed: its agent's call was refused: User: arn:aws:sts::111111111111:assumed-role/web/{id} is not authorized to perform: ssmmessages:CreateControlChannel");

        await Root.Iam.AttachRolePolicyAsync(new("web", Core), Token);
        await aws.IsManagedAsync(Root, id);
        var failure = await Should.ThrowAsync<XunitException>(() => aws.IsNotManagedAsync(Root, id));
        failure.Message.ShouldBe(
            $"""
            expected: Systems Manager doesn't manage {id} any more
            got: its agent is still online
            """);

        await Root.Iam.DetachRolePolicyAsync(new("web", Core), Token);
        await aws.IsNotManagedAsync(Root, id);
    }

    [Fact]
    public async Task An_instance_that_does_not_run_is_told()
    {
        var id = await LaunchAsync("web");
        await Root.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] }, Token);

        (await FailureAsync(id)).ShouldContain($"web ({id}) isn't managed: it is terminated");
    }

    private async Task<string> FailureAsync(string id) => (await Should.ThrowAsync<XunitException>(() => aws.IsManagedAsync(Root, id))).Message;

    private async Task CreateEndpointsAsync()
    {
        foreach (var service in (string[])["ssm", "ssmmessages"])
        {
            await Root.Ec2.CreateVpcEndpointAsync(new() { VpcId = vpc, VpcEndpointType = "Interface", ServiceName = $"com.amazonaws.us-east-1.{service}", SubnetIds = [subnet], SecurityGroupIds = [group], PrivateDnsEnabled = true }, Token);
        }
    }

    private async Task<string> LaunchAsync(string? profile)
    {
        var image = (await Root.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("name", ["al2023-ami-2023.*-x86_64"])] }, Token)).Images[0].ImageId;
        return (await Root.Ec2.RunInstancesAsync(
            new()
            {
                ImageId = image,
                InstanceType = "t3.micro",
                MinCount = 1,
                MaxCount = 1,
                SubnetId = subnet,
                SecurityGroupIds = [group],
                IamInstanceProfile = profile is null ? null : new() { Name = profile },
                TagSpecifications = [new() { ResourceType = "instance", Tags = [new("Name", "web")] }],
            },
            Token)).Reservation.Instances[0].InstanceId;
    }
}
