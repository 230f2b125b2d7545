using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Lab05.PatchWithoutSsh;

/// <content>The server is managed, and only as long as its role and the endpoints let its agent in; and a command patches it.</content>
public sealed partial class Checks
{
    private const string PatchStep = "PatchLinux";

    [Check(2, "Systems Manager manages the server, which has no way to the Internet", Ja = "インターネットへの経路がないサーバーを、Systems Manager が管理している"), Needs(Capability.ManagedInstances)]
    public async Task Systems_Manager_manages_the_server()
    {
        await Aws.IsManagedAsync(Admin, await IdAsync(Names.Server));

        // The bastion is in the same VPC, and has no role.
        await Aws.FailsAsync(Admin, "InvalidInstanceId", async who => await SendAsync(who, Names.UpdateDocument, await IdAsync(Names.Bastion)));
    }

    [Check(2, "Without its profile the server isn't managed any more, and one like it takes no command", Ja = "プロファイルを外すとサーバーは管理されなくなり、同様のインスタンスもコマンドを受け取らない"), Needs(Capability.ManagedInstances)]
    public async Task Without_its_profile_the_server_is_not_managed()
    {
        var id = await ManagedAsync();
        var associations = (await Admin.Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { Filters = [new("instance-id", [id])] })).IamInstanceProfileAssociations;
        await Admin.Ec2.DisassociateIamInstanceProfileAsync(new() { AssociationId = associations.Single().AssociationId });

