using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Network ACLs: their entries and subnets.</summary>
public sealed class NetworkAclTests : NetworkWorld
{
    private const int Last = 32767;

    [Fact]
    public async Task A_new_ACL_denies_everything_and_the_default_one_allows_everything()
    {
        var vpc = await NewVpcAsync();
        var (own, theDefault) = (await AclAsync(await NewAclAsync(vpc)), await DefaultAsync(vpc));

        own.IsDefault.ShouldBe(false);
        own.Entries.Select(entry => (entry.RuleNumber, entry.RuleAction.Value, entry.CidrBlock, entry.Protocol)).ShouldBe([(Last, "deny", "0.0.0.0/0", "-1"), (Last, "deny", "0.0.0.0/0", "-1")]);
        theDefault.Entries.Where(entry => entry.Egress == false).Select(entry => (entry.RuleNumber, entry.RuleAction.Value)).ShouldBe([(100, "allow"), (Last, "deny")]);
        theDefault.Entries.Where(entry => entry.Egress == true).Select(entry => (entry.RuleNumber, entry.RuleAction.Value)).ShouldBe([(100, "allow"), (Last, "deny")]);
    }

    [Fact]
    public async Task Entries_stand_by_their_numbers_in_each_direction()
    {
        var acl = await NewAclAsync(await NewVpcAsync());
        int[] numbers = [200, 32766, 1, 1000, 99];
        foreach (var number in numbers)
        {
            await AddAsync(Entry(acl, number));
        }

        await AddAsync(Entry(acl, 200, egress: true));
        var entries = (await AclAsync(acl)).Entries;
        entries.Where(entry => entry.Egress == false).Select(entry => entry.RuleNumber).ShouldBe([1, 99, 200, 1000, 32766, Last]);
        entries.Where(entry => entry.Egress == true).Select(entry => entry.RuleNumber).ShouldBe([200, Last]);
        await RefusedAsync("NetworkAclEntryAlreadyExists", () => AddAsync(Entry(acl, 200)), "The network acl entry identified by 200 already exists.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(32767)]
    [InlineData(40000)]
    public async Task Numbers_out_of_bounds_are_refused_and_the_last_entry_stays(int number)
    {
        var acl = await NewAclAsync(await NewVpcAsync());

        await RefusedAsync("InvalidParameterValue", () => AddAsync(Entry(acl, number)));
        await RefusedAsync("InvalidParameterValue", () => ReplaceAsync(Entry(acl, number)));
        await RefusedAsync("InvalidParameterValue", () => RemoveAsync(acl, number));
        (await AclAsync(acl)).Entries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_ACL_has_twenty_entries_in_each_direction()
    {
        var acl = await NewAclAsync(await NewVpcAsync());
        for (var number = 1; number <= 20; number++)
        {
            await AddAsync(Entry(acl, number));
        }

        await RefusedAsync("NetworkAclEntryLimitExceeded", () => AddAsync(Entry(acl, 21)));
        await AddAsync(Entry(acl, 21, egress: true));
        await ReplaceAsync(Entry(acl, 20));
        await RemoveAsync(acl, 1);
        await AddAsync(Entry(acl, 21));
    }

    [Fact]
    public async Task An_entry_is_replaced_and_removed()
    {
        var acl = await NewAclAsync(await NewVpcAsync());

        await RefusedAsync("InvalidNetworkAclEntry.NotFound", () => ReplaceAsync(Entry(acl, 100)), "The network acl entry identified by 100 does not exist");
        await RefusedAsync("InvalidNetworkAclEntry.NotFound", () => RemoveAsync(acl, 100));
        await AddAsync(Entry(acl, 100));
        await RefusedAsync("InvalidNetworkAclEntry.NotFound", () => ReplaceAsync(Entry(acl, 100, egress: true)));
        var request = Entry(acl, 100);
        (request.Protocol, request.CidrBlock, request.PortRange) = ("17", "10.0.7.7/24", new() { From = 53, To = 54 });
        await ReplaceAsync(request);
        var entry = (await AclAsync(acl)).Entries.Single(entry => entry.RuleNumber == 100);
        (entry.Protocol, entry.CidrBlock, entry.PortRange.From, entry.PortRange.To).ShouldBe(("17", "10.0.7.0/24", 53, 54));
        await RemoveAsync(acl, 100);
        (await AclAsync(acl)).Entries.ShouldAllBe(one => one.RuleNumber == Last);
    }

    [Theory]
    [InlineData("6", 0, 65536)]
    [InlineData("6", -1, 80)]
    [InlineData("17", 443, 80)]
    [InlineData("1", 256, 0)]
    [InlineData("1", 8, 256)]
    [InlineData("1", -2, -1)]
    [InlineData("256", 1, 1)]
    [InlineData("ssh", 22, 22)]
    public async Task Ports_ICMP_types_and_protocols_that_are_out_of_bounds_are_refused(string protocol, int from, int to)
    {
        var acl = await NewAclAsync(await NewVpcAsync());
        var request = Entry(acl, 100);
        (request.Protocol, request.PortRange, request.IcmpTypeCode) = (protocol, new() { From = from, To = to }, new() { Type = from, Code = to });

        await RefusedAsync("InvalidParameterValue", () => AddAsync(request));
    }

    [Theory]
    [InlineData("6", 0, 65535)]
    [InlineData("1", 8, -1)]
    [InlineData("1", -1, -1)]
    [InlineData("50", 0, 0)]
    [InlineData("-1", 22, 22)]
    public async Task Ports_ICMP_types_and_protocols_at_the_bounds_are_allowed(string protocol, int from, int to)
    {
        var acl = await NewAclAsync(await NewVpcAsync());
        var request = Entry(acl, 100);
        (request.Protocol, request.PortRange, request.IcmpTypeCode) = (protocol, new() { From = from, To = to }, new() { Type = from, Code = to });
        await AddAsync(request);

        var entry = (await AclAsync(acl)).Entries.Single(entry => entry.RuleNumber == 100);
        (entry.Protocol, entry.PortRange?.To, entry.IcmpTypeCode?.Code).ShouldBe((protocol, protocol == "6" ? to : null, protocol == "1" ? to : null));
    }

    [Fact]
    public async Task What_is_missing_is_told()
    {
        var acl = await NewAclAsync(await NewVpcAsync());
        CreateNetworkAclEntryRequest Without(Action<CreateNetworkAclEntryRequest> take)
        {
            var request = Entry(acl, 100);
            take(request);
            return request;
        }

        foreach (var request in (CreateNetworkAclEntryRequest[])[Without(one => one.CidrBlock = null), Without(one => one.PortRange = null), Without(one => one.Protocol = null), Without(one => one.RuleAction = null), Without(one => one.Protocol = "1")])
        {
            await RefusedAsync("MissingParameter", () => AddAsync(request));
        }

        await RefusedAsync("InvalidNetworkAclID.NotFound", () => AddAsync(Entry("acl-00000000", 100)), "The networkAcl ID 'acl-00000000' does not exist");
        await AddAsync(Entry(acl, 100));
    }

    [Fact]
    public async Task A_subnet_has_one_ACL_of_its_VPC()
    {
        var vpc = await NewVpcAsync();
        var (subnet, acl, foreign) = (await NewSubnetAsync(vpc), await NewAclAsync(vpc), await NewAclAsync(await NewVpcAsync("10.1.0.0/16")));
        var association = (await DefaultAsync(vpc)).Associations.ShouldHaveSingleItem();

        association.SubnetId.ShouldBe(subnet);
        await RefusedAsync("InvalidParameterValue", () => AssociateAsync(association.NetworkAclAssociationId, foreign));
        await RefusedAsync("InvalidAssociationID.NotFound", () => AssociateAsync("aclassoc-0000", acl));
        var replaced = await AssociateAsync(association.NetworkAclAssociationId, acl);
        (await AclAsync(acl)).Associations.Single().SubnetId.ShouldBe(subnet);
        (await DefaultAsync(vpc)).Associations.ShouldBeNull();
        await RefusedAsync("InvalidAssociationID.NotFound", () => AssociateAsync(association.NetworkAclAssociationId, acl));
        await RefusedAsync("DependencyViolation", () => DeleteAsync(acl), $"The networkAcl '{acl}' has dependencies and cannot be deleted.");
        await AssociateAsync(replaced, (await DefaultAsync(vpc)).NetworkAclId);
        await DeleteAsync(acl);
        await RefusedAsync("InvalidNetworkAclID.NotFound", () => DeleteAsync(acl));
    }

    [Fact]
    public async Task The_default_ACL_stays()
    {
        var vpc = await NewVpcAsync();
        var acl = (await DefaultAsync(vpc)).NetworkAclId;

        await RefusedAsync("InvalidParameterValue", () => DeleteAsync(acl), $"cannot delete default network ACL {acl}");
        await RemoveAsync(acl, 100);
        (await AclAsync(acl)).Entries.Where(entry => entry.Egress == false).Select(entry => entry.RuleNumber).ShouldBe([Last]);
    }

    [Fact]
    public async Task A_VPC_has_two_hundred_ACLs()
    {
        var vpc = await NewVpcAsync();
        for (var number = 1; number < 200; number++)
        {
            await NewAclAsync(vpc);
        }

        await RefusedAsync("NetworkAclLimitExceeded", () => NewAclAsync(vpc));
        await NewAclAsync(await NewVpcAsync());
    }

    [Fact]
    public async Task Filters_find_ACLs_by_their_entries()
    {
        var vpc = await NewVpcAsync();
        var acl = await NewAclAsync(vpc);
        await AddAsync(Entry(acl, 77));
        async Task<IEnumerable<string>> FoundAsync(string name, string value) =>
            ((await Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = [new("vpc-id", [vpc]), new(name, [value])] }, Token)).NetworkAcls ?? []).Select(one => one.NetworkAclId);

        (await FoundAsync("entry.rule-number", "77")).ShouldBe([acl]);
        (await FoundAsync("entry.cidr", "10.0.*")).ShouldBe([acl]);
        (await FoundAsync("entry.protocol", "6")).ShouldBe([acl]);
        (await FoundAsync("entry.port-range.from", "3306")).ShouldBe([acl]);
        (await FoundAsync("entry.port-range.to", "3306")).ShouldBe([acl]);
        (await FoundAsync("entry.rule-action", "allow")).Count().ShouldBe(2);
        (await FoundAsync("entry.icmp.type", "8")).ShouldBeEmpty();
        (await FoundAsync("default", "true")).Single().ShouldNotBe(acl);
    }

    private static CreateNetworkAclEntryRequest Entry(string acl, int number, bool egress = false) =>
        new() { NetworkAclId = acl, RuleNumber = number, Protocol = "6", RuleAction = RuleAction.Allow, Egress = egress, CidrBlock = "10.0.0.0/16", PortRange = new() { From = 3306, To = 3306 } };

    private async Task<string> NewAclAsync(string vpc) => (await Ec2.CreateNetworkAclAsync(new CreateNetworkAclRequest { VpcId = vpc }, Token)).NetworkAcl.NetworkAclId;

    private Task AddAsync(CreateNetworkAclEntryRequest request) => Ec2.CreateNetworkAclEntryAsync(request, Token);

    private Task ReplaceAsync(CreateNetworkAclEntryRequest one) => Ec2.ReplaceNetworkAclEntryAsync(
        new ReplaceNetworkAclEntryRequest { NetworkAclId = one.NetworkAclId, RuleNumber = one.RuleNumber, Protocol = one.Protocol, RuleAction = one.RuleAction, Egress = one.Egress, CidrBlock = one.CidrBlock, PortRange = one.PortRange }, Token);

    private Task RemoveAsync(string acl, int number) => Ec2.DeleteNetworkAclEntryAsync(new DeleteNetworkAclEntryRequest { NetworkAclId = acl, RuleNumber = number, Egress = false }, Token);

    private Task DeleteAsync(string acl) => Ec2.DeleteNetworkAclAsync(new DeleteNetworkAclRequest { NetworkAclId = acl }, Token);

    private async Task<string> AssociateAsync(string association, string acl) => (await Ec2.ReplaceNetworkAclAssociationAsync(new ReplaceNetworkAclAssociationRequest { AssociationId = association, NetworkAclId = acl }, Token)).NewAssociationId;

    private async Task<NetworkAcl> AclAsync(string acl) => (await Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { NetworkAclIds = [acl] }, Token)).NetworkAcls.Single();

    private async Task<NetworkAcl> DefaultAsync(string vpc) => (await Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = [new("vpc-id", [vpc]), new("default", ["true"])] }, Token)).NetworkAcls.Single();
}
