using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Rds;

/// <summary>Databases in the network: their interfaces, and what reaches them.</summary>
public sealed class DatabaseNetworkTests : DatabaseWorld
{
    [Fact]
    public async Task A_security_group_decides_who_reaches_a_database()
    {
        var (vpc, subnet, _) = await NewSubnetGroupAsync();
        var (app, db) = (await NewGroupAsync(vpc, "app"), await NewGroupAsync(vpc));
        var client = await NewInterfaceAsync(subnet, app);
        await AvailableAsync(Database(group: "group") with { VpcSecurityGroupIds = [db] });
        var server = (await InterfacesAsync(vpc)).Single();

        await Aws.Network.BlocksAsync(client.NetworkInterfaceId, server.NetworkInterfaceId, 3306, "SG_HAS_NO_RULES");
        await LetInAsync(db, app);
        await Aws.Network.ConnectsAsync(client.NetworkInterfaceId, server.NetworkInterfaceId, 3306);
        await Aws.Network.BlocksAsync(client.NetworkInterfaceId, server.NetworkInterfaceId, 3307, "ENI_SG_RULES_MISMATCH");
    }

    [Fact]
    public async Task A_database_has_an_interface_that_only_RDS_manages()
    {
        var (vpc, _, subnet) = await NewSubnetGroupAsync();
        var created = await CreateAsync(Database(group: "group") with { AvailabilityZone = "us-east-1b" });

        var one = (await InterfacesAsync(vpc)).Single();
        (one.SubnetId, one.RequesterId, one.RequesterManaged, one.Status.Value, created.AvailabilityZone).ShouldBe((subnet, "amazon-rds", true, "in-use", "us-east-1b"));
        one.Groups.Select(group => group.GroupName).ShouldBe(["default"]);
        await RefusedAsync("InvalidParameterValue", () => Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = one.NetworkInterfaceId }, Token));
        await RefusedAsync("DependencyViolation", () => Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet }, Token));

        await WaitAsync();
        await DeleteAsync("db");
        await WaitAsync();
        (await InterfacesAsync(vpc)).ShouldBeEmpty();
        await RdsRefusesAsync("DBInstanceNotFound", () => ShowAsync("db"), "DBInstance db not found.");
        await Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet }, Token);
    }

    [Fact]
    public async Task A_database_answers_only_while_it_is_available()
    {
        var (vpc, subnet, _) = await NewSubnetGroupAsync();
        var (app, db) = (await NewGroupAsync(vpc, "app"), await NewGroupAsync(vpc));
        await LetInAsync(db, app);
        var client = await NewInterfaceAsync(subnet, app);
        await CreateAsync(Database(group: "group") with { VpcSecurityGroupIds = [db] });
        var server = (await InterfacesAsync(vpc)).Single();

        await BlocksAsync();
        await WaitAsync();
        await ConnectsAsync();
        await Rds.StopDBInstanceAsync(new("db"), Token);
        await WaitAsync();
        await BlocksAsync();
        await Rds.StartDBInstanceAsync(new("db"), Token);
        await BlocksAsync();
        await WaitAsync();
        await ConnectsAsync();
        await Rds.ModifyDBInstanceAsync(new("db") { DBInstanceClass = "db.t3.small", ApplyImmediately = true }, Token);
        await ConnectsAsync();

        Task BlocksAsync() => Aws.Network.BlocksAsync(client.NetworkInterfaceId, server.NetworkInterfaceId, 3306, "BAD_STATE");

        Task ConnectsAsync() => Aws.Network.ConnectsAsync(client.NetworkInterfaceId, server.NetworkInterfaceId, 3306);
    }

    [Fact]
    public async Task A_modification_gives_a_database_other_security_groups_at_once()
    {
        var (vpc, subnet, _) = await NewSubnetGroupAsync();
        var (app, db) = (await NewGroupAsync(vpc, "app"), await NewGroupAsync(vpc));
        await LetInAsync(db, app);
        var client = await NewInterfaceAsync(subnet, app);
        await AvailableAsync(Database(group: "group"));
        var server = (await InterfacesAsync(vpc)).Single();
        await Aws.Network.BlocksAsync(client.NetworkInterfaceId, server.NetworkInterfaceId, 3306, "ENI_SG_RULES_MISMATCH");

        var modified = (await Rds.ModifyDBInstanceAsync(new("db") { VpcSecurityGroupIds = [db] }, Token)).DBInstance;
        modified.VpcSecurityGroups.Select(group => (group.VpcSecurityGroupId, group.Status)).ShouldBe([(db, "active")]);
        await Aws.Network.ConnectsAsync(client.NetworkInterfaceId, server.NetworkInterfaceId, 3306);
        await RefusedAsync("DependencyViolation", () => Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = db }, Token));
        var foreign = await NewGroupAsync(await NewVpcAsync());
        await RdsRefusesAsync("InvalidParameterCombination", () => Rds.ModifyDBInstanceAsync(new("db") { VpcSecurityGroupIds = [foreign] }, Token));
    }

    [Fact]
    public async Task A_public_address_needs_an_Internet_gateway_and_names()
    {
        var (vpc, _, _) = await NewSubnetGroupAsync();
        var request = Database(group: "group") with { PubliclyAccessible = true };
        await RdsRefusesAsync(
            "InvalidVPCNetworkStateFault", () => CreateAsync(request), "Cannot create a publicly accessible DBInstance. The specified VPC does not support DNS resolution, DNS hostnames, or both. Update the VPC and then try again");
        await Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsHostnames = true }, Token);
        await RdsRefusesAsync("InvalidVPCNetworkStateFault", () => CreateAsync(request), "Cannot create a publicly accessible DBInstance. The specified VPC has no internet gateway attached.Update the VPC and then try again");

        await NewGatewayAsync(vpc);
        (await AvailableAsync(request)).PubliclyAccessible.ShouldBeTrue();
        (await InterfacesAsync(vpc)).Single().Association.PublicIp.ShouldNotBeNull();
        await Rds.ModifyDBInstanceAsync(new("db") { PubliclyAccessible = false }, Token);
        (await InterfacesAsync(vpc)).Single().Association.ShouldBeNull();
    }

    [Fact]
    public async Task The_first_call_of_RDS_brings_the_default_VPC_and_brings_it_once()
    {
        var root = Aws.A.Root.In("ap-northeast-1");
        var vpc = (await root.Rds.CreateDBInstanceAsync(Database(), Token)).DBInstance.DBSubnetGroup.VpcId;

        (await root.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token)).Vpcs.Select(one => (one.VpcId, one.IsDefault)).ShouldBe([(vpc, true)]);
    }

    private Task LetInAsync(string group, string from) => Ec2.AuthorizeSecurityGroupIngressAsync(
        new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 3306, ToPort = 3306, UserIdGroupPairs = [new() { GroupId = from }] }] }, Token);
}
