using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>With Default Host Management Configuration an instance is managed by a role that the Region has for all.</summary>
public sealed class DefaultHostManagementTests : CommandWorld
{
    private const string Setting = "/ssm/managed-instance/default-ec2-instance-management-role";
    private const string Name = "AWSSystemsManagerDefaultEC2InstanceManagementRole", WithPath = "service-role/" + Name;
    private const string Policy = "arn:aws:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy";
    private const string TrustsSsm = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ssm.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Nothing = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}""";

    private static readonly string RoleArn = $"arn:aws:iam::{Client.Account}:role/{WithPath}";
    private static readonly string SettingArn = $"arn:aws:ssm:us-east-1:{Client.Account}:servicesetting{Setting}";

    [Fact]
    public async Task Without_the_setting_an_instance_without_a_profile_is_not_managed_and_with_it_is_patched()
    {
        var instance = await LaunchAsync(Required);
        await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        (await PingAsync(instance)).ShouldBeNull();

        await NewRoleAsync();
        await TurnOnAsync();
        (await PingAsync(instance)).ShouldBe(PingStatus.Online);
        CallerOf("UpdateInstanceInformation").ShouldBe($"arn:aws:sts::{Client.Account}:assumed-role/{Name}/{instance}");

        using var ssm = Ssm;
        var command = await ssm.SendCommandAsync(new() { DocumentName = "AWS-RunPatchBaseline", InstanceIds = [instance], Parameters = new() { ["Operation"] = ["Scan"] } }, Token);
        (await OutcomeAsync(command.Command.CommandId, instance, "PatchLinux")).Status.ShouldBe(CommandInvocationStatus.Success);
        (await ssm.DescribeInstancePatchStatesAsync(new() { InstanceIds = [instance] }, Token)).InstancePatchStates.ShouldHaveSingleItem();
        CallerOf("GetDeployablePatchSnapshotForInstance").ShouldBe($"arn:aws:sts::{Client.Account}:assumed-role/{Name}/{instance}");

        var later = await LaunchAsync(Required);
        (await PingAsync(later)).ShouldBe(PingStatus.Online, "instances that start later are managed, too");
    }

    [Fact]
    public async Task Each_Region_has_its_own_setting()
    {
        var instance = await LaunchAsync(Required);
        await NewRoleAsync();
        using var elsewhere = new AmazonSimpleSystemsManagementClient(new BasicAWSCredentials(Client.Account, "any"), new AmazonSimpleSystemsManagementConfig { ServiceURL = Emulator.Endpoint.ToString(), AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

        await elsewhere.UpdateServiceSettingAsync(new() { SettingId = Setting, SettingValue = WithPath }, Token);
        await Emulator.SettleAsync(Token);

        (await PingAsync(instance)).ShouldBeNull();
        using var ssm = Ssm;
        (await ssm.GetServiceSettingAsync(new() { SettingId = Setting }, Token)).ServiceSetting.Status.ShouldBe("Default");
    }

    [Fact]
    public async Task A_role_that_does_not_trust_Systems_Manager_or_may_not_does_not_let_in_until_it_does()
    {
        var instance = await LaunchAsync(Required);
        await TurnOnAsync();
        (await PingAsync(instance)).ShouldBeNull("the role isn't there");

        await Iam.CreateRoleAsync(new(Name, Trust, Path: "/service-role/"), Token);
        await Iam.AttachRolePolicyAsync(new(Name, Policy), Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(instance)).ShouldBeNull("the role trusts another service");

        await Iam.DetachRolePolicyAsync(new(Name, Policy), Token);
        await Iam.UpdateAssumeRolePolicyAsync(new(Name, TrustsSsm), Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(instance)).ShouldBeNull("the role may do nothing");
        Emulator.Journal.Recent.ShouldContain(call => call.Operation == "CreateControlChannel" && call.ErrorCode == "AccessDeniedException");

        await Iam.AttachRolePolicyAsync(new(Name, Policy), Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(instance)).ShouldBe(PingStatus.Online);
    }

    [Fact]
    public async Task An_instance_whose_metadata_service_needs_no_tokens_is_not_managed_until_it_does()
    {
        await NewRoleAsync();
        await TurnOnAsync();
        var instance = await LaunchAsync();
        await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        (await PingAsync(instance)).ShouldBeNull();

        await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = instance, HttpTokens = "required" }, Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(instance)).ShouldBe(PingStatus.Online);
    }

    [Fact]
    public async Task A_profile_with_the_permission_is_preferred_and_one_without_falls_back()
    {
        await NewRoleAsync();
        await TurnOnAsync();
        await NewProfileAsync("able", policy: Agent);
        await NewProfileAsync("unable", policy: Nothing);
        await NewProfileAsync("untrusting", TrustsSsm, Agent);

        foreach (var (profile, role) in new[] { ("able", "able"), ("unable", Name), ("untrusting", Name) })
        {
            var instance = await LaunchAsync(request => (request.IamInstanceProfile, request.MetadataOptions) = (new() { Name = profile }, new() { HttpTokens = "required" }));
            (await PingAsync(instance)).ShouldBe(PingStatus.Online);
            CallerOf("UpdateInstanceInformation").ShouldBe($"arn:aws:sts::{Client.Account}:assumed-role/{role}/{instance}");
        }
    }

    [Fact]
    public async Task A_profile_that_may_register_but_gets_no_messages_keeps_the_agent_from_the_default_role()
    {
        await NewRoleAsync();
        await TurnOnAsync();
        await NewProfileAsync(policy: """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:UpdateInstanceInformation","Resource":"*"}]}""");
        var instance = await LaunchAsync(request => (request.IamInstanceProfile, request.MetadataOptions) = (new() { Name = "web" }, new() { HttpTokens = "required" }));
        (await PingAsync(instance)).ShouldBeNull();

        await Iam.PutRolePolicyAsync(new("web", "own", Nothing), Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(instance)).ShouldBe(PingStatus.Online);
    }

    [Theory]
    [InlineData("ArnEquals", "ssm:SourceInstanceARN", "arn:aws:ssm:us-east-1:111111111111:managed-instance/INSTANCE", true)]
    [InlineData("ArnEquals", "ssm:SourceInstanceARN", "arn:aws:ssm:us-east-1:111111111111:managed-instance/i-00000000000000000", false)]
    [InlineData("Null", "ec2:RoleDelivery", "true", true)]
    public async Task Calls_with_the_role_tell_the_managed_instance_and_no_delivery_by_EC2(string test, string key, string value, bool letsIn)
    {
        await Iam.CreateRoleAsync(new(Name, TrustsSsm, Path: "/service-role/"), Token);
        await TurnOnAsync();
        var instance = await LaunchAsync(Required);
        await Iam.PutRolePolicyAsync(new(Name, "own", Agent.Replace("\"Resource\":\"*\"", $$"""
            "Resource":"*","Condition":{"{{test}}":{"{{key}}":"{{value.Replace("INSTANCE", instance, StringComparison.Ordinal)}}"} }
            """, StringComparison.Ordinal)), Token);
        await Emulator.SettleAsync(Token);

        (await PingAsync(instance)).ShouldBe(letsIn ? PingStatus.Online : null);
        Emulator.Journal.Recent.Last(call => call.Operation == "CreateControlChannel").ErrorCode.ShouldBe(letsIn ? null : "AccessDeniedException");
    }

    [Fact]
    public async Task A_reset_loses_the_connection()
    {
        await NewRoleAsync();
        await TurnOnAsync();
        var instance = await LaunchAsync(Required);
        using var ssm = Ssm;

        var reset = (await ssm.ResetServiceSettingAsync(new() { SettingId = SettingArn }, Token)).ServiceSetting;
        (reset.SettingValue, reset.Status, reset.ARN).ShouldBe(("$None", "Default", SettingArn));
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(5), Token);
        (await PingAsync(instance)).ShouldBe(PingStatus.ConnectionLost);

        await TurnOnAsync();
        (await PingAsync(instance)).ShouldBe(PingStatus.Online);
    }

    [Fact]
    public async Task Whoever_may_not_pass_the_role_cannot_set_it()
    {
        await NewRoleAsync();
        await Iam.CreateUserAsync(new("operator"), Token);
        var key = (await Iam.CreateAccessKeyAsync(new("operator"), Token)).AccessKey;
        using var ssm = SsmAs(new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey));
        await Iam.PutUserPolicyAsync(new("operator", "own", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ssm:UpdateServiceSetting","ssm:GetServiceSetting"],"Resource":"{{SettingArn}}"}]}"""), Token);

        var refused = await Should.ThrowAsync<AmazonSimpleSystemsManagementException>(() => ssm.UpdateServiceSettingAsync(new() { SettingId = SettingArn, SettingValue = WithPath }, Token));
        refused.ErrorCode.ShouldBe("AccessDeniedException");
        refused.Message.ShouldContain($"is not authorized to perform: iam:PassRole on resource: {RoleArn}");
        (await ssm.GetServiceSettingAsync(new() { SettingId = Setting }, Token)).ServiceSetting.SettingValue.ShouldBe("$None");

        await Iam.PutUserPolicyAsync(new("operator", "pass", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"{{RoleArn}}","Condition":{"StringEquals":{"iam:PassedToService":"ssm.amazonaws.com"} } }]}"""), Token);
        await ssm.UpdateServiceSettingAsync(new() { SettingId = SettingArn, SettingValue = WithPath }, Token);
        var set = (await ssm.GetServiceSettingAsync(new() { SettingId = Setting }, Token)).ServiceSetting;
        (set.SettingId, set.SettingValue, set.Status, set.LastModifiedUser).ShouldBe((Setting, WithPath, "Customized", $"arn:aws:iam::{Client.Account}:user/operator"));
    }

    private static void Required(Amazon.EC2.Model.RunInstancesRequest request) => request.MetadataOptions = new() { HttpTokens = "required" };

    private async Task NewRoleAsync()
    {
        await Iam.CreateRoleAsync(new(Name, TrustsSsm, Path: "/service-role/"), Token);
        await Iam.AttachRolePolicyAsync(new(Name, Policy), Token);
    }

    private async Task TurnOnAsync()
    {
        using var ssm = Ssm;
        await ssm.UpdateServiceSettingAsync(new() { SettingId = Setting, SettingValue = WithPath }, Token);
        await Emulator.SettleAsync(Token);
    }

    /// <summary>Who made the last call of an operation that was let in.</summary>
    private string CallerOf(string operation) => Emulator.Journal.Recent.Last(call => call.Operation == operation && call.ErrorCode is null).Caller!.Principal.Name;
}
