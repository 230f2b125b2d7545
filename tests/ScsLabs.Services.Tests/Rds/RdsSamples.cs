using ScsLabs.Services.Ec2;
using ScsLabs.Services.Rds;
using Tag = ScsLabs.Services.Rds.Tag;

namespace ScsLabs.Services.Tests.Rds;

internal static class RdsSamples
{
    private static readonly CreateDBInstance Database = new("db", "db.t3.micro", "mysql") { AllocatedStorage = 20, MasterUsername = "admin", MasterUserPassword = "correct-horse", Tags = [new("Team", "a")] };

    public static IReadOnlyList<Sample> All =>
    [
        Sample.After(CreateDBSubnetGroupOperation.Instance, aws => new("group", "two zones", NewSubnets(aws), [new Tag("Team", "a")])),
        Sample.After(DescribeDBSubnetGroupsOperation.Instance, aws => new(NewGroup(aws))),
        Sample.After(ModifyDBSubnetGroupOperation.Instance, aws =>
        {
            var subnets = NewSubnets(aws);
            return new(NewGroup(aws, subnets), subnets, "two zones of three");
        }),
        Sample.After(DeleteDBSubnetGroupOperation.Instance, aws => new(NewGroup(aws))),
        Sample.Of(CreateDBInstanceOperation.Instance, Database),
        Sample.After(DescribeDBInstancesOperation.Instance, aws => new(NewInstance(aws))),
        Sample.After(DeleteDBInstanceOperation.Instance, aws => new(NewInstance(aws), SkipFinalSnapshot: true)) with { Later = TimeSpan.FromMinutes(1) },
        Sample.After(ModifyDBInstanceOperation.Instance, aws => new(NewInstance(aws)) { DBInstanceClass = "db.t3.small", ApplyImmediately = true }) with { Later = TimeSpan.FromMinutes(1) },
        Sample.After(RebootDBInstanceOperation.Instance, aws => new(NewInstance(aws))) with { Later = TimeSpan.FromMinutes(1) },
        Sample.After(StopDBInstanceOperation.Instance, aws => new(NewInstance(aws))) with { Later = TimeSpan.FromMinutes(1) },
        Sample.After(StartDBInstanceOperation.Instance, aws => new(aws.Call(new StopDBInstance("db")).DBInstance.DBInstanceIdentifier)) with { Begin = aws => NewInstance(aws), Later = TimeSpan.FromMinutes(1) },
        Sample.Of(DescribeDBEngineVersionsOperation.Instance, new("mysql")),
        Sample.After(AddTagsToResourceOperation.Instance, aws => new(NewArn(aws), [new Tag("Cost", "1")])),
        Sample.After(RemoveTagsFromResourceOperation.Instance, aws => new(NewArn(aws), ["Team"])),
        Sample.After(ListTagsForResourceOperation.Instance, aws => new(NewArn(aws))),
    ];

    private static string NewArn(AsCaller aws) => aws.Call(Database).DBInstance.DBInstanceArn;

    private static string NewGroup(AsCaller aws, params IReadOnlyList<string> subnets) =>
        aws.Call(new CreateDBSubnetGroup("group", "two zones", subnets.Count > 0 ? subnets : NewSubnets(aws))).DBSubnetGroup.Name;

    private static string NewInstance(AsCaller aws) => aws.Call(Database).DBInstance.DBInstanceIdentifier;

    private static string[] NewSubnets(AsCaller aws)
    {
        var vpc = aws.Call(new CreateVpc("10.0.0.0/16")).Vpc.VpcId;
        return [aws.Call(new CreateSubnet(vpc, "10.0.1.0/24", "us-east-1a")).Subnet.SubnetId, aws.Call(new CreateSubnet(vpc, "10.0.2.0/24", "us-east-1b")).Subnet.SubnetId];
    }
}
