using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>An instance is managed where its role and its network let its agent in, and as long as they do.</summary>
public sealed class ManagedInstanceTests : CommandWorld
{
    [Fact]
    public async Task An_instance_with_a_role_and_a_public_address_is_managed()
    {
        await NewProfileAsync(policy: Agent);
        var id = await LaunchWithAsync();

        var managed = (await InformationAsync()).ShouldHaveSingleItem();
        (managed.InstanceId, managed.PingStatus, managed.PlatformName, managed.PlatformVersion, managed.ResourceType).ShouldBe((id, PingStatus.Online, "Amazon Linux", "2023", ResourceType.EC2Instance));
        managed.IsLatestVersion.ShouldBe(false);
        var call = Emulator.Journal.Recent.Single(call => call.Operation == "UpdateInstanceInformation");
        call.Caller!.Principal.Name.ShouldBe($"arn:aws:sts::{Client.Account}:assumed-role/web/{id}");
    }

    [Fact]
    public async Task One_without_a_role_or_with_one_that_may_not_is_not()
    {
        await LaunchAsync();
        await NewProfileAsync(policy: Agent.Replace("UpdateInstanceInformation", "GetParameter", StringComparison.Ordinal));
        var id = await LaunchWithAsync();
        await Emulator.AdvanceAsync(TimeSpan.FromHours(20), Token);

        (await InformationAsync()).ShouldBeEmpty();
        Emulator.Journal.Recent.Count(call => call.Operation == "UpdateInstanceInformation").ShouldBeInRange(20, 40);
        await Iam.PutRolePolicyAsync(new("web", "agent", Agent), Token);
        await Emulator.SettleAsync(Token);
        (await InformationAsync()).ShouldHaveSingleItem().InstanceId.ShouldBe(id);
    }

    [Fact]
    public async Task A_role_that_is_revoked_loses_the_connection_and_one_that_is_given_again_gets_it_back()
    {
        await NewProfileAsync(policy: Agent);
        await LaunchWithAsync();
        await Iam.DeleteRolePolicyAsync(new("web", "own"), Token);
        (await InformationAsync()).Single().PingStatus.ShouldBe(PingStatus.Online);

        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(5), Token);
        var lost = (await InformationAsync()).Single();
        lost.PingStatus.ShouldBe(PingStatus.ConnectionLost);
        (await InformationAsync(new InstanceInformationStringFilter { Key = "PingStatus", Values = ["Online"] })).ShouldBeEmpty();

