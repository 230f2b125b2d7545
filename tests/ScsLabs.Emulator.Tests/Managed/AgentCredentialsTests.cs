using Amazon.SimpleSystemsManagement;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>An agent calls with the credentials that its instance's metadata service gives, and its calls tell that.</summary>
public sealed class AgentCredentialsTests : CommandWorld
{
    [Theory]
    [InlineData("ArnEquals", "ec2:SourceInstanceARN", "arn:aws:ec2:us-east-1:111111111111:instance/INSTANCE", true)]
    [InlineData("ArnEquals", "ec2:SourceInstanceARN", "arn:aws:ec2:us-east-1:111111111111:instance/i-00000000000000000", false)]
    [InlineData("NumericEquals", "ec2:RoleDelivery", "2.0", true)]
    [InlineData("NumericEquals", "ec2:RoleDelivery", "1.0", false)]
    [InlineData("StringEquals", "aws:Ec2InstanceSourceVpc", "VPC", true)]
    [InlineData("StringEquals", "aws:Ec2InstanceSourceVpc", "vpc-00000000000000000", false)]
    [InlineData("IpAddress", "aws:Ec2InstanceSourcePrivateIPv4", "ADDRESS/32", true)]
    [InlineData("IpAddress", "aws:Ec2InstanceSourcePrivateIPv4", "10.0.0.0/8", false)]
    [InlineData("Null", "ssm:SourceInstanceARN", "true", true)]
    [InlineData("Null", "ssm:SourceInstanceARN", "false", false)]
    public async Task Calls_with_the_role_of_the_instance_tell_it_and_how_the_role_was_delivered(string test, string key, string value, bool letsIn)
    {
        await NewProfileAsync();
        var id = await LaunchWithAsync();
        var instance = (await Ec2.DescribeInstancesAsync(new() { InstanceIds = [id] }, Token)).Reservations.Single().Instances.Single();
        value = value.Replace("INSTANCE", id, StringComparison.Ordinal).Replace("VPC", instance.VpcId, StringComparison.Ordinal).Replace("ADDRESS", instance.PrivateIpAddress, StringComparison.Ordinal);
        await Iam.PutRolePolicyAsync(new("web", "own", Agent.Replace("\"Resource\":\"*\"", $$"""
            "Resource":"*","Condition":{"{{test}}":{"{{key}}":"{{value}}"} }
            """, StringComparison.Ordinal)), Token);
        await Emulator.SettleAsync(Token);

        (await PingAsync(id)).ShouldBe(letsIn ? PingStatus.Online : null);
        Emulator.Journal.Recent.Last(call => call.Operation == "CreateControlChannel").ErrorCode.ShouldBe(letsIn ? null : "AccessDeniedException");
    }

    [Fact]
    public async Task Without_its_metadata_service_an_agent_has_no_credentials()
    {
        await NewProfileAsync(policy: Agent);
        var id = await LaunchAsync(request => (request.IamInstanceProfile, request.MetadataOptions) = (new() { Name = "web" }, new() { HttpEndpoint = "disabled" }));
        await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        (await PingAsync(id)).ShouldBeNull();
        Emulator.Journal.Recent.ShouldNotContain(call => call.Operation == "AssumeRole");

        await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpEndpoint = "enabled", HttpTokens = "required", HttpPutResponseHopLimit = 1 }, Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online);

        await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpEndpoint = "disabled" }, Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.ConnectionLost);
    }

    [Fact]
    public async Task It_has_the_credentials_that_its_metadata_service_gives()
    {
        var id = await ManagedAsync();
        var endpoint = await EndpointAsync(id);

        var document = await DocumentAsync(endpoint, Credentials + "web", await TokenAsync(endpoint));

        Emulator.Journal.Recent.Count(call => call.Operation == "AssumeRole").ShouldBe(1);
        (await WhoAsync(CredentialsIn(document))).ShouldBe(Emulator.Journal.Recent.Last(call => call.Operation == "UpdateInstanceInformation").Caller!.Principal.Name);
    }
}
