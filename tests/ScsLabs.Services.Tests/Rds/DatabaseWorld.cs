using Amazon.EC2.Model;
using ScsLabs.Services.Rds;
using ScsLabs.Services.Tests.Ec2;

namespace ScsLabs.Services.Tests.Rds;

/// <summary>Accounts with a network, and ways to create databases in it.</summary>
public abstract class DatabaseWorld : NetworkWorld
{
    /// <summary>The client of account A's root user in us-east-1.</summary>
    private protected RdsClient Rds => Aws.A.Root.Rds;

    /// <summary>A request for a small database of MySQL.</summary>
    private protected static CreateDBInstance Database(string identifier = "db", string? group = null) =>
        new(identifier, "db.t3.micro", "mysql") { AllocatedStorage = 20, MasterUsername = "admin", MasterUserPassword = "correct-horse", DBSubnetGroupName = group };

    private protected async Task<DbInstanceView> CreateAsync(CreateDBInstance request) => (await Rds.CreateDBInstanceAsync(request, Token)).DBInstance;

    /// <summary>A database that is available.</summary>
    private protected async Task<DbInstanceView> AvailableAsync(CreateDBInstance request)
    {
        var created = await CreateAsync(request);
        await WaitAsync();
        return await ShowAsync(created.DBInstanceIdentifier);
    }

    private protected async Task<DbInstanceView> ShowAsync(string identifier) => (await Rds.DescribeDBInstancesAsync(new(identifier), Token)).DBInstances.Single();

    /// <summary>The row of a database, as the world keeps it.</summary>
    private protected DbInstance Row(string identifier) => Backend.Emulator.Store.Current.Everywhere<DbInstance>().Single(one => one.Identifier == identifier);

    private protected Task DeleteAsync(string identifier) => Rds.DeleteDBInstanceAsync(new(identifier, SkipFinalSnapshot: true), Token);

    /// <summary>A subnet of a VPC in an Availability Zone.</summary>
    private protected async Task<string> NewSubnetAsync(string vpc, string cidr, string zone) =>
        (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = cidr, AvailabilityZone = zone }, Token)).Subnet.SubnetId;

    /// <summary>A VPC with subnets in two Availability Zones, and a DB subnet group of them.</summary>
    private protected async Task<(string Vpc, string A, string B)> NewSubnetGroupAsync(string name = "group")
    {
        var vpc = await NewVpcAsync();
        var (a, b) = (await NewSubnetAsync(vpc, "10.0.1.0/24", "us-east-1a"), await NewSubnetAsync(vpc, "10.0.2.0/24", "us-east-1b"));
        await Rds.CreateDBSubnetGroupAsync(new(name, "two zones", [a, b]), Token);
        return (vpc, a, b);
    }

    /// <summary>The network interfaces that RDS has in a VPC.</summary>
    private protected async Task<IReadOnlyList<NetworkInterface>> InterfacesAsync(string vpc) =>
        (await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = [new("vpc-id", [vpc]), new("description", ["RDSNetworkInterface"])] }, Token)).NetworkInterfaces ?? [];

    /// <summary>The call must be refused by RDS with this code and, where one is given, this text, and change nothing.</summary>
    private protected async Task<AwsException> RdsRefusesAsync(string code, Func<Task> call, string? text = null)
    {
        var before = Backend.Emulator.Store.Current;
        var error = await Should.ThrowAsync<AwsException>(call);

        error.Code.ShouldBe(code, error.Message);
        if (text is not null)
        {
            error.Message.ShouldBe(text);
        }

        Backend.Emulator.Store.Current.ShouldBeSameAs(before);
        return error;
    }
}
