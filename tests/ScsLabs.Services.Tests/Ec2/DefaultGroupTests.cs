using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Security groups of the default VPC, which requests may name instead of giving ids.</summary>
public sealed class DefaultGroupTests : NetworkWorld
{
    private static IpPermission Web => new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] };

    [Fact]
    public async Task A_group_without_a_VPC_is_created_in_the_default_one()
    {
        var group = await NewGroupAsync(null!, "web");

        (await DescribeAsync(new() { GroupIds = [group] })).ShouldHaveSingleItem().VpcId.ShouldBe((await DefaultVpcAsync()).VpcId);
        await RefusedAsync("InvalidGroup.Duplicate", () => NewGroupAsync(null!, "web"));
    }

    [Fact]
    public async Task It_is_asked_for_on_the_default_VPC()
    {
        var vpc = (await DefaultVpcAsync()).VpcId;
        var allowed = await UserAsync("allowed", Allow("ec2:CreateSecurityGroup", Arn("vpc", vpc)), Allow("ec2:CreateSecurityGroup", Arn("security-group", "*")));
        var denied = await UserAsync("denied", Allow("ec2:CreateSecurityGroup", Arn("vpc", await NewVpcAsync())), Allow("ec2:CreateSecurityGroup", Arn("security-group", "*")));

        await NewGroupAsync(null!, "web", allowed.Ec2);
        await RefusedAsync("UnauthorizedOperation", () => NewGroupAsync(null!, "db", denied.Ec2));
    }

    [Fact]
    public async Task Groups_of_the_default_VPC_have_names_and_those_of_others_have_not()
    {
        var (group, elsewhere) = (await NewGroupAsync(null!, "web"), await NewGroupAsync(await NewVpcAsync(), "db"));
        var vpc = (await DefaultVpcAsync()).VpcId;

        (await DescribeAsync(new() { GroupNames = ["web"] })).ShouldHaveSingleItem().GroupId.ShouldBe(group);
        (await DescribeAsync(new() { GroupNames = ["web"], GroupIds = [elsewhere] })).Select(one => one.GroupId).ShouldBe([group, elsewhere], ignoreOrder: true);
        await RefusedAsync("InvalidGroup.NotFound", () => DescribeAsync(new() { GroupNames = ["db"] }), $"The security group 'db' does not exist in default VPC '{vpc}'");
        await RefusedAsync("InvalidGroup.NotFound", () => AllowAsync("db"), $"The security group 'db' does not exist in default VPC '{vpc}'");
        await RefusedAsync("InvalidGroup.NotFound", () => RevokeAsync("db"), $"The security group 'db' does not exist in default VPC '{vpc}'");
        await RefusedAsync("InvalidGroup.NotFound", () => DeleteAsync("db"), $"The security group 'db' does not exist in default VPC '{vpc}'");

        await AllowAsync("web");
        (await DescribeAsync(new() { GroupIds = [group] })).Single().IpPermissions.ShouldHaveSingleItem().FromPort.ShouldBe(443);
        await RevokeAsync("web");
        (await DescribeAsync(new() { GroupIds = [group] })).Single().IpPermissions.ShouldBeNull();
        await DeleteAsync("web");
        await RefusedAsync("InvalidGroup.NotFound", () => DescribeAsync(new() { GroupIds = [group] }));
    }

    [Fact]
    public async Task A_group_is_authorised_by_its_id_however_it_is_named()
    {
        var (web, db) = (await NewGroupAsync(null!, "web"), await NewGroupAsync(null!, "db"));
        var user = await UserAsync("user", Allow("ec2:*SecurityGroup*", Arn("security-group", web)));

        await user.Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupName = "web", IpPermissions = [Web] }, Token);
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupName = "db", IpPermissions = [Web] }, Token));
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupName = "db", IpPermissions = [Web] }, Token));
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupName = "db" }, Token));
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupName = "nothing" }, Token));
        (await DescribeAsync(new() { GroupIds = [db] })).Single().IpPermissions.ShouldBeNull();
    }

    [Fact]
    public async Task A_group_is_named_by_its_id_or_its_name_and_not_by_both()
    {
        var group = await NewGroupAsync(null!, "web");

        await RefusedAsync("InvalidParameterCombination", () => Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = group, GroupName = "web" }, Token));
        await RefusedAsync("MissingParameter", () => Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest(), Token), "The request must contain the parameter groupName or groupId");
    }

    [Fact]
    public async Task Without_a_default_VPC_a_group_needs_a_VPC_and_an_id()
    {
        await DeleteDefaultVpcAsync();

        await RefusedAsync("VPCIdNotSpecified", () => NewGroupAsync(null!, "web"), "No default VPC for this user");
        await RefusedAsync("VPCIdNotSpecified", () => DescribeAsync(new() { GroupNames = ["web"] }));
        await RefusedAsync("VPCIdNotSpecified", () => AllowAsync("web"));
        await RefusedAsync("VPCIdNotSpecified", () => RevokeAsync("web"));
        await RefusedAsync("VPCIdNotSpecified", () => DeleteAsync("web"));
    }

    private async Task<Vpc> DefaultVpcAsync() => (await Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [new("is-default", ["true"])] }, Token)).Vpcs.Single();

    private async Task DeleteDefaultVpcAsync()
    {
        List<Filter> within = [new("vpc-id", [(await DefaultVpcAsync()).VpcId])];
        foreach (var subnet in (await Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = within }, Token)).Subnets)
        {
            await Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet.SubnetId }, Token);
        }

        var gateway = (await Ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest { Filters = [new("attachment.vpc-id", within[0].Values)] }, Token)).InternetGateways.Single().InternetGatewayId;
        await Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = within[0].Values[0] }, Token);
        await Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = within[0].Values[0] }, Token);
    }

    private async Task<List<SecurityGroup>> DescribeAsync(DescribeSecurityGroupsRequest request) => (await Ec2.DescribeSecurityGroupsAsync(request, Token)).SecurityGroups;

    private Task AllowAsync(string name) => Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupName = name, IpPermissions = [Web] }, Token);

    private Task RevokeAsync(string name) => Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupName = name, IpPermissions = [Web] }, Token);

    private Task DeleteAsync(string name) => Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupName = name }, Token);
}
