using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Security groups and their rules.</summary>
public sealed class SecurityGroupTests : NetworkWorld
{
    [Fact]
    public async Task A_new_group_lets_nothing_in_and_everything_out()
    {
        var group = await GroupAsync(await NewGroupAsync(await NewVpcAsync()));

        group.IpPermissions.ShouldBeNull();
        var outwards = group.IpPermissionsEgress.ShouldHaveSingleItem();
        (outwards.IpProtocol, outwards.FromPort, outwards.ToPort, outwards.Ipv4Ranges.Single().CidrIp).ShouldBe(("-1", null, null, "0.0.0.0/0"));
    }

    [Fact]
    public async Task A_name_is_taken_once_in_a_VPC_and_free_in_another()
    {
        var vpc = await NewVpcAsync();
        var group = await NewGroupAsync(vpc, "db");

        await RefusedAsync("InvalidGroup.Duplicate", () => NewGroupAsync(vpc, "db"), $"The security group 'db' already exists for VPC '{vpc}'");
        (await NewGroupAsync(await NewVpcAsync("10.1.0.0/16"), "db")).ShouldNotBe(group);
        await Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = group }, Token);
        (await NewGroupAsync(vpc, "db")).ShouldNotBe(group);
    }

    [Theory]
    [InlineData("default", "InvalidGroup.Reserved")]
    [InlineData("sg-mine", "InvalidParameterValue")]
    [InlineData("größe", "InvalidParameterValue")]
    public async Task Some_names_are_refused(string name, string code)
    {
        var vpc = await NewVpcAsync();

        await RefusedAsync(code, () => NewGroupAsync(vpc, name));
        await NewGroupAsync(vpc, "web & db_1 (a/b) #1,@[x]+=;{}!$*-.:");
    }

    [Fact]
    public async Task A_rule_is_added_once()
    {
        var group = await NewGroupAsync(await NewVpcAsync());
        var rule = await AllowAsync(group, Rule("tcp", 3306, 3306, "10.0.0.0/16"));

        (rule.IpProtocol, rule.FromPort, rule.ToPort, rule.CidrIpv4, rule.IsEgress, rule.GroupId).ShouldBe(("tcp", 3306, 3306, "10.0.0.0/16", false, group));
        await RefusedAsync("InvalidPermission.Duplicate", () => AllowAsync(group, Rule("tcp", 3306, 3306, "10.0.0.0/16")), "the specified rule \"peer: 10.0.0.0/16, TCP, from port: 3306, to port: 3306, ALLOW\" already exists");
        await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, Rule("tcp", 1, 1, "10.0.0.0/16", "10.0.0.0/16")), "The same permission must not appear multiple times");
        await AllowAsync(group, Rule("tcp", 3306, 3307, "10.0.0.0/16"));
        await Ec2.AuthorizeSecurityGroupEgressAsync(new AuthorizeSecurityGroupEgressRequest { GroupId = group, IpPermissions = [Rule("tcp", 3306, 3306, "10.0.0.0/16")] }, Token);
    }

    [Fact]
    public async Task A_duplicate_is_told_with_its_group()
    {
        var group = await NewGroupAsync(await NewVpcAsync());
        await AllowAsync(group, From("tcp", 0, 65535, new() { GroupId = group }));

        await RefusedAsync("InvalidPermission.Duplicate", () => AllowAsync(group, From("tcp", 0, 65535, new() { GroupId = group })), $"the specified rule \"peer: {group}, TCP, from port: 0, to port: 65535, ALLOW\" already exists");
    }

    [Fact]
    public async Task A_group_has_sixty_rules_in_each_direction()
    {
        var group = await NewGroupAsync(await NewVpcAsync());
        string[] sixty = [.. Enumerable.Range(0, 60).Select(number => $"10.0.{number}.0/24")];

        await RefusedAsync("RulesPerSecurityGroupLimitExceeded", () => AllowAsync(group, Rule("tcp", 1, 1, [.. sixty, "10.1.0.0/24"])));
        await AllowAsync(group, Rule("tcp", 1, 1, sixty));
        await RefusedAsync("RulesPerSecurityGroupLimitExceeded", () => AllowAsync(group, Rule("tcp", 1, 1, "10.1.0.0/24")));
        await Ec2.AuthorizeSecurityGroupEgressAsync(new AuthorizeSecurityGroupEgressRequest { GroupId = group, IpPermissions = [Rule("tcp", 1, 1, sixty[1..])] }, Token);
        await RefusedAsync("RulesPerSecurityGroupLimitExceeded", () => Ec2.AuthorizeSecurityGroupEgressAsync(new AuthorizeSecurityGroupEgressRequest { GroupId = group, IpPermissions = [Rule("tcp", 2, 2, sixty[0])] }, Token));
    }

    [Fact]
    public async Task An_account_has_two_thousand_five_hundred_groups_in_a_Region()
    {
        var vpc = await NewVpcAsync(); // with the default VPC's, two groups are there
        await Parallel.ForAsync(2, 2500, Token, async (number, _) => await NewGroupAsync(vpc, $"group {number}"));

        await RefusedAsync("SecurityGroupLimitExceeded", () => NewGroupAsync(vpc, "one more"));
        var far = Aws.A.Root.In("eu-west-1").Ec2;
        await NewGroupAsync(await NewVpcAsync("10.0.0.0/16", far), "one more", far);
    }

    [Fact]
    public async Task A_rule_is_revoked_by_its_id()
    {
        var group = await NewGroupAsync(await NewVpcAsync());
        var rule = (await AllowAsync(group, Rule("tcp", 3306, 3306, "10.0.0.0/16"))).SecurityGroupRuleId;

        await RefusedAsync("InvalidSecurityGroupRuleId.NotFound", () => Ec2.RevokeSecurityGroupEgressAsync(new RevokeSecurityGroupEgressRequest { GroupId = group, SecurityGroupRuleIds = [rule] }, Token));
        await RefusedAsync("InvalidSecurityGroupRuleId.NotFound", () => RevokeAsync(group, "sgr-00000000"));
        var revoked = (await RevokeAsync(group, rule)).RevokedSecurityGroupRules.ShouldHaveSingleItem();
        (revoked.SecurityGroupRuleId, revoked.CidrIpv4).ShouldBe((rule, "10.0.0.0/16"));
        (await GroupAsync(group)).IpPermissions.ShouldBeNull();
        await RefusedAsync("InvalidSecurityGroupRuleId.NotFound", () => RevokeAsync(group, rule), $"The security group rule ID '{rule}' does not exist");
    }

    [Fact]
    public async Task A_rule_is_revoked_by_what_it_allows()
    {
        var group = await NewGroupAsync(await NewVpcAsync());
        await AllowAsync(group, Rule("tcp", 3306, 3306, "10.0.0.0/16", "10.1.0.0/16"));

        await RefusedAsync("InvalidPermission.NotFound", () => RevokeAsync(group, Rule("tcp", 3306, 3306, "10.2.0.0/16")), "The specified rule does not exist in this security group.");
        await RefusedAsync("InvalidPermission.NotFound", () => RevokeAsync(group, Rule("tcp", 3306, 3307, "10.0.0.0/16")));
        await RefusedAsync("InvalidPermission.NotFound", () => RevokeAsync(group, Rule("udp", 3306, 3306, "10.0.0.0/16")));
        await RefusedAsync("InvalidPermission.NotFound", () => RevokeAsync(group, Rule("tcp", 3306, 3306, "10.0.0.0/16", "10.2.0.0/16")));
        await RevokeAsync(group, Rule("6", 3306, 3306, "10.0.77.0/16"));
        (await GroupAsync(group)).IpPermissions.ShouldHaveSingleItem().Ipv4Ranges.ShouldHaveSingleItem().CidrIp.ShouldBe("10.1.0.0/16");
    }

    [Fact]
    public async Task The_default_group_lets_its_own_members_in_and_stays()
    {
        var vpc = await NewVpcAsync();
        var group = (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("vpc-id", [vpc])] }, Token)).SecurityGroups.ShouldHaveSingleItem();

        var inwards = group.IpPermissions.ShouldHaveSingleItem();
        (group.GroupName, inwards.IpProtocol, inwards.UserIdGroupPairs.Single().GroupId, inwards.UserIdGroupPairs.Single().UserId).ShouldBe(("default", "-1", group.GroupId, Aws.A.Id));
        await RefusedAsync("CannotDelete", () => DeleteAsync(group.GroupId), $"the specified group: \"{group.GroupId}\" name: \"default\" cannot be deleted by a user");
        await RevokeAsync(group.GroupId, From("-1", null, null, new() { GroupId = group.GroupId }));
        (await GroupAsync(group.GroupId)).IpPermissions.ShouldBeNull();
    }

    [Fact]
    public async Task A_group_that_an_interface_has_stays()
    {
        var vpc = await NewVpcAsync();
        var group = await NewGroupAsync(vpc);
        var one = await NewInterfaceAsync(await NewSubnetAsync(vpc), group);

        await RefusedAsync("DependencyViolation", () => DeleteAsync(group), $"resource {group} has a dependent object");
        await Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = one.NetworkInterfaceId }, Token);
        await DeleteAsync(group);
        await RefusedAsync("InvalidGroup.NotFound", () => DeleteAsync(group), $"The security group '{group}' does not exist");
    }

    [Fact]
    public async Task A_group_that_another_group_s_rule_refers_to_stays()
    {
        var vpc = await NewVpcAsync();
        var (web, db) = (await NewGroupAsync(vpc, "web"), await NewGroupAsync(vpc, "db"));
        await AllowAsync(web, From("tcp", 80, 80, new() { GroupId = web })); // a group's own rule doesn't hold it
        var rule = await AllowAsync(db, From("tcp", 3306, 3306, new() { GroupId = web }));

        rule.ReferencedGroupInfo.GroupId.ShouldBe(web);
        await RefusedAsync("DependencyViolation", () => DeleteAsync(web), $"resource {web} has a dependent object");
        await DeleteAsync(db);
        await DeleteAsync(web);
    }

    [Fact]
    public async Task Addresses_are_kept_as_whole_blocks()
    {
        var group = await NewGroupAsync(await NewVpcAsync());

        (await AllowAsync(group, Rule("tcp", 22, 22, "100.68.0.18/18"))).CidrIpv4.ShouldBe("100.68.0.0/18");
        (await GroupAsync(group)).IpPermissions.Single().Ipv4Ranges.Single().CidrIp.ShouldBe("100.68.0.0/18");
        await RefusedAsync("InvalidPermission.Duplicate", () => AllowAsync(group, Rule("tcp", 22, 22, "100.68.1.0/18")));
        foreach (var malformed in (string[])["10.0.0.0", "10.0.0.0/33", "10.0.0/8", "ten/8", "10.0.0.256/32", ""])
        {
            await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, Rule("tcp", 22, 22, malformed)), $"CIDR block {malformed} is malformed");
        }
    }

    [Theory]
    [InlineData("tcp", "tcp")]
    [InlineData("6", "tcp")]
    [InlineData("17", "udp")]
    [InlineData("UDP", "udp")]
    public async Task A_protocol_has_a_name_and_a_number(string given, string shown)
    {
        var group = await NewGroupAsync(await NewVpcAsync());

        (await AllowAsync(group, Rule(given, 53, 53, "10.0.0.0/16"))).IpProtocol.ShouldBe(shown);
        await RefusedAsync("InvalidPermission.Duplicate", () => AllowAsync(group, Rule(shown, 53, 53, "10.0.0.0/16")));
    }

    [Fact]
    public async Task A_protocol_without_a_name_goes_by_its_number()
    {
        var group = await NewGroupAsync(await NewVpcAsync());

        (await AllowAsync(group, Rule("50", null, null, "10.0.0.0/16"))).IpProtocol.ShouldBe("50");
        (await AllowAsync(group, Rule("1", 8, 0, "10.0.0.0/16"))).IpProtocol.ShouldBe("icmp");
        var all = await AllowAsync(group, Rule("-1", 22, 22, "10.0.0.0/16"));
        (all.IpProtocol, all.FromPort, all.ToPort).ShouldBe(("-1", -1, -1));
    }

    [Theory]
    [InlineData("all")]
    [InlineData("ssh")]
    [InlineData("256")]
    [InlineData("-2")]
    public async Task An_unknown_protocol_is_refused(string protocol)
    {
        var group = await NewGroupAsync(await NewVpcAsync());

        await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, Rule(protocol, 22, 22, "10.0.0.0/16")), $"Invalid value '{protocol}' for IP protocol. Unknown protocol.");
    }

    [Theory]
    [InlineData("tcp", 0, 65536)]
    [InlineData("tcp", -1, 80)]
    [InlineData("udp", 80, -1)]
    [InlineData("udp", -2, -2)]
    [InlineData("tcp", 443, 80)]
    [InlineData("tcp", null, 80)]
    [InlineData("tcp", 80, null)]
    [InlineData("icmp", 8, 256)]
    [InlineData("icmp", 256, 0)]
    [InlineData("icmp", -2, -1)]
    [InlineData("icmp", -1, 0)]
    [InlineData("icmp", null, null)]
    public async Task Ports_and_ICMP_types_that_are_out_of_bounds_are_refused(string protocol, int? from, int? to)
    {
        var group = await NewGroupAsync(await NewVpcAsync());

        await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, Rule(protocol, from, to, "10.0.0.0/16")));
    }

    [Theory]
    [InlineData("tcp", 0, 65535)]
    [InlineData("udp", 65535, 65535)]
    [InlineData("icmp", 255, 255)]
    [InlineData("icmp", 8, -1)]
    [InlineData("icmp", -1, -1)]
    public async Task Ports_and_ICMP_types_at_the_bounds_are_allowed(string protocol, int from, int to)
    {
        var rule = await AllowAsync(await NewGroupAsync(await NewVpcAsync()), Rule(protocol, from, to, "10.0.0.0/16"));

        (rule.IpProtocol, rule.FromPort, rule.ToPort).ShouldBe((protocol, from, to));
    }

    [Fact]
    public async Task What_is_missing_is_told()
    {
        var group = await NewGroupAsync(await NewVpcAsync());

        await RefusedAsync("MissingParameter", () => Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = group }, Token));
        await RefusedAsync("MissingParameter", () => AllowAsync(null!, Rule("tcp", 1, 1, "10.0.0.0/16")));
        await RefusedAsync("MissingParameter", () => AllowAsync(group, new IpPermission { IpProtocol = "tcp", FromPort = 1, ToPort = 1 }));
        await RefusedAsync("MissingParameter", () => AllowAsync(group, From("tcp", 1, 1, new() { Description = "nobody" })));
        await RefusedAsync("MissingParameter", () => Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = group }, Token));
        await RefusedAsync("MissingParameter", () => Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest(), Token));
        await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, Rule(null!, 1, 1, "10.0.0.0/16")), "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.");
        await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, Rule("tcp", null, null, "10.0.0.0/16")), "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
        await RefusedAsync("InvalidParameterCombination", () => Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = group, SecurityGroupRuleIds = ["sgr-1"], IpPermissions = [Rule("tcp", 1, 1, "10.0.0.0/16")] }, Token));
    }

    [Fact]
    public async Task A_rule_may_name_a_group_of_its_VPC()
    {
        var (vpc, other) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var (web, db) = (await NewGroupAsync(vpc, "web"), await NewGroupAsync(vpc, "db"));
        await NewGroupAsync(other, "elsewhere");

        (await AllowAsync(db, From("tcp", 3306, 3306, new() { GroupName = "web" }))).ReferencedGroupInfo.GroupId.ShouldBe(web);
        await RefusedAsync("InvalidPermission.Duplicate", () => AllowAsync(db, From("tcp", 3306, 3306, new() { GroupId = web })));
        await RefusedAsync("InvalidGroup.NotFound", () => AllowAsync(db, From("tcp", 3306, 3306, new() { GroupName = "elsewhere" })));
        await RefusedAsync("InvalidGroup.NotFound", () => AllowAsync(db, From("tcp", 3306, 3306, new() { GroupId = "sg-00000000" })));
    }

    [Fact]
    public async Task A_rule_refers_to_a_group_behind_a_peering_while_it_is_active()
    {
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var (db, web) = (await NewGroupAsync(vpc, "db"), await NewGroupAsync(peer, "web"));
        var rule = From("tcp", 3306, 3306, new() { GroupId = web });

        await RefusedAsync("InvalidGroup.NotFound", () => AllowAsync(db, rule));
        var peering = await NewPeeringAsync(vpc, peer);
        await RefusedAsync("InvalidGroup.NotFound", () => AllowAsync(db, rule));
        await AcceptAsync(peering);
        var added = await AllowAsync(db, rule);

        (added.ReferencedGroupInfo.GroupId, added.ReferencedGroupInfo.VpcPeeringConnectionId).ShouldBe((web, peering));
        var pair = (await GroupAsync(db)).IpPermissions.Single().UserIdGroupPairs.Single();
        (pair.GroupId, pair.VpcId, pair.VpcPeeringConnectionId, pair.PeeringStatus).ShouldBe((web, peer, peering, "active"));
        await RefusedAsync("InvalidPermission.Duplicate", () => AllowAsync(db, rule));
        await RevokeAsync(db, rule);
        (await GroupAsync(db)).IpPermissions.ShouldBeNull();
    }

    [Fact]
    public async Task A_rule_refers_to_a_group_of_another_account_by_its_owner()
    {
        var other = Aws.B.Root.Ec2;
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16", other));
        var (db, web) = (await NewGroupAsync(vpc, "db"), await NewGroupAsync(peer, "web", other));
        var peering = (await Ec2.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = peer, PeerOwnerId = Aws.B.Id }, Token)).VpcPeeringConnection.VpcPeeringConnectionId;
        await AcceptAsync(peering, other);

        await RefusedAsync("InvalidGroup.NotFound", () => AllowAsync(db, From("tcp", 1, 1, new() { GroupId = web })));
        var added = await AllowAsync(db, From("tcp", 1, 1, new() { GroupId = web, UserId = Aws.B.Id }));
        (added.ReferencedGroupInfo.GroupId, added.ReferencedGroupInfo.UserId).ShouldBe((web, Aws.B.Id));
    }

    [Fact]
    public async Task No_rule_refers_to_a_group_of_another_Region()
    {
        var far = Aws.A.Root.In("eu-west-1").Ec2;
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16", far));
        var (db, web) = (await NewGroupAsync(vpc, "db"), await NewGroupAsync(peer, "web", far));
        var peering = (await Ec2.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = peer, PeerRegion = "eu-west-1" }, Token)).VpcPeeringConnection.VpcPeeringConnectionId;
        await AcceptAsync(peering, far);

        await RefusedAsync("InvalidGroup.NotFound", () => AllowAsync(db, From("tcp", 1, 1, new() { GroupId = web })));
        await AllowAsync(db, Rule("tcp", 1, 1, "10.1.0.0/16"));
    }

    [Fact]
    public async Task A_rule_is_stale_after_its_peering_s_end_until_it_is_removed()
    {
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var (db, web) = (await NewGroupAsync(vpc, "db"), await NewGroupAsync(peer, "web"));
        var peering = await NewPeeringAsync(vpc, peer);
        await AcceptAsync(peering);
        var rule = From("tcp", 3306, 3306, new() { GroupId = web });
        await AllowAsync(db, rule);

        (await StaleAsync(vpc)).ShouldBeNull();
        await DeletePeeringAsync(peering);
        var stale = (await StaleAsync(vpc)).ShouldHaveSingleItem();
        (stale.GroupId, stale.StaleIpPermissions.Single().FromPort, stale.StaleIpPermissions.Single().UserIdGroupPairs.Single().GroupId).ShouldBe((db, 3306, web));
        (await GroupAsync(db)).IpPermissions.Single().UserIdGroupPairs.Single().PeeringStatus.ShouldBe("deleted");

        await DeleteAsync(web);
        (await StaleAsync(vpc)).ShouldHaveSingleItem();
        await RevokeAsync(db, rule);
        (await StaleAsync(vpc)).ShouldBeNull();
        await RefusedAsync("InvalidVpcID.NotFound", () => StaleAsync("vpc-00000000"));
    }

    [Fact]
    public async Task A_rule_is_stale_after_the_deletion_of_its_group_behind_a_peering()
    {
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var (db, web) = (await NewGroupAsync(vpc, "db"), await NewGroupAsync(peer, "web"));
        await AcceptAsync(await NewPeeringAsync(vpc, peer));
        var rule = await AllowAsync(db, From("tcp", 3306, 3306, new() { GroupId = web }));

        await DeleteAsync(web);
        (await StaleAsync(vpc)).ShouldHaveSingleItem().GroupId.ShouldBe(db);
        await RevokeAsync(db, rule.SecurityGroupRuleId);
        (await StaleAsync(vpc)).ShouldBeNull();
    }

    [Fact]
    public async Task A_user_changes_only_the_groups_that_the_policy_names()
    {
        var vpc = await NewVpcAsync();
        var (mine, other) = (await NewGroupAsync(vpc, "mine"), await NewGroupAsync(vpc, "other"));
        var user = await UserAsync("user", Allow("ec2:AuthorizeSecurityGroupIngress", Arn("security-group", mine)));
        AuthorizeSecurityGroupIngressRequest Request(string group) => new() { GroupId = group, IpPermissions = [Rule("tcp", 1, 1, "10.0.0.0/16")] };

        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.AuthorizeSecurityGroupIngressAsync(Request(other), Token));
        await user.Ec2.AuthorizeSecurityGroupIngressAsync(Request(mine), Token);
    }

    [Fact]
    public async Task Filters_find_groups_and_rules()
    {
        var vpc = await NewVpcAsync();
        var (web, db) = (await NewGroupAsync(vpc, "web"), await NewGroupAsync(vpc, "db"));
        await AllowAsync(db, Rule("tcp", 3306, 3307, "10.0.1.0/24"));
        await AllowAsync(db, From("udp", 53, 53, new() { GroupId = web }));
        async Task<IEnumerable<string>> FoundAsync(string name, string value) =>
            ((await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("vpc-id", [vpc]), new(name, [value])] }, Token)).SecurityGroups ?? []).Select(group => group.GroupName).Order(StringComparer.Ordinal);

        (await FoundAsync("group-name", "?b")).ShouldBe(["db"]);
        (await FoundAsync("ip-permission.cidr", "10.0.*")).ShouldBe(["db"]);
        (await FoundAsync("ip-permission.cidr", "0.0.0.0/0")).ShouldBeEmpty();
        (await FoundAsync("egress.ip-permission.cidr", "0.0.0.0/0")).ShouldBe(["db", "default", "web"]);
        (await FoundAsync("ip-permission.protocol", "udp")).ShouldBe(["db"]);
        (await FoundAsync("ip-permission.from-port", "3306")).ShouldBe(["db"]);
        (await FoundAsync("ip-permission.to-port", "3307")).ShouldBe(["db"]);
        (await FoundAsync("ip-permission.group-id", web)).ShouldBe(["db"]);
        (await Ec2.DescribeSecurityGroupRulesAsync(new DescribeSecurityGroupRulesRequest { Filters = [new("group-id", [db])] }, Token)).SecurityGroupRules.Count.ShouldBe(3);
    }

    private static IpPermission Rule(string protocol, int? from, int? to, params string[] cidrs) =>
        new() { IpProtocol = protocol, FromPort = from, ToPort = to, Ipv4Ranges = [.. cidrs.Select(cidr => new IpRange { CidrIp = cidr })] };

    private static IpPermission From(string protocol, int? from, int? to, UserIdGroupPair pair) => new() { IpProtocol = protocol, FromPort = from, ToPort = to, UserIdGroupPairs = [pair] };

    private async Task<SecurityGroupRule> AllowAsync(string group, IpPermission rule) =>
        (await Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [rule] }, Token)).SecurityGroupRules[0];

    private Task<RevokeSecurityGroupIngressResponse> RevokeAsync(string group, IpPermission rule) => Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [rule] }, Token);

    private Task<RevokeSecurityGroupIngressResponse> RevokeAsync(string group, string rule) => Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = group, SecurityGroupRuleIds = [rule] }, Token);

    private Task<DeleteSecurityGroupResponse> DeleteAsync(string group) => Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = group }, Token);

    private async Task<SecurityGroup> GroupAsync(string group) => (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [group] }, Token)).SecurityGroups.Single();

    private async Task<List<StaleSecurityGroup>> StaleAsync(string vpc) => (await Ec2.DescribeStaleSecurityGroupsAsync(new DescribeStaleSecurityGroupsRequest { VpcId = vpc }, Token)).StaleSecurityGroupSet;
}
