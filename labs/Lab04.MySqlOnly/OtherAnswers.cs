using Amazon.EC2.Model;

namespace Lab04.MySqlOnly;

/// <summary>A right answer that lets in addresses instead of a group, and keeps the entries that deny.</summary>
public sealed class ByAddresses : ITasks
{
    /// <inheritdoc />
    public async Task AllowByGroupsAsync(LabContext aws)
    {
        var who = aws.A.User(Names.NetworkAdmin);
        var app = (await who.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [await Find.InstanceAsync(who, Names.OrdersApp)] })).Reservations.Single().Instances.Single();
        await who.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(who, Names.OrdersDb),
            IpPermissions = [new() { IpProtocol = "6", FromPort = Names.MySql, ToPort = Names.MySql, Ipv4Ranges = [new() { CidrIp = $"{app.PrivateIpAddress}/32" }] }],
        });
    }

    /// <inheritdoc />
    public async Task AllowByAclsAsync(LabContext aws)
    {
        var who = aws.A.User(Names.NetworkAdmin);
        await Acls.AllowAsync(who, Names.BillingApp, 1, isEgress: true, Names.BillingDbCidr, Names.MySql, Names.MySql);
        await Acls.AllowAsync(who, Names.BillingDb, 1, isEgress: false, Names.BillingAppCidr, Names.MySql, Names.MySql);
        await Acls.AllowAsync(who, Names.BillingDb, 32766, isEgress: true, Names.BillingAppCidr, Names.FirstEphemeral, Names.LastEphemeral);
        await Acls.AllowAsync(who, Names.BillingApp, 32766, isEgress: false, Names.BillingDbCidr, Names.FirstEphemeral, Names.LastEphemeral);
    }

    /// <inheritdoc />
    public async Task MendAclsAsync(LabContext aws)
    {
        var who = aws.A.User(Names.NetworkAdmin);
        await who.Ec2.ReplaceNetworkAclEntryAsync(new()
        {
            NetworkAclId = (await Find.AclAsync(who, Names.ReportsDb)).NetworkAclId,
            RuleNumber = 100,
            Egress = true,
            RuleAction = "allow",
            Protocol = "6",
            CidrBlock = Names.ReportsAppCidr,
            PortRange = new() { From = Names.FirstEphemeral, To = Names.LastEphemeral },
        });
        await Acls.AllowAsync(who, Names.ReportsApp, 50, isEgress: false, Names.ReportsDbCidr, Names.FirstEphemeral, Names.LastEphemeral);
    }
}

/// <summary>A right answer with entries for each of the database's subnets, and for halves of the ports.</summary>
public sealed class EntryBySubnet : ITasks
{
    private readonly Solution reference = new();

    /// <inheritdoc />
    public Task AllowByGroupsAsync(LabContext aws) => reference.AllowByGroupsAsync(aws);

    /// <inheritdoc />
    public async Task AllowByAclsAsync(LabContext aws)
    {
        var who = aws.A.User(Names.NetworkAdmin);
        await Acls.DeleteAsync(who, Names.BillingDb, 100, isEgress: false);
        await Acls.AllowAsync(who, Names.BillingDb, 100, isEgress: false, Names.BillingAppCidr, Names.MySql, Names.MySql);
        await Acls.AllowAsync(who, Names.BillingDb, 100, isEgress: true, Names.BillingAppCidr, Names.FirstEphemeral, 49151);
        await Acls.AllowAsync(who, Names.BillingDb, 110, isEgress: true, Names.BillingAppCidr, 49152, Names.LastEphemeral);
        foreach (var (number, cidr) in ((int, string)[])[(100, "10.20.2.0/24"), (110, "10.20.3.0/24")])
        {
            await Acls.AllowAsync(who, Names.BillingApp, number, isEgress: true, cidr, Names.MySql, Names.MySql);
            await Acls.AllowAsync(who, Names.BillingApp, number, isEgress: false, cidr, Names.FirstEphemeral, Names.LastEphemeral);
        }
    }

    /// <inheritdoc />
    public Task MendAclsAsync(LabContext aws) => reference.MendAclsAsync(aws);
}