        await IsLostAsync(id, profile: null);
    }

    [Check(2, "Without an endpoint for Systems Manager the server isn't managed", Ja = "Systems Manager のエンドポイントがなければ、サーバーは管理されない"), Needs(Capability.ManagedInstances)]
    public async Task Without_an_endpoint_the_server_is_not_managed()
    {
        var id = await ManagedAsync();
        var endpoints = (await Find.EndpointsAsync(Admin)).Where(endpoint => endpoint.ServiceName == Names.ServiceName(Aws, "ssm")).Select(endpoint => endpoint.VpcEndpointId).ToList();
        await Admin.Ec2.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = endpoints });

        await IsLostAsync(id, Names.Server);
    }

    [Check(2, "Where the endpoints' security group is closed, the server isn't managed", Ja = "エンドポイントのセキュリティグループを閉じると、サーバーは管理されない"), Needs(Capability.ManagedInstances)]
    public async Task Where_the_endpoints_group_is_closed_the_server_is_not_managed()
    {
        var id = await ManagedAsync();
        var groups = (await Find.EndpointsAsync(Admin)).SelectMany(endpoint => endpoint.Groups).Select(group => group.GroupId).Distinct(StringComparer.Ordinal);
        foreach (var rule in await Find.InboundAsync(Admin, groups))
        {
            await Admin.Ec2.RevokeSecurityGroupIngressAsync(new() { GroupId = rule.GroupId, SecurityGroupRuleIds = [rule.SecurityGroupRuleId] });
        }

        await IsLostAsync(id, Names.Server);
    }

    [Check(2, "Run Command updates the agent and installs what is missing, and nothing is missing then", Ja = "Run Command がエージェントを更新し、不足しているパッチをすべてインストールする"), Needs(Capability.ManagedInstances)]
    public async Task Run_Command_patches_the_server()
    {
        var id = await ManagedAsync();
        await SucceedsAsync(await SendAsync(Admin, Names.UpdateDocument, id), id, null);

        await SucceedsAsync(await SendAsync(Admin, Names.PatchDocument, id, ("Operation", "Scan")), id, PatchStep);
        var before = await PatchStateAsync(id);
        Expect(before.MissingCount > 0, "the scan finds nothing missing: there is nothing to prove", "スキャンで不足しているパッチが見つからないため、何も検証できません");

        var told = await SucceedsAsync(await SendAsync(Admin, Names.PatchDocument, id, ("Operation", "Install"), ("RebootOption", "RebootIfNeeded")), id, PatchStep);
        var after = await PatchStateAsync(id);
        Expect(after.MissingCount == 0 && after.InstalledCount > before.InstalledCount, $"after the installation {after.MissingCount} patches are missing: {told}", $"インストールの後も {after.MissingCount} 個のパッチが不足しています: {told}");
        Expect(told.Contains(id, StringComparison.Ordinal), $"the output doesn't tell of {id}: {told}", $"出力に {id} がありません: {told}");
    }

    [Check(3, "A script runs on the server, though nothing can be let in", Ja = "何も受信できなくても、スクリプトはサーバー上で実行される"), Needs(Capability.ManagedInstances, Capability.Sandbox)]
    public async Task A_script_runs_on_the_server()
    {
        var id = await ManagedAsync();
        var command = await SendAsync(Admin, Names.ShellDocument, id, ("commands", "echo \"this is $AWS_SSM_INSTANCE_ID\""));
        var told = await SucceedsAsync(command, id, null);
        Expect(told.Trim() == $"this is {id}", $"the script on {id} writes: {told}", $"{id} のスクリプトの出力: {told}");
    }

    [Check(3, "Once all is removed, nothing is left that costs", Ja = "すべて削除すると、料金のかかるものは残らない"), Needs(Capability.ManagedInstances)]
    public async Task Once_all_is_removed_nothing_is_left_that_costs()
    {
        var vpc = await Find.VpcAsync(Admin);
        List<Amazon.EC2.Model.Filter> ofVpc = [new("vpc-id", [vpc])];
        var instances = new[] { await IdAsync(Names.Server), await IdAsync(Names.Bastion) };
        if ((await Admin.Ec2.DescribeVpcEndpointsAsync(new() { Filters = ofVpc })).VpcEndpoints is { Count: > 0 } endpoints)
        {
            await Admin.Ec2.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [.. endpoints.Select(endpoint => endpoint.VpcEndpointId)] });
        }

        await Admin.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [.. instances] });
        List<string> left = [];
        try
        {
            await Aws.UntilAsync(async () => (left = await CostingAsync(ofVpc)).Count == 0);
        }
        catch (TimeoutException)
        {
            Expect(false, $"left: {string.Join(", ", left)}", $"残っているもの: {string.Join(", ", left)}");
        }
    }

    /// <summary>The ids of what costs, of those that are or were in the VPC. Volumes are those of the instances, because there are no others.</summary>
    private async Task<List<string>> CostingAsync(List<Amazon.EC2.Model.Filter> ofVpc) =>
    [
        .. ((await Admin.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new("instance-state-name", ["pending", "running", "stopping", "stopped", "shutting-down"])] })).Reservations ?? []).SelectMany(launch => launch.Instances).Select(instance => instance.InstanceId),
        .. ((await Admin.Ec2.DescribeVpcEndpointsAsync(new() { Filters = ofVpc })).VpcEndpoints ?? []).Select(endpoint => endpoint.VpcEndpointId),
        .. ((await Admin.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = ofVpc })).NetworkInterfaces ?? []).Select(one => one.NetworkInterfaceId),
        .. ((await Admin.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest())).Volumes ?? []).Select(volume => volume.VolumeId),
    ];

    private async Task<string> ManagedAsync()
    {
        var id = await IdAsync(Names.Server);
        await Aws.IsManagedAsync(Admin, id);
        return id;
    }

    /// <summary>Requires that Systems Manager loses the server, and that another instance like it, launched now, is never managed and takes no command.</summary>
    private async Task IsLostAsync(string id, string? profile)
    {
        var server = await Find.InstanceAsync(Admin, Names.Server);
        var twin = (await Admin.Ec2.RunInstancesAsync(new()
        {
            ImageId = server.ImageId,
            InstanceType = server.InstanceType,
            MinCount = 1,
            MaxCount = 1,
            SubnetId = server.SubnetId,
            SecurityGroupIds = [.. server.SecurityGroups.Select(group => group.GroupId)],
            IamInstanceProfile = profile is null ? null : new() { Name = profile },
        })).Reservation.Instances.Single().InstanceId;
        try
        {
            await Aws.IsNotManagedAsync(Admin, id);
            await Aws.FailsAsync(Admin, "InvalidInstanceId", who => SendAsync(who, Names.UpdateDocument, twin));
        }
        finally
        {
            await Admin.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [twin] });
        }
    }

    private static async Task<string> SendAsync(Actor who, string document, string instance, params (string Name, string Value)[] parameters) =>
        (await who.Ssm.SendCommandAsync(new() { DocumentName = document, InstanceIds = [instance], Parameters = parameters.ToDictionary(one => one.Name, one => new List<string> { one.Value }) })).Command.CommandId;

    /// <summary>Waits for the end of a command, which must succeed, and returns its output.</summary>
    private async Task<string> SucceedsAsync(string command, string instance, string? step)
    {
        GetCommandInvocationResponse? came = null;
        try
        {
            await Aws.UntilAsync(async () => (came = await CameOfAsync(command, instance, step)) is not null && came.Status != CommandInvocationStatus.Pending && came.Status != CommandInvocationStatus.InProgress && came.Status != CommandInvocationStatus.Delayed);
        }
        catch (TimeoutException)
        {
            // It is told below how far it came.
        }

        Expect(came?.Status == CommandInvocationStatus.Success, $"the command {came?.DocumentName} is {came?.StatusDetails}: {came?.StandardOutputContent} {came?.StandardErrorContent}", $"コマンド {came?.DocumentName} の状態は {came?.StatusDetails} です: {came?.StandardOutputContent} {came?.StandardErrorContent}");
        return came!.StandardOutputContent;
    }

    /// <summary>Gets a command's invocation; null where it doesn't show yet, which takes some moments.</summary>
    private async Task<GetCommandInvocationResponse?> CameOfAsync(string command, string instance, string? step)
    {
        try
        {
            return await Admin.Ssm.GetCommandInvocationAsync(new() { CommandId = command, InstanceId = instance, PluginName = step });
        }
        catch (InvocationDoesNotExistException)
        {
            return null;
        }
    }

    private async Task<InstancePatchState> PatchStateAsync(string id) => (await Admin.Ssm.DescribeInstancePatchStatesAsync(new() { InstanceIds = [id] })).InstancePatchStates.Single();
}
