using Amazon.EC2.Model;

namespace Lab04.MySqlOnly;

/// <content>Network ACLs, which decide on each packet alone.</content>
public sealed partial class Checks
{
    [Check(2, "The billing's application connects to its database", Ja = "請求アプリケーションがデータベースに接続できる"), Needs(Capability.Reachability)]
    public async Task The_billing_s_application_connects_to_its_database() => await ConnectsAsync(Names.BillingApp, Names.BillingDb);

    [Check(2, "Nothing else passes the ACL of the billing's application", Ja = "請求アプリケーションの ACL を、ほかの何も通過しない"), Needs(Capability.Reachability)]
    public async Task Nothing_else_passes_the_ACL_of_the_billing_s_application() => await PassAclOfAppAsync(Names.BillingVpc, Names.BillingApp, Names.BillingDb, Names.BillingJobs, Names.BillingTools);

    [Check(2, "Nothing else passes the ACL of the billing's database", Ja = "請求データベースの ACL を、ほかの何も通過しない"), Needs(Capability.Reachability)]
    public async Task Nothing_else_passes_the_ACL_of_the_billing_s_database() => await PassAclOfDatabaseAsync(Names.BillingVpc, Names.BillingApp, Names.BillingDb, Names.BillingJobs, Names.BillingTools);

    [Check(2, "A connection needs entries for its replies", Ja = "接続には、応答のためのエントリも必要"), Needs(Capability.Reachability)]
    public async Task A_connection_needs_entries_for_its_replies()
    {
        await ConnectsAsync(Names.BillingApp, Names.BillingDb);
        foreach (var entry in (await Find.AclAsync(Admin, Names.BillingDb)).Entries.Where(entry => entry.Egress == true && entry.RuleNumber <= 32766))
        {
            await Acls.DeleteAsync(Admin, Names.BillingDb, entry.RuleNumber!.Value, isEgress: true);
        }

        await Aws.Network.BlocksAsync(await Find.InstanceAsync(Admin, Names.BillingApp), await Find.DatabaseAsync(Admin, Names.BillingDb), Names.MySql, "SUBNET_ACL_RESTRICTION");
    }

    [Check(3, "The reports' application connects to its database", Ja = "レポートアプリケーションがデータベースに接続できる"), Needs(Capability.Reachability)]
    public async Task The_reports_application_connects_to_its_database() => await ConnectsAsync(Names.ReportsApp, Names.ReportsDb);

    [Check(3, "Nothing else passes the ACL of the reports' application", Ja = "レポートアプリケーションの ACL を、ほかの何も通過しない"), Needs(Capability.Reachability)]
    public async Task Nothing_else_passes_the_ACL_of_the_reports_application() => await PassAclOfAppAsync(Names.ReportsVpc, Names.ReportsApp, Names.ReportsDb, Names.ReportsJobs, Names.ReportsTools);

    [Check(3, "Nothing else passes the ACL of the reports' database", Ja = "レポートデータベースの ACL を、ほかの何も通過しない"), Needs(Capability.Reachability)]
    public async Task Nothing_else_passes_the_ACL_of_the_reports_database() => await PassAclOfDatabaseAsync(Names.ReportsVpc, Names.ReportsApp, Names.ReportsDb, Names.ReportsJobs, Names.ReportsTools);

    private async Task ConnectsAsync(string app, string database) => await Aws.Network.ConnectsAsync(await Find.InstanceAsync(Admin, app), await Find.DatabaseAsync(Admin, database), Names.MySql);

    /// <summary>Requires of the ACL of an application's subnet alone that it lets through what goes to the database, and the replies.</summary>
    private async Task PassAclOfAppAsync(string vpc, string appName, string databaseName, params string[] others)
    {
        await OpenAsync(vpc, databaseName);
        var (app, database) = (await Find.InstanceAsync(Admin, appName), await Find.DatabaseAsync(Admin, databaseName));
        await Aws.Network.HasOnlyPacketsAsync([app], [database, .. await AllAsync(others)], Requests(app, database), Replies(app, database));
    }

    /// <summary>Requires of the ACL of a database's subnets alone that it lets through what comes from the application, and the replies.</summary>
    private async Task PassAclOfDatabaseAsync(string vpc, string appName, string databaseName, params string[] others)
    {
        await OpenAsync(vpc, appName);
        var (app, database) = (await Find.InstanceAsync(Admin, appName), await Find.DatabaseAsync(Admin, databaseName));
        await Aws.Network.HasOnlyPacketsAsync([database], [app, .. await AllAsync(others)], Requests(app, database), Replies(app, database));
    }

    private static LabConnection Requests(string app, string database) => new(app, database, $"{Names.MySql}");

    private static LabConnection Replies(string app, string database) => new(database, app, $"{Names.FirstEphemeral}-{Names.LastEphemeral}");

    private async Task<IReadOnlyList<string>> AllAsync(IEnumerable<string> names)
    {
        var ids = new List<string>();
        foreach (var name in names)
        {
            ids.Add(await Find.InstanceAsync(Admin, name));
        }

        return ids;
    }

    /// <summary>Gives the subnets of an ACL the VPC's default one, which lets everything through, so that the other ACL decides alone.</summary>
    private async Task OpenAsync(string vpc, string acl)
    {
        var id = await Find.VpcAsync(Admin, vpc);
        var all = (await Admin.Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = [new("vpc-id", [id]), new("default", ["true"])] })).NetworkAcls.Single();
        foreach (var association in (await Find.AclAsync(Admin, acl)).Associations)
        {
            await Acls.AssociateAsync(Admin, association.SubnetId, all.NetworkAclId);
        }
    }
}
