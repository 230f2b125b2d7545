using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.Rds;

namespace Lab04.MySqlOnly;

/// <summary>The resources that exist before the tasks.</summary>
public static class Scenario
{
    private const string Policy =
        """
        { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": [ "ec2:*", "rds:*" ], "Resource": "*" } ] }
        """;

    /// <summary>Creates the resources, through SDK calls only.</summary>
    public static async Task BuildAsync(LabContext aws)
    {
        await aws.A.CreateUserAsync(Names.NetworkAdmin, Policy);
        var who = aws.A.User(Names.NetworkAdmin);
        await BuildOrdersAsync(who);
        await BuildBillingAsync(who);
        await BuildReportsAsync(who);
        await aws.UntilAsync(async () => (await who.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest())).Reservations.SelectMany(launch => launch.Instances).All(instance => instance.State.Name == InstanceStateName.Running));
        await aws.UntilAsync(async () => (await who.Rds.DescribeDBInstancesAsync(new())).DBInstances.All(database => database.DBInstanceStatus == DbStatus.Available));
    }

    /// <summary>Security groups decide: each lets nothing in and everything out.</summary>
    private static async Task BuildOrdersAsync(Actor who)
    {
        var vpc = await CreateVpcAsync(who, Names.OrdersVpc, "10.10.0.0/16");
        var app = await CreateSubnetAsync(who, vpc, "10.10.1.0/24", Names.OrdersApp);
        await LaunchAsync(who, Names.OrdersApp, app, await CreateGroupAsync(who, vpc, Names.OrdersApp));
        await LaunchAsync(who, Names.OrdersJobs, app, await CreateGroupAsync(who, vpc, Names.OrdersJobs));
        string[] subnets = [await CreateSubnetAsync(who, vpc, "10.10.2.0/24", $"{Names.OrdersDb}-1"), await CreateSubnetAsync(who, vpc, "10.10.3.0/24", $"{Names.OrdersDb}-2", "us-east-1b")];
        await CreateDatabaseAsync(who, Names.OrdersDb, subnets, await CreateGroupAsync(who, vpc, Names.OrdersDb));
    }

    /// <summary>Network ACLs decide: that of the application's subnet lets nothing through yet, and that of the database's denies MySQL to the whole VPC.</summary>
    private static async Task BuildBillingAsync(Actor who)
    {
        var vpc = await CreateVpcAsync(who, Names.BillingVpc, "10.20.0.0/16");
        await FillAsync(who, vpc, "10.20", Names.BillingApp, Names.BillingJobs, Names.BillingTools, Names.BillingDb);
        var acl = (await Find.AclAsync(who, Names.BillingDb)).NetworkAclId;
        await AddAsync(who, acl, 100, false, RuleAction.Deny, "10.20.0.0/16", Names.MySql, Names.MySql);
    }

    /// <summary>Somebody has written entries for replies as if these went to port 3306, and denied the others before they are allowed.</summary>
    private static async Task BuildReportsAsync(Actor who)
    {
        var vpc = await CreateVpcAsync(who, Names.ReportsVpc, "10.30.0.0/16");
        await FillAsync(who, vpc, "10.30", Names.ReportsApp, Names.ReportsJobs, Names.ReportsTools, Names.ReportsDb);
        var (app, database) = ((await Find.AclAsync(who, Names.ReportsApp)).NetworkAclId, (await Find.AclAsync(who, Names.ReportsDb)).NetworkAclId);
        await AddAsync(who, app, 100, true, RuleAction.Allow, Names.ReportsDbCidr, Names.MySql, Names.MySql);
        await AddAsync(who, app, 100, false, RuleAction.Deny, "10.30.0.0/16", 0, 65535);
        await AddAsync(who, app, 200, false, RuleAction.Allow, Names.ReportsDbCidr, Names.FirstEphemeral, Names.LastEphemeral);
        await AddAsync(who, database, 100, false, RuleAction.Allow, Names.ReportsAppCidr, Names.MySql, Names.MySql);
        await AddAsync(who, database, 100, true, RuleAction.Allow, Names.ReportsAppCidr, Names.MySql, Names.MySql);
    }

    /// <summary>Creates subnets with instances whose security group lets everything through, and network ACLs for the application's subnet and the database's two.</summary>
    private static async Task FillAsync(Actor who, string vpc, string network, string app, string jobs, string tools, string database)
    {
        var group = await CreateGroupAsync(who, vpc, $"{database}-all");
        await who.Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }] });
        await LaunchAsync(who, tools, await CreateSubnetAsync(who, vpc, $"{network}.0.0/24", tools), group);
        string[] subnets = [await CreateSubnetAsync(who, vpc, $"{network}.2.0/24", $"{database}-1"), await CreateSubnetAsync(who, vpc, $"{network}.3.0/24", $"{database}-2", "us-east-1b")];
        await CreateDatabaseAsync(who, database, subnets, group);
        var client = await CreateSubnetAsync(who, vpc, $"{network}.4.0/24", app);
        await LaunchAsync(who, app, client, group);
        await LaunchAsync(who, jobs, await CreateSubnetAsync(who, vpc, $"{network}.5.0/24", jobs), group);
        await CreateAclAsync(who, vpc, app, client);
        await CreateAclAsync(who, vpc, database, subnets);
    }

    private static async Task<string> CreateVpcAsync(Actor who, string name, string cidr) => (await who.Ec2.CreateVpcAsync(new() { CidrBlock = cidr, TagSpecifications = [Named(ResourceType.Vpc, name)] })).Vpc.VpcId;

    private static async Task<string> CreateSubnetAsync(Actor who, string vpc, string cidr, string name, string zone = "us-east-1a") =>
        (await who.Ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = cidr, AvailabilityZone = zone, TagSpecifications = [Named(ResourceType.Subnet, name)] })).Subnet.SubnetId;

    private static async Task<string> CreateGroupAsync(Actor who, string vpc, string name) => (await who.Ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = name, Description = name })).GroupId;

    private static async Task LaunchAsync(Actor who, string name, string subnet, string group)
    {
        var image = (await who.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("name", ["al2023-ami-2023.*-x86_64"])] })).Images.MaxBy(one => one.CreationDate, StringComparer.Ordinal)!;
        await who.Ec2.RunInstancesAsync(new()
        {
            ImageId = image.ImageId,
            InstanceType = InstanceType.T3Micro,
            MinCount = 1,
            MaxCount = 1,
            SubnetId = subnet,
            SecurityGroupIds = [group],
            TagSpecifications = [Named(ResourceType.Instance, name)],
        });
    }

    /// <summary>Creates a MySQL database in the first of two subnets.</summary>
    private static async Task CreateDatabaseAsync(Actor who, string name, IReadOnlyList<string> subnets, string group)
    {
        await who.Rds.CreateDBSubnetGroupAsync(new(name, name, subnets));
        await who.Rds.CreateDBInstanceAsync(new(name, "db.t3.micro", "mysql")
        {
            AllocatedStorage = 20,
            AvailabilityZone = "us-east-1a",
            DBSubnetGroupName = name,
            VpcSecurityGroupIds = [group],
            MasterUsername = Names.MasterUser,
            MasterUserPassword = Names.MasterPassword,
            PubliclyAccessible = false,
        });
    }

    /// <summary>Creates a network ACL that lets nothing through, and gives it to subnets.</summary>
    private static async Task CreateAclAsync(Actor who, string vpc, string name, params string[] subnets)
    {
        var acl = (await who.Ec2.CreateNetworkAclAsync(new() { VpcId = vpc, TagSpecifications = [Named(ResourceType.NetworkAcl, name)] })).NetworkAcl.NetworkAclId;
        foreach (var subnet in subnets)
        {
            await Acls.AssociateAsync(who, subnet, acl);
        }
    }

    private static Task AddAsync(Actor who, string acl, int number, bool isEgress, RuleAction action, string cidr, int first, int last) =>
        who.Ec2.CreateNetworkAclEntryAsync(new() { NetworkAclId = acl, RuleNumber = number, Egress = isEgress, RuleAction = action, Protocol = "6", CidrBlock = cidr, PortRange = new() { From = first, To = last } });

    private static TagSpecification Named(ResourceType type, string name) => new() { ResourceType = type, Tags = [new("Name", name)] };
}
