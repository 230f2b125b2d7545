using ScsLabs.Harness.Proof;
using ScsLabs.Model;
using ScsLabs.Model.State;
using ScsLabs.Network;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Harness.Tests;

/// <summary>The mutants that a security group's rule gives.</summary>
public sealed class WiderRulesTests
{
    [Fact]
    public void A_rule_for_a_prefix_list_is_widened_to_all_addresses()
    {
        var draft = new Draft(World.Empty);
        draft.Put(new SecurityGroupRule
        {
            Account = AccountId.Parse("111111111111"),
            Region = "us-east-1",
            Id = "sgr-1",
            GroupId = "sg-1",
            IsEgress = true,
            Permission = new(IpProtocol.Any, PortRange.All) { PrefixListId = "pl-63a5400a" },
        });
        var mutant = WiderRules.Of([.. draft.Changes], World.Empty).ShouldHaveSingleItem();
        mutant.Name.ShouldBe("SecurityGroupRule sgr-1: prefix list widened to 0.0.0.0/0");

        mutant.Apply(draft);
        var wider = draft.Everywhere<SecurityGroupRule>().Single().Permission;
        (wider.Cidr, wider.PrefixListId).ShouldBe((Cidr.All, null));
    }
}
