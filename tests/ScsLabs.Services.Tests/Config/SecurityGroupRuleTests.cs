using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>The rules about security groups. Source: AWS Config Developer Guide, restricted-ssh, restricted-common-ports, vpc-default-security-group-closed.</summary>
public sealed class SecurityGroupRuleTests : ConfigWorld
{
    [Fact]
    public async Task SSH_from_everywhere_does_not_comply_however_the_rule_spells_it()
    {
        await RecordAsync();
        var group = await NewGroupAsync(await NewVpcAsync());
        await PutRuleAsync("INCOMING_SSH_DISABLED");
        (await OfAsync(group)).ShouldBe(ComplianceType.Compliant);

        foreach (var open in (IpPermission[])[Tcp(22, 22), Tcp(0, 65535), new() { IpProtocol = "-1", Ipv4Ranges = Everywhere }])
        {
            await Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [open] }, Token);
            (await OfAsync(group)).ShouldBe(ComplianceType.NonCompliant);
            await Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [open] }, Token);
            (await OfAsync(group)).ShouldBe(ComplianceType.Compliant);
        }
    }

    [Fact]
    public async Task SSH_from_some_addresses_and_other_ports_comply()
    {
        await RecordAsync();
        var group = await NewGroupAsync(await NewVpcAsync());
        await PutRuleAsync("INCOMING_SSH_DISABLED");

        await Ec2.AuthorizeSecurityGroupIngressAsync(
            new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 22, ToPort = 22, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/8" }] }, Tcp(443, 443), new() { IpProtocol = "udp", FromPort = 22, ToPort = 22, Ipv4Ranges = Everywhere }] },
            Token);

        (await OfAsync(group)).ShouldBe(ComplianceType.Compliant);
    }

    [Fact]
    public async Task Ports_that_are_blocked_are_the_usual_ones_or_those_that_are_given()
    {
        await RecordAsync();
        var group = await NewGroupAsync(await NewVpcAsync());
        await Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [Tcp(3306, 3306)] }, Token);

        await PutRuleAsync("RESTRICTED_INCOMING_TRAFFIC");
        (await OfAsync(group)).ShouldBe(ComplianceType.NonCompliant);
        await PutRuleAsync("RESTRICTED_INCOMING_TRAFFIC", """{"blockedPort1":"5432"}""");
        (await OfAsync(group)).ShouldBe(ComplianceType.Compliant);
        await PutRuleAsync("RESTRICTED_INCOMING_TRAFFIC", """{"blockedPort1":"5432","blockedPorts":"23, 3306"}""");
        (await OfAsync(group)).ShouldBe(ComplianceType.NonCompliant);
    }

    [Theory]
    [InlineData("""{"blockedPort1":"65536"}""")]
    [InlineData("""{"blockedPort1":"ssh"}""")]
    [InlineData("""{"blockedPorts":"22,"}""")]
    [InlineData("""{"blockedPort6":"22"}""")]
    public async Task Ports_that_are_none_are_refused(string parameters)
    {
        await RecordAsync();

        await ConfigRefusesAsync("InvalidParameterValueException", () => PutRuleAsync("RESTRICTED_INCOMING_TRAFFIC", parameters));
    }

    [Fact]
    public async Task A_VPC_s_default_group_complies_once_it_has_no_rules_and_others_are_not_judged()
    {
        await RecordAsync();
        var vpc = await NewVpcAsync();
        var (other, group) = (await NewGroupAsync(vpc), (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("vpc-id", [vpc]), new("group-name", ["default"])] }, Token)).SecurityGroups.Single());
        await PutRuleAsync("VPC_DEFAULT_SECURITY_GROUP_CLOSED");
        ((await OfAsync(group.GroupId)), (await OfAsync(other))).ShouldBe((ComplianceType.NonCompliant, ComplianceType.NotApplicable));

        await Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = group.GroupId, IpPermissions = group.IpPermissions }, Token);
        (await OfAsync(group.GroupId)).ShouldBe(ComplianceType.NonCompliant);
        await Ec2.RevokeSecurityGroupEgressAsync(new RevokeSecurityGroupEgressRequest { GroupId = group.GroupId, IpPermissions = group.IpPermissionsEgress }, Token);
        (await OfAsync(group.GroupId)).ShouldBe(ComplianceType.Compliant);
    }

    private static List<IpRange> Everywhere => [new() { CidrIp = "0.0.0.0/0" }];

    private static IpPermission Tcp(int from, int to) => new() { IpProtocol = "tcp", FromPort = from, ToPort = to, Ipv4Ranges = Everywhere };
}
