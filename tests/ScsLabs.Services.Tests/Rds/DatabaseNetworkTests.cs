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

    private Task LetInAsync(string group, string from) => Ec2.AuthorizeSecurityGroupIngressAsync(
        new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 3306, ToPort = 3306, UserIdGroupPairs = [new() { GroupId = from }] }] }, Token);
}
