using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.S3;

namespace Lab02.EncryptedVolumes;

/// <summary>The resources that exist before the tasks.</summary>
public static class Scenario
{
    private const string Everything =
        """
        { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" } ] }
        """;

    /// <summary>Creates the resources, through SDK calls only.</summary>
    public static async Task BuildAsync(LabContext aws)
    {
        var admin = await aws.A.CreateUserAsync(Names.Admin, Everything);
        foreach (var alias in (string[])[Names.DataKey, Names.OtherKey])
        {
            var key = await admin.Kms.CreateKeyAsync(new());
            await admin.Kms.CreateAliasAsync(new() { AliasName = alias, TargetKeyId = key.KeyMetadata.KeyId });
        }

        await RecordAsync(aws, admin);
        await LaunchAsync(aws, admin);
    }

    /// <summary>Has AWS Config record volumes, with a role that may read them.</summary>
    private static async Task RecordAsync(LabContext aws, Actor admin)
    {
        var bucket = $"config-{aws.A.Id}";
        await admin.S3.PutBucketAsync(bucket);
        await admin.Iam.CreateRoleAsync(new(Names.ConfigRole,
            """
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "Service": "config.amazonaws.com" }, "Action": "sts:AssumeRole" } ] }
            """));
        await admin.Iam.PutRolePolicyAsync(new(Names.ConfigRole, "record",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "ec2:DescribeVolumes", "Resource": "*" },
                { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::{{bucket}}/AWSLogs/{{aws.A.Id}}/Config/*" }
              ]
            }
            """));
        await admin.Config.PutConfigurationRecorderAsync(new(new() { Name = "default", RoleArn = $"arn:aws:iam::{aws.A.Id}:role/{Names.ConfigRole}", RecordingGroup = new() { AllSupported = false, ResourceTypes = ["AWS::EC2::Volume"] } }));
        await admin.Config.PutDeliveryChannelAsync(new(new() { Name = "default", S3BucketName = bucket }));
        await admin.Config.StartConfigurationRecorderAsync(new("default"));
    }

    /// <summary>Launches the application's instance, whose data volume isn't encrypted.</summary>
    private static async Task LaunchAsync(LabContext aws, Actor admin)
    {
        var image = (await admin.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("name", ["al2023-ami-2023.*-x86_64"])] })).Images.MaxBy(one => one.CreationDate, StringComparer.Ordinal)!;
        await admin.Ec2.RunInstancesAsync(new()
        {
            ImageId = image.ImageId,
            InstanceType = InstanceType.T3Micro,
            MinCount = 1,
            MaxCount = 1,
            BlockDeviceMappings =
            [
                new() { DeviceName = image.RootDeviceName, Ebs = new() { Encrypted = true, KmsKeyId = await Find.KeyAsync(admin, Names.DataKey) } },
                new() { DeviceName = Names.DataDevice, Ebs = new() { VolumeSize = Names.DataSize, VolumeType = VolumeType.Gp3 } },
            ],
            TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new("Name", Names.App)] }],
        });
        await Find.UntilAsync(aws, admin, InstanceStateName.Running);
    }
}
