using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.S3;

namespace Lab05.PatchWithoutSsh;

/// <summary>The resources that exist before the tasks.</summary>
public static class Scenario
{
    private const string Everything =
        """
        { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" } ] }
        """;

    private const string BastionCidr = "10.50.2.0/24";

    /// <summary>Creates the resources, through SDK calls only.</summary>
    public static async Task BuildAsync(LabContext aws)
    {
        var admin = await aws.A.CreateUserAsync(Names.Admin, Everything);
        await aws.A.CreateUserAsync(Names.Operator);
        await admin.S3.PutBucketAsync(Names.Bucket(aws));
        await admin.S3.PutObjectAsync(new() { BucketName = Names.Bucket(aws), Key = Names.Payroll, ContentBody = "name,salary" });
        await CreateProfileAsync(admin);

        var vpc = (await admin.Ec2.CreateVpcAsync(new() { CidrBlock = "10.50.0.0/16", TagSpecifications = [Named(ResourceType.Vpc, Names.Vpc)] })).Vpc.VpcId;
        await admin.Ec2.ModifyVpcAttributeAsync(new() { VpcId = vpc, EnableDnsHostnames = true });
        await CreateGroupAsync(admin, vpc, Names.Endpoints);
        var server = await CreateGroupAsync(admin, vpc, Names.Server);
        await admin.Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = server, IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.Ssh, ToPort = Names.Ssh, Ipv4Ranges = [new() { CidrIp = BastionCidr }] }] });
        await LaunchAsync(admin, Names.Server, await CreateSubnetAsync(admin, vpc, Names.SubnetCidr, Names.Subnet), server, new Tag(Names.Tag, Names.TagValue));
        await LaunchAsync(admin, Names.Bastion, await CreateSubnetAsync(admin, vpc, BastionCidr, Names.Bastion), await CreateGroupAsync(admin, vpc, Names.Bastion));
        await aws.UntilAsync(async () => (await admin.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest())).Reservations.SelectMany(launch => launch.Instances).All(instance => instance.State.Name == InstanceStateName.Running));
    }

    /// <summary>Creates the server's role, which may do nothing yet, and the instance profile with it.</summary>
    private static async Task CreateProfileAsync(Actor admin)
    {
        await admin.Iam.CreateRoleAsync(new(Names.Server,
            """
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } ] }
            """));
        await admin.Iam.CreateInstanceProfileAsync(new(Names.Server));
        await admin.Iam.AddRoleToInstanceProfileAsync(new(Names.Server, Names.Server));
    }

    private static async Task<string> CreateSubnetAsync(Actor admin, string vpc, string cidr, string name) =>
        (await admin.Ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = cidr, TagSpecifications = [Named(ResourceType.Subnet, name)] })).Subnet.SubnetId;

    private static async Task<string> CreateGroupAsync(Actor admin, string vpc, string name) => (await admin.Ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = name, Description = name })).GroupId;

    /// <summary>Launches an instance without a key pair and without a role.</summary>
    private static async Task LaunchAsync(Actor admin, string name, string subnet, string group, params Tag[] tags)
    {
        var image = (await admin.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("name", ["al2023-ami-2023.*-x86_64"])] })).Images.MaxBy(one => one.CreationDate, StringComparer.Ordinal)!;
        await admin.Ec2.RunInstancesAsync(new()
        {
            ImageId = image.ImageId,
            InstanceType = InstanceType.T3Micro,
            MinCount = 1,
            MaxCount = 1,
            SubnetId = subnet,
            SecurityGroupIds = [group],
            MetadataOptions = new() { HttpTokens = HttpTokensState.Required },
            TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new("Name", name), .. tags] }],
        });
    }

    private static TagSpecification Named(ResourceType type, string name) => new() { ResourceType = type, Tags = [new("Name", name)] };
}
