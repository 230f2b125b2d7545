using Amazon.EC2.Model;

namespace Lab09.SecureStringSecrets;

/// <summary>Finds the scenario's resources.</summary>
public static class Find
{
    /// <summary>The instance on which the application runs.</summary>
    public static async Task<Instance> InstanceAsync(Actor who) =>
        who.Only((await who.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new("tag:Name", [Names.App]), new("instance-state-name", ["pending", "running"])] })).Reservations?.SelectMany(reservation => reservation.Instances), $"instance '{Names.App}'");
}
