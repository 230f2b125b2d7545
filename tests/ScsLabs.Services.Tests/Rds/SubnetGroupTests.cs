using Amazon.EC2.Model;
using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Tests.Rds;

/// <summary>DB subnet groups.</summary>
public sealed class SubnetGroupTests : DatabaseWorld
{
    [Fact]
    public async Task A_group_has_its_subnets_with_their_zones_and_a_name_in_lower_case()
    {
        var (vpc, a, b) = await NewSubnetGroupAsync("My.Group 1");

        var group = (await Rds.DescribeDBSubnetGroupsAsync(new("MY.group 1"), Token)).DBSubnetGroups.Single();
        (group.Name, group.Arn, group.VpcId, group.SubnetGroupStatus).ShouldBe(("my.group 1", $"arn:aws:rds:us-east-1:{Aws.A.Id}:subgrp:my.group 1", vpc, "Complete"));
        group.Subnets.Select(subnet => (subnet.SubnetIdentifier, subnet.SubnetAvailabilityZone.Name, subnet.SubnetStatus)).ShouldBe([(a, "us-east-1a", "Active"), (b, "us-east-1b", "Active")]);
        await RdsRefusesAsync("DBSubnetGroupAlreadyExists", () => Rds.CreateDBSubnetGroupAsync(new("MY.GROUP 1", "again", [a, b]), Token), "The DB subnet group 'my.group 1' already exists.");
    }

    [Fact]
    public async Task A_group_covers_two_zones_of_one_VPC()
    {
        var (vpc, other) = (await NewVpcAsync(), await NewVpcAsync());
        var (a, also, b) = (await NewSubnetAsync(vpc, "10.0.1.0/24", "us-east-1a"), await NewSubnetAsync(vpc, "10.0.2.0/24", "us-east-1a"), await NewSubnetAsync(other, "10.0.3.0/24", "us-east-1b"));

        await RdsRefusesAsync(
            "DBSubnetGroupDoesNotCoverEnoughAZs", () => CreateGroupAsync("group", a, also), "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: us-east-1a. Add subnets to cover at least 2 AZs.");
        await RdsRefusesAsync("InvalidSubnet", () => CreateGroupAsync("group", a, b));
        await RdsRefusesAsync("InvalidSubnet", () => CreateGroupAsync("group", a, "subnet-00000000000000000"), "Some input subnets in :[subnet-00000000000000000] are invalid.");
    }

    [Theory]
    [InlineData("default")]
    [InlineData("1group")]
    [InlineData("gr/oup")]
    [InlineData("")]
    public async Task A_name_is_well_formed_and_not_that_of_the_default_group(string name)
    {
        var (_, a, b) = await NewSubnetGroupAsync();
        await RdsRefusesAsync("InvalidParameterValue", () => CreateGroupAsync(name, a, b));
    }

    [Fact]
    public async Task A_group_keeps_the_subnets_that_databases_are_in()
    {
        var (vpc, a, b) = await NewSubnetGroupAsync();
        var c = await NewSubnetAsync(vpc, "10.0.3.0/24", "us-east-1c");
        await AvailableAsync(Database(group: "group") with { AvailabilityZone = "us-east-1a" });

        await RdsRefusesAsync("SubnetAlreadyInUse", () => Rds.ModifyDBSubnetGroupAsync(new("group", [b, c]), Token));
        var group = (await Rds.ModifyDBSubnetGroupAsync(new("group", [a, c], "other zones"), Token)).DBSubnetGroup;
        (group.Description, string.Join(',', group.Subnets.Select(subnet => subnet.SubnetIdentifier))).ShouldBe(("other zones", $"{a},{c}"));
        await RdsRefusesAsync("DBSubnetGroupDoesNotCoverEnoughAZs", () => Rds.ModifyDBSubnetGroupAsync(new("group", [a]), Token));
        var other = await NewVpcAsync();
        var elsewhere = (await NewSubnetAsync(other, "10.0.1.0/24", "us-east-1a"), await NewSubnetAsync(other, "10.0.2.0/24", "us-east-1b"));
        await RdsRefusesAsync("InvalidParameterValue", () => Rds.ModifyDBSubnetGroupAsync(new("group", [elsewhere.Item1, elsewhere.Item2]), Token), "The new Subnets are not in the same Vpc as the existing subnet group");
    }

