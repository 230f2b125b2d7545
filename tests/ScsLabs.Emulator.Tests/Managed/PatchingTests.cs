using Amazon.EC2.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using OperatingSystem = Amazon.SimpleSystemsManagement.OperatingSystem;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>Instances are patched by their baselines, with the permissions of their roles.</summary>
public sealed class PatchingTests : CommandWorld
{
    private const string Patcher = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ssm:UpdateInstanceInformation","ssmmessages:CreateControlChannel","ssmmessages:OpenControlChannel","ssm:GetDeployablePatchSnapshotForInstance"],"Resource":"*"}]}""";

    [Fact]
    public async Task Missing_patches_are_found_and_installed()
    {
        var instance = await ManagedAsync(Patcher);

        var scan = await PatchAsync(instance, "Scan");
        (scan.Status, scan.ResponseCode).ShouldBe((CommandInvocationStatus.Success, 0), scan.StandardOutputContent);
        var found = await StateAsync(instance);
        (found.Operation, found.PatchGroup, found.BaselineId).ShouldBe((PatchOperationType.Scan, "", "arn:aws:ssm:us-east-1:075727635805:patchbaseline/pb-05c9c9bf778d4c4d0"));
        found.MissingCount.ShouldNotBeNull().ShouldBeGreaterThan(3);
        (found.SecurityNonCompliantCount, found.CriticalNonCompliantCount).ShouldBe((found.MissingCount, 0));
        var kernel = (await PatchesAsync(instance, "Missing")).Single(patch => patch.KBId == "kernel.x86_64");
        (kernel.Title, kernel.Classification, kernel.Severity, kernel.State).ShouldBe(("kernel.x86_64:0:6.1.175-219.357.amzn2023", "Security", "Important", PatchComplianceDataState.MISSING));

        (await PatchAsync(instance, "Install")).Status.ShouldBe(CommandInvocationStatus.Success);
        var installed = await StateAsync(instance);
        (installed.MissingCount, installed.InstalledPendingRebootCount, installed.SecurityNonCompliantCount).ShouldBe((0, 0, 0));
        installed.InstalledCount.ShouldBe(found.InstalledCount + found.MissingCount);

        (await PatchAsync(instance, "Scan")).Status.ShouldBe(CommandInvocationStatus.Success);
        (await StateAsync(instance)).MissingCount.ShouldBe(0);
        (await PatchesAsync(instance, "Missing")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_permission_for_the_snapshot_nothing_is_looked_at_or_installed()
    {
        var instance = await ManagedAsync();

        foreach (var operation in (string[])["Scan", "Install"])
        {
            var outcome = await PatchAsync(instance, operation);
            (outcome.Status, outcome.ResponseCode).ShouldBe((CommandInvocationStatus.Failed, 148));
            outcome.StandardOutputContent.ShouldContain("An error occurred (AccessDeniedException) when calling the GetDeployablePatchSnapshotForInstance operation: ");
            outcome.StandardOutputContent.ShouldContain($"assumed-role/web/{instance} is not authorized to perform: ssm:GetDeployablePatchSnapshotForInstance");
            outcome.StandardErrorContent.ShouldContain("exit status 148");
        }

        using var ssm = Ssm;
        (await ssm.DescribeInstancePatchStatesAsync(new() { InstanceIds = [instance] }, Token)).InstancePatchStates.ShouldBeEmpty();
        await Iam.PutRolePolicyAsync(new("web", "own", Patcher), Token);
        (await PatchAsync(instance, "Scan")).Status.ShouldBe(CommandInvocationStatus.Success);
        (await StateAsync(instance)).MissingCount.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("patchbaselineoperations/*", """{"StringEquals":{"aws:SourceVpce":"ENDPOINT"} }""", true)]
    [InlineData("patchbaselineoperations/*", """{"StringEquals":{"aws:SourceVpc":"VPC"},"Bool":{"aws:SecureTransport":"true"},"IpAddress":{"aws:VpcSourceIp":"172.31.0.0/16"} }""", true)]
    [InlineData("patchbaselineoperations/*", """{"StringEquals":{"aws:RequestedRegion":"us-east-1","s3:authType":"REST-QUERY-STRING"},"DateGreaterThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"} }""", true)]
    [InlineData("*", """{"StringEquals":{"aws:SourceVpce":"vpce-00000000000000000"} }""", false)]
    [InlineData("*", """{"StringEquals":{"aws:SourceVpc":"vpc-00000000000000000"} }""", false)]
    [InlineData("other/*", "{}", false)]
    public async Task The_policy_of_the_endpoint_for_S3_may_have_conditions_on_downloads_and_name_folders(string objects, string condition, bool allows)
    {
        var instance = await ManagedAsync(Patcher);
        var (vpc, endpoint) = await EndpointForS3Async(instance);
        condition = condition.Replace("VPC", vpc, StringComparison.Ordinal).Replace("ENDPOINT", endpoint, StringComparison.Ordinal);
        await Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint, PolicyDocument = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":["arn:aws:s3:::aws-ssm-us-east-1/{{objects}}","arn:aws:s3:::patch-baseline-snapshot-us-east-1/*"],"Condition":{{condition}}}]}""" }, Token);

        var outcome = await PatchAsync(instance, "Scan");
        (outcome.Status, outcome.ResponseCode).ShouldBe(allows ? (CommandInvocationStatus.Success, 0) : (CommandInvocationStatus.Failed, 144));
    }

    [Fact]
    public async Task Patches_and_the_agent_come_from_buckets_that_the_policy_of_the_endpoint_for_S3_allows()
    {
        var instance = await ManagedAsync(Patcher);
        var (_, endpoint) = await EndpointForS3Async(instance);
        await Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint, PolicyDocument = Downloads("aws-ssm-us-east-1") }, Token);
        using var ssm = Ssm;
        var version = (await ssm.DescribeInstanceInformationAsync(new(), Token)).InstanceInformationList.Single().AgentVersion;

        var refused = await PatchAsync(instance, "Install");
        (refused.Status, refused.ResponseCode).ShouldBe((CommandInvocationStatus.Failed, 144));
        refused.StandardOutputContent.ShouldContain($"The policy of the VPC endpoint {endpoint} doesn't allow s3:GetObject on arn:aws:s3:::patch-baseline-snapshot-us-east-1/");
        (await ssm.DescribeInstancePatchStatesAsync(new() { InstanceIds = [instance] }, Token)).InstancePatchStates.ShouldBeEmpty();
        (await UpdateAgentAsync()).Status.ShouldBe(CommandInvocationStatus.Failed);
        (await ssm.DescribeInstanceInformationAsync(new(), Token)).InstanceInformationList.Single().AgentVersion.ShouldBe(version);

        await Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint, PolicyDocument = Downloads("aws-ssm-us-east-1", "patch-baseline-snapshot-us-east-1", "amazon-ssm-us-east-1") }, Token);
        (await PatchAsync(instance, "Install")).Status.ShouldBe(CommandInvocationStatus.Success);
        (await StateAsync(instance)).MissingCount.ShouldBe(0);
        (await UpdateAgentAsync()).Status.ShouldBe(CommandInvocationStatus.Success);
        (await ssm.DescribeInstanceInformationAsync(new(), Token)).InstanceInformationList.Single().AgentVersion.ShouldNotBe(version);

        async Task<GetCommandInvocationResponse> UpdateAgentAsync() =>
            await OutcomeAsync((await ssm.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [instance] }, Token)).Command.CommandId, instance);
    }

    private static string Downloads(params string[] buckets) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":[{{string.Join(',', buckets.Select(bucket => $"\"arn:aws:s3:::{bucket}/*\""))}}]}]}""";

    [Fact]
    public async Task What_is_installed_without_a_reboot_waits_for_one()
    {
        var instance = await ManagedAsync(Patcher);

        await PatchAsync(instance, "Install", "NoReboot");
        var waiting = await StateAsync(instance);
        (waiting.MissingCount, waiting.InstalledPendingRebootCount).ShouldBe((0, waiting.SecurityNonCompliantCount));
        waiting.InstalledPendingRebootCount.ShouldNotBeNull().ShouldBeGreaterThan(0);
        waiting.LastNoRebootInstallOperationTime.ShouldBe(waiting.OperationEndTime);

        await PatchAsync(instance, "Scan");
        (await StateAsync(instance)).InstalledPendingRebootCount.ShouldBe(waiting.InstalledPendingRebootCount);

        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        await Ec2.RebootInstancesAsync(new RebootInstancesRequest { InstanceIds = [instance] }, Token);
        await PatchAsync(instance, "Scan");
        (await StateAsync(instance)).InstalledPendingRebootCount.ShouldBe(0);
    }

    [Fact]
    public async Task The_baseline_of_the_patch_group_decides()
    {
        var instance = await ManagedAsync(Patcher);
        await Ec2.CreateTagsAsync(new() { Resources = [instance], Tags = [new("Patch Group", "web")] }, Token);
        using var ssm = Ssm;
        var baseline = (await ssm.CreatePatchBaselineAsync(new() { Name = "only-kernel", OperatingSystem = OperatingSystem.AMAZON_LINUX_2023, ApprovedPatches = ["kernel*"], ApprovedPatchesComplianceLevel = PatchComplianceLevel.CRITICAL }, Token)).BaselineId;
        await ssm.RegisterPatchBaselineForPatchGroupAsync(new() { BaselineId = baseline, PatchGroup = "web" }, Token);

        await PatchAsync(instance, "Scan");

        var state = await StateAsync(instance);
        (state.BaselineId, state.PatchGroup).ShouldBe((baseline, "web"));
        (state.MissingCount, state.CriticalNonCompliantCount).ShouldBe((1, 1));
        (await PatchesAsync(instance, "Missing")).ShouldHaveSingleItem().KBId.ShouldBe("kernel.x86_64");
        var group = await ssm.DescribePatchGroupStateAsync(new() { PatchGroup = "web" }, Token);
        (group.Instances, group.InstancesWithMissingPatches, group.InstancesWithInstalledPendingRebootPatches).ShouldBe((1, 1, 0));
    }

    [Fact]
    public async Task A_snapshot_keeps_what_was_approved()
    {
        var instance = await ManagedAsync(Patcher);
        using var ssm = Ssm;
        var baseline = (await ssm.CreatePatchBaselineAsync(new() { Name = "own", OperatingSystem = OperatingSystem.AMAZON_LINUX_2023, ApprovedPatches = ["kernel"] }, Token)).BaselineId;
        await ssm.RegisterDefaultPatchBaselineAsync(new() { BaselineId = baseline }, Token);
        var snapshot = Guid.Parse("11111111-2222-3333-4444-555555555555").ToString();

        await PatchAsync(instance, "Scan", snapshot: snapshot);
        await ssm.UpdatePatchBaselineAsync(new() { BaselineId = baseline, ApprovedPatches = ["kernel", "expat"] }, Token);
        await PatchAsync(instance, "Scan", snapshot: snapshot);
        (await StateAsync(instance)).MissingCount.ShouldBe(1);

        await PatchAsync(instance, "Scan");
        (await StateAsync(instance)).MissingCount.ShouldBe(2);
        await Emulator.AdvanceAsync(TimeSpan.FromDays(3), Token);
        await PatchAsync(instance, "Scan", snapshot: snapshot);
        (await StateAsync(instance)).MissingCount.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_terminated_instance_reported_is_gone()
    {
        var instance = await ManagedAsync(Patcher);
        await PatchAsync(instance, "Scan");
        await StateAsync(instance);

        await Ec2.TerminateInstancesAsync(new() { InstanceIds = [instance] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        using var ssm = Ssm;
        (await ssm.DescribeInstancePatchStatesAsync(new() { InstanceIds = [instance] }, Token)).InstancePatchStates.ShouldBeEmpty();
    }

    /// <summary>Creates an endpoint for S3 in an instance's VPC.</summary>
    private async Task<(string Vpc, string Endpoint)> EndpointForS3Async(string instance)
    {
        var vpc = (await Ec2.DescribeInstancesAsync(new() { InstanceIds = [instance] }, Token)).Reservations[0].Instances[0].VpcId;
        var table = (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [vpc])] }, Token)).RouteTables.Single().RouteTableId;
        return (vpc, (await Ec2.CreateVpcEndpointAsync(new() { VpcId = vpc, ServiceName = "com.amazonaws.us-east-1.s3", RouteTableIds = [table] }, Token)).VpcEndpoint.VpcEndpointId);
    }

    private async Task<GetCommandInvocationResponse> PatchAsync(string instance, string operation, string reboot = "RebootIfNeeded", string snapshot = "")
    {
        using var ssm = Ssm;
        var command = await ssm.SendCommandAsync(
            new()
            {
                DocumentName = "AWS-RunPatchBaseline",
                InstanceIds = [instance],
                Parameters = new() { ["Operation"] = [operation], ["RebootOption"] = [reboot], ["SnapshotId"] = [snapshot] },
            },
            Token);
        return await OutcomeAsync(command.Command.CommandId, instance, "PatchLinux");
    }

    private async Task<InstancePatchState> StateAsync(string instance)
    {
        using var ssm = Ssm;
        return (await ssm.DescribeInstancePatchStatesAsync(new() { InstanceIds = [instance] }, Token)).InstancePatchStates.Single();
    }

    private async Task<List<PatchComplianceData>> PatchesAsync(string instance, string state)
    {
        using var ssm = Ssm;
        return (await ssm.DescribeInstancePatchesAsync(new() { InstanceId = instance, Filters = [new() { Key = "State", Values = [state] }] }, Token)).Patches;
    }
}