        await Iam.PutRolePolicyAsync(new("web", "own", Agent), Token);
        await Emulator.SettleAsync(Token);
        var back = (await InformationAsync()).Single();
        back.PingStatus.ShouldBe(PingStatus.Online);
        back.LastPingDateTime!.Value.ShouldBeGreaterThan(lost.LastPingDateTime!.Value);
    }

    [Fact]
    public async Task One_that_stops_is_not_listed_until_it_runs_again()
    {
        await NewProfileAsync(policy: Agent);
        var id = await LaunchWithAsync();
        await Ec2.StopInstancesAsync(new() { InstanceIds = [id] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        (await InformationAsync()).ShouldBeEmpty();

        await Ec2.StartInstancesAsync(new() { InstanceIds = [id] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        (await InformationAsync()).ShouldHaveSingleItem();
        await Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] }, Token);
        await Emulator.SettleAsync(Token);
        (await InformationAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_update_of_the_agent_outlives_a_stop_and_nothing_is_called_meanwhile()
    {
        var id = await ManagedAsync();
        using var ssm = Ssm;
        var command = await ssm.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [id] }, Token);
        (await OutcomeAsync(command.Command.CommandId, id)).Status.ShouldBe(CommandInvocationStatus.Success);
        (await InformationAsync()).Single().IsLatestVersion.ShouldBe(true);

        await Ec2.StopInstancesAsync(new() { InstanceIds = [id] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        var before = Emulator.Journal.Recent.Count;
        await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        Emulator.Journal.Recent.Count.ShouldBe(before);

        await Ec2.StartInstancesAsync(new() { InstanceIds = [id] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        (await InformationAsync()).Single().IsLatestVersion.ShouldBe(true);
        (await InformationAsync()).Single().PingStatus.ShouldBe(PingStatus.Online);
    }

    [Fact]
    public async Task In_a_private_subnet_an_endpoint_lets_it_in_if_its_group_and_its_policy_do()
    {
        await NewProfileAsync(policy: Agent);
        var vpc = (await Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.5.0.0/16" }, Token)).Vpc.VpcId;
        await Ec2.ModifyVpcAttributeAsync(new() { VpcId = vpc, EnableDnsHostnames = true }, Token);
        var subnet = (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.5.1.0/24" }, Token)).Subnet.SubnetId;
        var group = (await Ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "endpoint", Description = "endpoint" }, Token)).GroupId;
        var id = await LaunchAsync(request => (request.IamInstanceProfile, request.SubnetId) = (new() { Name = "web" }, subnet));
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        (await InformationAsync()).ShouldBeEmpty("there is no way to Systems Manager");

        var endpoint = await EndpointAsync("ssm");
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        (await InformationAsync()).ShouldBeEmpty("there is no way for messages");

        var messages = await EndpointAsync("ssmmessages");
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        (await InformationAsync()).ShouldBeEmpty("the endpoints' group admits nothing");

        await Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint, PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ssm:GetParameter","Resource":"*"}]}""" }, Token);
        await Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, Ipv4Ranges = [new() { CidrIp = "10.5.0.0/16" }] }] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        (await InformationAsync()).ShouldBeEmpty("the endpoint's policy allows another action");
        Emulator.Explain(Emulator.Journal.Recent.First(call => call.Operation == "UpdateInstanceInformation").RequestId).ToString().ShouldContain("VPC endpoint");

        await Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint, ResetPolicy = true }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        (await InformationAsync()).ShouldHaveSingleItem().InstanceId.ShouldBe(id);

        await Ec2.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [messages] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        (await InformationAsync()).Single().PingStatus.ShouldBe(PingStatus.ConnectionLost);
        await EndpointAsync("ec2messages");
        await Iam.PutRolePolicyAsync(new("web", "messages", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2messages:GetMessages","Resource":"*"}]}"""), Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        (await InformationAsync()).Single().PingStatus.ShouldBe(PingStatus.Online, "the agent gets its messages in the older way");

        async Task<string> EndpointAsync(string service) =>
            (await Ec2.CreateVpcEndpointAsync(new() { VpcId = vpc, VpcEndpointType = Amazon.EC2.VpcEndpointType.Interface, ServiceName = $"com.amazonaws.us-east-1.{service}", SubnetIds = [subnet], SecurityGroupIds = [group], PrivateDnsEnabled = true }, Token)).VpcEndpoint.VpcEndpointId;
    }

    [Fact]
    public async Task An_instance_that_gets_no_messages_is_not_managed()
    {
        await NewProfileAsync(policy: """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ssm:UpdateInstanceInformation","ssmmessages:CreateControlChannel"],"Resource":"*"}]}""");
        await LaunchWithAsync();

        (await InformationAsync()).ShouldBeEmpty();
        Emulator.Journal.Recent.ShouldContain(call => call.Operation == "GetMessages" && call.ErrorCode == "AccessDeniedException");
    }

    [Fact]
    public async Task Lists_are_filtered_and_paged()
    {
        await NewProfileAsync(policy: Agent);
        for (var number = 0; number < 6; number++)
        {
            await LaunchAsync(request => (request.IamInstanceProfile, request.TagSpecifications) = (new() { Name = "web" }, [new() { ResourceType = Amazon.EC2.ResourceType.Instance, Tags = [new("Team", "a")] }]));
        }

        await LaunchWithAsync();

        (await InformationAsync(new InstanceInformationStringFilter { Key = "tag:Team", Values = ["a"] })).Count.ShouldBe(6);
        (await InformationAsync(new InstanceInformationStringFilter { Key = "tag-key", Values = ["Team"] }, new() { Key = "PlatformTypes", Values = ["Windows"] })).ShouldBeEmpty();
        using var ssm = Ssm;
        var first = await ssm.DescribeInstanceInformationAsync(new() { MaxResults = 5 }, Token);
        var second = await ssm.DescribeInstanceInformationAsync(new() { MaxResults = 5, NextToken = first.NextToken }, Token);
        first.InstanceInformationList.Concat(second.InstanceInformationList).Select(one => one.InstanceId).Distinct().Count().ShouldBe(7);
        await Should.ThrowAsync<InvalidFilterKeyException>(() => ssm.DescribeInstanceInformationAsync(new() { Filters = [new() { Key = "Other", Values = ["x"] }] }, Token));
    }

    private async Task<IReadOnlyList<InstanceInformation>> InformationAsync(params List<InstanceInformationStringFilter> filters)
    {
        using var ssm = Ssm;
        return (await ssm.DescribeInstanceInformationAsync(new() { Filters = filters }, Token)).InstanceInformationList ?? [];
    }
}
