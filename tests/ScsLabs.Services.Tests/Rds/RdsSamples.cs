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
        Sample.Of(CreateDBInstanceOperation.Instance, Database),
        Sample.After(DescribeDBInstancesOperation.Instance, aws => new(NewInstance(aws))),
        Sample.After(DeleteDBInstanceOperation.Instance, aws => new(NewInstance(aws), SkipFinalSnapshot: true)) with { Later = TimeSpan.FromMinutes(1) },
    ];

    private static string NewInstance(AsCaller aws) => aws.Call(Database).Instance.DBInstanceIdentifier;

    private static string[] NewSubnets(AsCaller aws)
    {
        var vpc = aws.Call(new CreateVpc("10.0.0.0/16")).Vpc.VpcId;
        return [aws.Call(new CreateSubnet(vpc, "10.0.1.0/24", "us-east-1a")).Subnet.SubnetId, aws.Call(new CreateSubnet(vpc, "10.0.2.0/24", "us-east-1b")).Subnet.SubnetId];
    }
}
