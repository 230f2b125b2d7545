using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab03.ApprovedAmis;

/// <summary>Finds the lab's resources, and waits for what becomes of them.</summary>
public static class Find
{
    /// <summary>The id of the approved image.</summary>
    public static async Task<string> GoldenAsync(Actor who) =>
        who.Only((await who.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"], Filters = [new("name", [Names.Golden])] })).Images, $"image '{Names.Golden}'").ImageId;

    /// <summary>The id of somebody else's image, by a pattern of names.</summary>
    public static async Task<string> ImageAsync(Actor who, string owner, string name) =>
        (await who.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = [owner], Filters = [new("name", [name]), new("architecture", ["x86_64"])] })).Images.MaxBy(image => image.CreationDate, StringComparer.Ordinal)!.ImageId;

    /// <summary>The instances that aren't terminated.</summary>
    public static async Task<IReadOnlyList<Instance>> InstancesAsync(Actor who) =>
        [.. ((await who.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new("instance-state-name", ["pending", "running", "stopping", "stopped"])] })).Reservations ?? []).SelectMany(reservation => reservation.Instances)];

    /// <summary>An instance that isn't terminated, by its tag <c>Name</c>; null for none.</summary>
    public static async Task<Instance?> InstanceAsync(Actor who, string name) =>
        (await InstancesAsync(who)).SingleOrDefault(instance => instance.Tags?.Exists(tag => tag.Key == "Name" && tag.Value == name) == true);

    /// <summary>Launches an instance and waits until it runs.</summary>
    /// <returns>The instance's id.</returns>
    public static async Task<string> LaunchAsync(LabContext aws, Actor who, string image, string? name = null)
    {
        var id = (await who.Ec2.RunInstancesAsync(new()
        {
            ImageId = image,
            InstanceType = InstanceType.T3Micro,
            MinCount = 1,
            MaxCount = 1,
            TagSpecifications = name is null ? null : [new() { ResourceType = ResourceType.Instance, Tags = [new("Name", name)] }],
        })).Reservation.Instances.Single().InstanceId;
        await UntilAsync(aws, who, id, InstanceStateName.Running);
        return id;
    }

    /// <summary>Waits until an instance has a state.</summary>
    public static Task UntilAsync(LabContext aws, Actor who, string id, InstanceStateName state) =>
        aws.UntilAsync(async () => (await who.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations.Single().Instances.Single().State.Name == state);
}
