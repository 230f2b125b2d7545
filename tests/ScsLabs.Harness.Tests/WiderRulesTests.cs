using ScsLabs.Harness.Proof;
using ScsLabs.Harness.Telling;
using ScsLabs.Model;
using ScsLabs.Model.State;
using ScsLabs.Network;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Harness.Tests;

/// <summary>The mutants that a security group's rule gives, and how its end is told.</summary>
public sealed class WiderRulesTests
{
    [Fact]
    public void A_deleted_rule_is_told_by_what_it_allowed_and_five_are_told_at_most()
    {
        var draft = new Draft(World.Empty);
        for (var port = 1; port <= 6; port++)
        {
            draft.Put(Rule($"sgr-{port}", new(IpProtocol.Tcp, PortRange.Of(port)) { Cidr = Cidr.Parse("10.0.0.0/16") }));
        }

        Change[] deleted = [.. draft.Changes.Select(change => new Change<SecurityGroupRule>((SecurityGroupRule)change.After!, null))];

        Changed.Tell(deleted, Language.English).ShouldBe(string.Join(", ", Enumerable.Range(1, 5).Select(port => $"deleted rule from 10.0.0.0/16, tcp {port}, of security group sg-1")) + " and 1 more");
        Changed.Tell([.. deleted[..1], .. deleted[..1]], Language.English).ShouldBe("deleted rule from 10.0.0.0/16, tcp 1, of security group sg-1", "the same is told once");
        Changed.Tell(deleted[..1], Language.English).ShouldNotContain("more");
        Changed.Tell(deleted[..1], Language.Japanese).ShouldBe("セキュリティグループ sg-1 のルール (10.0.0.0/16 から、tcp 1) の削除");
    }

    [Fact]
    public void A_rule_for_a_prefix_list_is_widened_to_all_addresses()
    {
        var draft = new Draft(World.Empty);
        draft.Put(Rule("sgr-1", new(IpProtocol.Any, PortRange.All) { PrefixListId = "pl-63a5400a" }) with { IsEgress = true });
        var mutant = WiderRules.Of([.. draft.Changes], World.Empty).ShouldHaveSingleItem();
        mutant.Name.ShouldBe("SecurityGroupRule sgr-1: prefix list widened to 0.0.0.0/0");

        mutant.Apply(draft);
        var wider = draft.Everywhere<SecurityGroupRule>().Single().Permission;
        (wider.Cidr, wider.PrefixListId).ShouldBe((Cidr.All, null));
    }

    private static SecurityGroupRule Rule(string id, ScsLabs.Services.Ec2.Permission permission) =>
        new() { Account = AccountId.Parse("111111111111"), Region = "us-east-1", Id = id, GroupId = "sg-1", IsEgress = false, Permission = permission };
}