    [Fact]
    public async Task A_group_is_deleted_once_no_database_uses_it()
    {
        await NewSubnetGroupAsync();
        await AvailableAsync(Database(group: "group"));
        await RdsRefusesAsync("InvalidDBSubnetGroupStateFault", () => DeleteGroupAsync("group"), "Cannot delete the subnet group 'group' because at least one database instance: db is still using it.");

        await DeleteAsync("db");
        await WaitAsync();
        await DeleteGroupAsync("group");
        await RdsRefusesAsync("DBSubnetGroupNotFoundFault", () => DeleteGroupAsync("group"), "DB subnet group 'group' does not exist.");
    }

    [Fact]
    public async Task A_subnet_without_a_database_can_be_deleted_and_is_shown_as_inactive()
    {
        var (_, a, b) = await NewSubnetGroupAsync();
        await Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = a }, Token);

        (await Rds.DescribeDBSubnetGroupsAsync(new("group"), Token)).DBSubnetGroups.Single().Subnets.Select(subnet => subnet.SubnetStatus).ShouldBe(["Inactive", "Active"]);
        (await CreateAsync(Database(group: "group"))).AvailabilityZone.ShouldBe("us-east-1b");
        await RdsRefusesAsync("InvalidVPCNetworkStateFault", () => CreateAsync(Database("other", "group") with { AvailabilityZone = "us-east-1a" }));
        b.ShouldNotBe(a);
    }

    [Fact]
    public async Task A_group_whose_VPC_is_gone_takes_no_database()
    {
        var (vpc, a, b) = await NewSubnetGroupAsync();
        await Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = a }, Token);
        await Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = b }, Token);
        await Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpc }, Token);

        await RdsRefusesAsync("InvalidVPCNetworkStateFault", () => CreateAsync(Database(group: "group")), "DB subnet group group has no subnet with a free address.");
        var (_, c, d) = await NewSubnetGroupAsync("other");
        (await Rds.ModifyDBSubnetGroupAsync(new("group", [c, d]), Token)).DBSubnetGroup.Subnets.Count.ShouldBe(2);
        await CreateAsync(Database(group: "group"));
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        var (_, a, b) = await NewSubnetGroupAsync("g00");
        for (var number = 1; number < 25; number++)
        {
            await CreateGroupAsync($"g{number:00}", a, b);
        }

        var first = await ListAsync(20, null);
        var second = await ListAsync(20, first.Marker);
        first.DBSubnetGroups.Concat(second.DBSubnetGroups).Select(group => group.Name).ShouldBe(Enumerable.Range(0, 25).Select(number => $"g{number:00}"));
        second.Marker.ShouldBeNull();
        await RdsRefusesAsync("InvalidParameterValue", () => ListAsync(19, null), "Invalid value 19 for MaxRecords. Must be between 20 and 100");
        await RdsRefusesAsync("InvalidParameterValue", () => ListAsync(20, "none"));

        Task<DescribeDBSubnetGroups.Result> ListAsync(int most, string? marker) => Rds.DescribeDBSubnetGroupsAsync(new() { Page = new() { MaxRecords = most, Marker = marker } }, Token);
    }

    private Task CreateGroupAsync(string name, params string[] subnets) => Rds.CreateDBSubnetGroupAsync(new(name, "a group", subnets), Token);

    private Task DeleteGroupAsync(string name) => Rds.DeleteDBSubnetGroupAsync(new(name), Token);
}
