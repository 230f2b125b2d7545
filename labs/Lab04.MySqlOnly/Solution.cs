namespace Lab04.MySqlOnly;

/// <summary>The reference answer.</summary>
public sealed class Solution : ITasks
{
    /// <inheritdoc />
    public async Task AllowByGroupsAsync(LabContext aws)
    {
        // A rule for the replies isn't needed: security groups remember connections.
        var who = aws.A.User(Names.NetworkAdmin);
        await who.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(who, Names.OrdersDb),
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.MySql, ToPort = Names.MySql, UserIdGroupPairs = [new() { GroupId = await Find.GroupAsync(who, Names.OrdersApp) }] }],
        });
    }

    /// <inheritdoc />
    public async Task AllowByAclsAsync(LabContext aws)
    {
        // Network ACLs remember nothing: each packet and each reply passes both, so that there are four entries. The database's come before the entry 100, which denies.
        var who = aws.A.User(Names.NetworkAdmin);
        await Acls.AllowAsync(who, Names.BillingApp, 90, isEgress: true, Names.BillingDbCidr, Names.MySql, Names.MySql);
        await Acls.AllowAsync(who, Names.BillingDb, 90, isEgress: false, Names.BillingAppCidr, Names.MySql, Names.MySql);
        await Acls.AllowAsync(who, Names.BillingDb, 90, isEgress: true, Names.BillingAppCidr, Names.FirstEphemeral, Names.LastEphemeral);
        await Acls.AllowAsync(who, Names.BillingApp, 90, isEgress: false, Names.BillingDbCidr, Names.FirstEphemeral, Names.LastEphemeral);
    }

    /// <inheritdoc />
    public async Task MendAclsAsync(LabContext aws)
    {
        // Replies go to the ports from which the application opened its connections. What comes in is denied at the end anyway.
        var who = aws.A.User(Names.NetworkAdmin);
        await Acls.DeleteAsync(who, Names.ReportsDb, 100, isEgress: true);
        await Acls.AllowAsync(who, Names.ReportsDb, 100, isEgress: true, Names.ReportsAppCidr, Names.FirstEphemeral, Names.LastEphemeral);
        await Acls.DeleteAsync(who, Names.ReportsApp, 100, isEgress: false);
    }
}
