using Amazon.EC2.Model;

namespace Lab04.MySqlOnly;

/// <summary>The checks of the tasks: each application connects to its database at port 3306, and nothing else does.</summary>
/// <remarks>This file checks security groups, <c>Checks.Acls.cs</c> network ACLs; <c>Checks.Sql.cs</c> asks a database.</remarks>
public sealed partial class Checks(Lab lab) : LabChecks<Lab>(lab)
{
    private Actor Admin => Aws.A.User(Names.NetworkAdmin);

    [Check(1, "The orders' application connects to its database", Ja = "注文アプリケーションがデータベースに接続できる"), Needs(Capability.Reachability)]
    public async Task The_orders_application_connects_to_its_database() =>
        await Aws.Network.ConnectsAsync(await Find.InstanceAsync(Admin, Names.OrdersApp), await Find.DatabaseAsync(Admin, Names.OrdersDb), Names.MySql);

    [Check(1, "Nothing else connects to the orders' database", Ja = "注文データベースには、ほかの何も接続できない"), Needs(Capability.Reachability)]
    public async Task Nothing_else_connects_to_the_orders_database()
    {
        var (app, jobs, database) = (await Find.InstanceAsync(Admin, Names.OrdersApp), await Find.InstanceAsync(Admin, Names.OrdersJobs), await Find.DatabaseAsync(Admin, Names.OrdersDb));

        await Aws.Network.BlocksAsync(app, database, Names.Ssh, "ENI_SG_RULES_MISMATCH");
        await Aws.Network.HasOnlyAsync([app, jobs], [database], new LabConnection(app, database, "3306"));
        await Aws.Network.LetsInOnlyAsync(Admin, database, Names.MySql, Names.OrdersAppCidr);
        await Aws.Network.LetsInOnlyAsync(Admin, app);
        await Aws.Network.LetsInOnlyAsync(Admin, jobs);
    }

    [Check(1, "Replies need no rule of a security group", Ja = "応答には、セキュリティグループのルールは要らない"), Needs(Capability.Reachability)]
    public async Task Replies_need_no_rule_of_a_security_group()
    {
        var group = await Find.GroupAsync(Admin, Names.OrdersDb);
        var rules = (await Admin.Ec2.DescribeSecurityGroupRulesAsync(new() { Filters = [new("group-id", [group])] })).SecurityGroupRules;
        if (rules.Where(rule => rule.IsEgress == true).Select(rule => rule.SecurityGroupRuleId).ToList() is { Count: > 0 } egress)
        {
            await Admin.Ec2.RevokeSecurityGroupEgressAsync(new() { GroupId = group, SecurityGroupRuleIds = egress });
        }

        var (app, database) = (await Find.InstanceAsync(Admin, Names.OrdersApp), await Find.DatabaseAsync(Admin, Names.OrdersDb));
        await Aws.Network.BlocksAsync(database, app, Names.MySql, "SG_HAS_NO_RULES");
        await Aws.Network.ConnectsAsync(app, database, Names.MySql);
    }
}
