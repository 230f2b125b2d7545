using System.Text.Json;
using Amazon.EC2.Model;
using ScsLabs.Model.State;
using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>The configuration recorder: what it records, with which permissions, and where it delivers.</summary>
public sealed class RecorderTests : ConfigWorld
{
    private const string Volume = "AWS::EC2::Volume";
    private const string Instance = "AWS::EC2::Instance";

    [Fact]
    public async Task It_records_what_is_there_and_each_change()
    {
        var volume = await NewVolumeAsync();
        await WaitAsync();
        await RecordAsync();
        await Backend.Emulator.SettleAsync(Token);
        var (first, _) = (await HistoryAsync(volume)).Single();
        first.ShouldBe(ConfigurationItemStatus.ResourceDiscovered);

        await Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [volume], Tags = [new("Team", "a")] }, Token);
        await Backend.Emulator.SettleAsync(Token);
        await Ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = volume }, Token);
        await WaitAsync();

        var items = await HistoryAsync(volume);
        items.Select(item => item.Status).ShouldBe([ConfigurationItemStatus.ResourceDeleted, ConfigurationItemStatus.Ok, ConfigurationItemStatus.ResourceDiscovered]);
        var configuration = items[1].Configuration!.Value;
        (configuration.GetProperty("volumeId").GetString(), configuration.GetProperty("state").GetString(), configuration.GetProperty("size").GetInt32(), configuration.GetProperty("encrypted").GetBoolean()).ShouldBe((volume, "available", 1, false));
        configuration.GetProperty("tags")[0].GetProperty("key").GetString().ShouldBe("Team");
        items[0].Configuration.ShouldBeNull();
        (await ListedAsync(Volume)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_records_only_what_its_role_may_read()
    {
        await RecordAsync("ec2:DescribeVolumes");
        var instance = await LaunchAsync();

        (await ListedAsync(Volume)).Count.ShouldBe(1);
        (await ListedAsync(Instance)).ShouldBeEmpty();
        var status = (await Config.DescribeConfigurationRecorderStatusAsync(new(), Token)).ConfigurationRecordersStatus.Single();
        (status.LastStatus, status.LastErrorCode).ShouldBe((RecorderStatus.Failure, "UnauthorizedOperation"));

        await Aws.A.Root.Iam.PutRolePolicyAsync(new("config", "more", $$"""{"Version":"2012-10-17","Statement":[{{Allow("ec2:DescribeInstances")}}]}"""), Token);
        await Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [instance], Tags = [new("Team", "a")] }, Token);
        (await ListedAsync(Instance)).ShouldBe([instance]);
        (await Config.DescribeConfigurationRecorderStatusAsync(new(), Token)).ConfigurationRecordersStatus.Single().LastStatus.ShouldBe(RecorderStatus.Success);
    }

    [Fact]
    public async Task Its_role_can_trust_AWS_Config_for_one_account_and_Region_alone()
    {
        await RecordAsync();
        await Config.PutConfigurationRecorderAsync(new(new() { RoleArn = await RoleForAsync(Aws.A.Id) }), Token);
        await Config.PutDeliveryChannelAsync(new(new() { S3BucketName = "config" }), Token);
        var volume = await NewVolumeAsync();
        await WaitAsync();
        (await ListedAsync(Volume)).ShouldBe([volume]);
        await Config.DeliverConfigSnapshotAsync(new("default"), Token);
        await Backend.Emulator.SettleAsync(Token);
        (await Config.DescribeDeliveryChannelStatusAsync(new(), Token)).DeliveryChannelsStatus.Single().ConfigSnapshotDeliveryInfo.LastStatus.ShouldBe(DeliveryStatus.Success);

        await Config.PutConfigurationRecorderAsync(new(new() { RoleArn = await RoleForAsync(Aws.B.Id) }), Token);
        await ConfigRefusesAsync("InsufficientDeliveryPolicyException", () => Config.PutDeliveryChannelAsync(new(new() { S3BucketName = "config" }), Token));
        await NewVolumeAsync();
        await WaitAsync();
        (await ListedAsync(Volume)).ShouldBe([volume]);

        async Task<string> RoleForAsync(string account)
        {
            var trust = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"AWS:SourceAccount":"{{{account}}}"},"ArnLike":{"AWS:SourceArn":"arn:aws:config:us-east-1:{{{account}}}:*"} } }]}""";
            await Aws.A.Root.Iam.CreateRoleAsync(new($"for-{account}", trust), Token);
            await Aws.A.Root.Iam.PutRolePolicyAsync(new($"for-{account}", "own", Policies.Everything), Token);
            return $"arn:aws:iam::{Aws.A.Id}:role/for-{account}";
        }
    }

    [Fact]
    public async Task It_records_the_types_of_its_group()
    {
        await RecordAsync(group: new() { AllSupported = false, ResourceTypes = [Instance] });
        var instance = await LaunchAsync();

        (await ListedAsync(Instance)).ShouldBe([instance]);
        (await ListedAsync(Volume)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_recorded_elsewhere_or_after_it_has_stopped()
    {
        await RecordAsync();
        await Config.StopConfigurationRecorderAsync(new(Recorder), Token);
        await NewVolumeAsync();
        await Aws.B.Root.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 }, Token);
        await Aws.A.Root.In("eu-west-1").Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "eu-west-1a", Size = 1 }, Token);
        await WaitAsync();

        (await ListedAsync(Volume)).ShouldBeEmpty();
        await Config.StartConfigurationRecorderAsync(new(Recorder), Token);
        (await ListedAsync(Volume)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rule_goes_on_with_what_was_recorded_last()
    {
        await RecordAsync();
        await PutRuleAsync("APPROVED_AMIS_BY_ID", """{"amiIds":"ami-0123456789abcdef0"}""");
        var instance = await LaunchAsync();
        (await ComplianceAsync()).ShouldBe(ComplianceType.NonCompliant);
        await Config.StopConfigurationRecorderAsync(new(Recorder), Token);

        await Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [instance] }, Token);
        await WaitAsync();
        await Config.StartConfigRulesEvaluationAsync(new(["rule"]), Token);
        (await ComplianceAsync()).ShouldBe(ComplianceType.NonCompliant);

        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token); // EC2 forgets a terminated instance after an hour
        await Config.StartConfigurationRecorderAsync(new(Recorder), Token);
        (await ComplianceAsync()).ShouldBe(ComplianceType.InsufficientData);
        (await ListedAsync(Instance)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_changes_that_are_read_together_rules_judge_the_last()
    {
        await RecordAsync();
        await PutRuleAsync("APPROVED_AMIS_BY_ID", """{"amiIds":"ami-0123456789abcdef0"}""", new() { TagKey = "Team", TagValue = "b" });
        var instance = await LaunchAsync();
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        using (Backend.Emulator.Store.Subscribe((_, _, _) =>
        {
            reached.TrySetResult();
            return goOn.Task;
        }))
        {
            await Aws.B.Root.Iam.CreateUserAsync(new("somebody"), Token); // its follow-up holds up what follows
            await reached.Task.WaitAsync(Token);
            await Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [instance], Tags = [new("Team", "a")] }, Token);
            await Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [instance], Tags = [new("Team", "b")] }, Token);
            goOn.SetResult();
            await Backend.Emulator.SettleAsync(Token);
        }

        (await ResultsAsync()).ShouldBe(new Dictionary<string, ComplianceType> { [instance] = ComplianceType.NonCompliant });
    }

    [Fact]
    public async Task What_is_deleted_before_it_is_read_is_no_failure()
    {
        await RecordAsync();
        await Backend.Emulator.SettleAsync(Token);
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (vpc, failures) = ("", new List<RecordingFailure>());
        using var watching = Backend.Emulator.Store.Subscribe(new Follower(
            commit =>
            {
                failures.AddRange(commit.Changes.Select(change => (change.After as RecorderRow)?.Failure).OfType<RecordingFailure>());
                return false;
            },
            (_, _, _) => Task.CompletedTask));
        using (Backend.Emulator.Store.Subscribe((_, _, _) =>
        {
            reached.TrySetResult();
            return goOn.Task;
        }))
        {
            await Aws.B.Root.Iam.CreateUserAsync(new("somebody"), Token); // its follow-up holds up what follows
            await reached.Task.WaitAsync(Token);
            vpc = await NewVpcAsync();
            await Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpc }, Token);
            goOn.SetResult();
            await Backend.Emulator.SettleAsync(Token);
        }

        var status = (await Config.DescribeConfigurationRecorderStatusAsync(new(), Token)).ConfigurationRecordersStatus.Single();
        (status.LastStatus, status.LastErrorCode).ShouldBe((RecorderStatus.Success, null));
        failures.ShouldBeEmpty();
        Backend.Emulator.Journal.Recent.ShouldContain(call => call.Operation == "DescribeVpcs" && call.ErrorCode == "InvalidVpcID.NotFound");
        (await ListedAsync("AWS::EC2::VPC")).ShouldNotContain(vpc);
    }

    [Fact]
    public async Task The_newest_hundred_items_of_a_resource_are_kept_and_pages_go_on_while_older_ones_go()
    {
        await RecordAsync();
        var vpc = await NewVpcAsync();
        Task TagAsync(int number) => Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpc], Tags = [new("Number", $"{number}")] }, Token);
        for (var number = 1; number <= 104; number++)
        {
            await TagAsync(number);
            await Backend.Emulator.SettleAsync(Token);
        }

        GetResourceConfigHistory Request(string? token) => new("AWS::EC2::VPC", vpc, Limit: 60, NextToken: token);
        var first = await Config.GetResourceConfigHistoryAsync(Request(null), Token);
        await TagAsync(105);
        await Backend.Emulator.SettleAsync(Token);
        var second = await Config.GetResourceConfigHistoryAsync(Request(first.NextToken), Token);

        second.NextToken.ShouldBeNull();
        first.ConfigurationItems.Concat(second.ConfigurationItems).Select(item => item.Tags["Number"]).ShouldBe(Enumerable.Range(6, 99).Reverse().Select(number => $"{number}"));
    }

    [Fact]
    public async Task What_belongs_to_a_resource_has_it_recorded_anew()
    {
        await RecordAsync();
        var vpc = await NewVpcAsync();
        var (group, table) = (await NewGroupAsync(vpc), await NewTableAsync(vpc));
        var gateway = await NewGatewayAsync(vpc);

        await Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 22, ToPort = 22, Ipv4Ranges = [new() { CidrIp = "192.0.2.1/32" }] }] }, Token);
        await Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway }, Token);
        await Backend.Emulator.SettleAsync(Token);

        (await LastAsync("AWS::EC2::SecurityGroup", group)).ShouldContain("192.0.2.1/32");
        (await LastAsync("AWS::EC2::RouteTable", table)).ShouldContain(gateway);

        async Task<string> LastAsync(string type, string id) => (await Config.GetResourceConfigHistoryAsync(new(type, id), Token)).ConfigurationItems[0].Configuration!;
    }

    [Fact]
    public async Task A_user_needs_to_pass_the_role()
    {
        var role = await NewRoleAsync(Allow("ec2:Describe*"));
        var user = await UserAsync("config-admin", Allow("config:*"));

        await ConfigRefusesAsync("AccessDeniedException", () => user.Config.PutConfigurationRecorderAsync(new(new() { RoleArn = role }), Token));
        var passer = await UserAsync("passer", Allow("config:*"), Allow("iam:PassRole", role, """{"StringEquals":{"iam:PassedToService":"config.amazonaws.com"}}"""));
        await passer.Config.PutConfigurationRecorderAsync(new(new() { RoleArn = role }), Token);
        (await Config.DescribeConfigurationRecordersAsync(new(), Token)).ConfigurationRecorders.Single().RoleArn.ShouldBe(role);
    }

    [Fact]
    public async Task There_is_one_recorder_with_one_channel()
    {
        await RecordAsync();

        await ConfigRefusesAsync("MaxNumberOfConfigurationRecordersExceededException", () => Config.PutConfigurationRecorderAsync(new(new() { Name = "other", RoleArn = RoleArn }), Token));
        await ConfigRefusesAsync("MaxNumberOfDeliveryChannelsExceededException", () => Config.PutDeliveryChannelAsync(new(new() { Name = "other", S3BucketName = "config" }), Token));
        await ConfigRefusesAsync("NoSuchConfigurationRecorderException", () => Config.StartConfigurationRecorderAsync(new("other"), Token), "Cannot find configuration recorder with the specified name 'other'.");
        await ConfigRefusesAsync("LastDeliveryChannelDeleteFailedException", () => Config.DeleteDeliveryChannelAsync(new("default"), Token));
        await Config.StopConfigurationRecorderAsync(new(Recorder), Token);
        await Config.DeleteDeliveryChannelAsync(new("default"), Token);
        await ConfigRefusesAsync("NoAvailableDeliveryChannelException", () => Config.StartConfigurationRecorderAsync(new(Recorder), Token), "Delivery channel is not available to start configuration recorder.");
        await Config.DeleteConfigurationRecorderAsync(new(Recorder), Token);
        await ConfigRefusesAsync("NoAvailableConfigurationRecorderException", () => PutRuleAsync("ENCRYPTED_VOLUMES"), "You must create a configuration recorder before you can create or update a Config rule.");
    }

    [Fact]
    public async Task The_channel_s_bucket_must_take_what_is_delivered()
    {
        await Aws.A.Root.S3.PutBucketAsync("config", Token);
        await Config.PutConfigurationRecorderAsync(new(new() { RoleArn = await NewRoleAsync(Allow("ec2:Describe*")) }), Token);
        Task PutAsync(string bucket = "config") => Config.PutDeliveryChannelAsync(new(new() { S3BucketName = bucket }), Token);

        await ConfigRefusesAsync("NoSuchBucketException", () => PutAsync("other"));
        await ConfigRefusesAsync("InsufficientDeliveryPolicyException", () => PutAsync(), "Insufficient delivery policy to s3 bucket: config, unable to write to bucket, provided s3 key prefix is 'null', provided kms key is 'null'.");

        await Aws.A.Root.S3.PutBucketPolicyAsync("config", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::config/AWSLogs/{{Aws.A.Id}}/Config/*","Condition":{"StringEquals":{"aws:SourceAccount":"{{Aws.A.Id}}"} } }]}""", Token);
        await PutAsync();
        (await Aws.A.Root.S3.ListObjectsV2Async(new() { BucketName = "config" }, Token)).S3Objects.Single().Key.ShouldBe($"AWSLogs/{Aws.A.Id}/Config/ConfigWritabilityCheckFile");

        await Aws.A.Root.Iam.UpdateAssumeRolePolicyAsync(new("config", Trust.Replace("config.amazonaws", "lambda.amazonaws", StringComparison.Ordinal)), Token);
        await ConfigRefusesAsync("InsufficientDeliveryPolicyException", () => PutAsync(), $"Insufficient delivery policy to s3 bucket: config, unable to assume role: {RoleArn}.");
    }

    [Fact]
    public async Task A_group_that_contradicts_itself_is_refused()
    {
        var role = await NewRoleAsync(Allow("ec2:Describe*"));
        Task PutAsync(RecordingGroup group) => Config.PutConfigurationRecorderAsync(new(new() { RoleArn = role, RecordingGroup = group }), Token);

        await ConfigRefusesAsync("InvalidRecordingGroupException", () => PutAsync(new() { AllSupported = true, ResourceTypes = [Volume] }));
        await ConfigRefusesAsync("InvalidRecordingGroupException", () => PutAsync(new() { AllSupported = false }));
        await ConfigRefusesAsync("ValidationException", () => PutAsync(new() { AllSupported = false, ResourceTypes = ["AWS::EC2::Nothing"] }));
        await ConfigRefusesAsync("InvalidRoleException", () => Config.PutConfigurationRecorderAsync(new(new() { RoleArn = "nonsense" }), Token));
    }

    private async Task<string> NewVolumeAsync() => (await Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 }, Token)).Volume.VolumeId;

    private async Task<IReadOnlyList<(ConfigurationItemStatus Status, JsonElement? Configuration)>> HistoryAsync(string volume) =>
    [
        .. (await Config.GetResourceConfigHistoryAsync(new(Volume, volume), Token)).ConfigurationItems
            .Select(item => (item.ConfigurationItemStatus, item.Configuration is { } json ? JsonDocument.Parse(json).RootElement : (JsonElement?)null)),
    ];

    private async Task<IReadOnlyList<string>> ListedAsync(string type)
    {
        await Backend.Emulator.SettleAsync(Token);
        return [.. (await Config.ListDiscoveredResourcesAsync(new(type), Token)).ResourceIdentifiers.Select(resource => resource.ResourceId)];
    }
}
