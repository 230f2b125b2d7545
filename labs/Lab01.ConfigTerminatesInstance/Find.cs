using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab01.ConfigTerminatesInstance;

/// <summary>Finds the lab's resources, and waits for what becomes of them.</summary>
public static class Find
{
    /// <summary>The id of the approved image.</summary>
    public static async Task<string> GoldenAsync(Actor who) =>
        who.Only((await who.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"], Filters = [new("name", [Names.Golden])] })).Images, $"image '{Names.Golden}'").ImageId;

    /// <summary>The id of somebody else's image, by a pattern of names.</summary>
    public static async Task<string> ImageAsync(Actor who, string owner, string name) =>
        (await who.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = [owner], Filters = [new("name", [name]), new("architecture", ["x86_64"])] })).Images.MaxBy(image => image.CreationDate, StringComparer.Ordinal)!.ImageId;

    /// <summary>The id of an image that is not approved.</summary>
    public static Task<string> OtherAsync(Actor who) => ImageAsync(who, "099720109477", "ubuntu/images/*jammy*");

    /// <summary>The ARN of the rule of AWS Config.</summary>
    public static async Task<string> ConfigRuleArnAsync(Actor who) => (await who.Config.DescribeConfigRulesAsync(new([Names.ConfigRule]))).ConfigRules.Single().ConfigRuleArn!;

    /// <summary>Launches an instance and waits until it runs.</summary>
    /// <returns>The instance's id.</returns>
    public static async Task<string> LaunchAsync(LabContext aws, Actor who, string image, string? name = null)
    {
        var id = await BeginAsync(who, image, name);
        await aws.UntilAsync(async () => await StateAsync(who, id) == InstanceStateName.Running);
        return id;
    }

    /// <summary>Launches an instance.</summary>
    /// <returns>The instance's id.</returns>
    public static async Task<string> BeginAsync(Actor who, string image, string? name = null, bool isProtected = false) =>
        (await who.Ec2.RunInstancesAsync(new()
        {
            ImageId = image,
            InstanceType = InstanceType.T3Micro,
            MinCount = 1,
            MaxCount = 1,
            DisableApiTermination = isProtected,
            TagSpecifications = name is null ? null : [new() { ResourceType = ResourceType.Instance, Tags = [new("Name", name)] }],
        })).Reservation.Instances.Single().InstanceId;

    /// <summary>The state of an instance.</summary>
    public static async Task<InstanceStateName> StateAsync(Actor who, string id) =>
        (await who.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations.Single().Instances.Single().State.Name;
}
