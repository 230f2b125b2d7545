using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.S3;
using Amazon.SQS;
using ScsLabs.Services.Config;
using ScsLabs.Services.Lambda;

namespace Lab01.ConfigTerminatesInstance;

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
        await RecordAsync(aws, admin);
        var golden = (await admin.Ec2.CopyImageAsync(new() { Name = Names.Golden, SourceImageId = await Find.ImageAsync(admin, "amazon", "al2023-ami-2023.*-x86_64"), SourceRegion = aws.Region })).ImageId;
        await aws.UntilAsync(async () => (await admin.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [golden] })).Images.Single().State == ImageState.Available);
        await Find.LaunchAsync(aws, admin, golden, Names.Web);
        await Find.LaunchAsync(aws, admin, await Find.OtherAsync(admin), Names.Legacy);
        await admin.Config.PutConfigRuleAsync(new(new() { ConfigRuleName = Names.ConfigRule, Source = new(SourceOwner.Aws, "APPROVED_AMIS_BY_ID"), InputParameters = $$"""{ "amiIds": "{{golden}}" }""" }));

        await CreateFunctionAsync(aws, admin);
        await admin.Sqs.CreateQueueAsync(Names.Queue);
    }

    /// <summary>Has AWS Config record instances, with a role that may read them.</summary>
    private static async Task RecordAsync(LabContext aws, Actor admin)
    {
        var bucket = $"config-{aws.A.Id}";
        await admin.S3.PutBucketAsync(bucket);
        await CreateRoleAsync(admin, Names.ConfigRole, "config.amazonaws.com");
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

    /// <summary>Creates the function with its log group, and with a role that may do nothing yet.</summary>
    private static async Task CreateFunctionAsync(LabContext aws, Actor admin)
    {
        await CreateRoleAsync(admin, Names.Function, "lambda.amazonaws.com");
        await admin.Logs.CreateLogGroupAsync(new(Names.LogGroup));
        await aws.AllowsAsync(admin, who => who.Lambda.CreateFunctionAsync(new(Names.Function, Names.RoleArn(aws), new() { ZipFile = Package.Zip })
        {
            Runtime = Runtime.DotNet10,
            Handler = Names.Assembly,
            MemorySize = 512,
            Timeout = 30,
        }));
        await aws.UntilAsync(async () => (await admin.Lambda.GetFunctionConfigurationAsync(new(Names.Function))).Function.State == FunctionState.Active);
    }

    private static async Task CreateRoleAsync(Actor admin, string name, string service) =>
        await admin.Iam.CreateRoleAsync(new(name,
            $$"""
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "Service": "{{service}}" }, "Action": "sts:AssumeRole" } ] }
            """));
}
