using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.S3;

namespace Lab03.ApprovedAmis;

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
        await aws.A.CreateUserAsync(Names.Developer,
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "ec2:*", "Resource": "*" },
                { "Effect": "Deny", "Action": "ec2:*AllowedImagesSettings", "Resource": "*" }
              ]
            }
            """);
        await RecordAsync(aws, admin);

        var golden = (await admin.Ec2.CopyImageAsync(new() { Name = Names.Golden, SourceImageId = await Find.ImageAsync(admin, "amazon", "al2023-ami-2023.*-x86_64"), SourceRegion = aws.Region })).ImageId;
        await aws.UntilAsync(async () => (await admin.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [golden] })).Images.Single().State == ImageState.Available);
        await Find.LaunchAsync(aws, admin, golden, Names.Web);
        await Find.LaunchAsync(aws, admin, await Find.ImageAsync(admin, "099720109477", "ubuntu/images/*jammy*"), Names.Legacy);
    }

    /// <summary>Has AWS Config record instances, with a role that may read them.</summary>
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
                { "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*" },
                { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::{{bucket}}/AWSLogs/{{aws.A.Id}}/Config/*" }
              ]
            }
            """));
        await admin.Config.PutConfigurationRecorderAsync(new(new() { Name = "default", RoleArn = $"arn:aws:iam::{aws.A.Id}:role/{Names.ConfigRole}", RecordingGroup = new() { AllSupported = false, ResourceTypes = ["AWS::EC2::Instance"] } }));
        await admin.Config.PutDeliveryChannelAsync(new(new() { Name = "default", S3BucketName = bucket }));
        await admin.Config.StartConfigurationRecorderAsync(new("default"));
    }
}
