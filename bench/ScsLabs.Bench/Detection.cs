using System.Diagnostics;
using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Emulator;
using ScsLabs.Services.Config;
using ScsLabs.Services.Events;
using ScsLabs.Services.Iam;
using ScsLabs.Services.S3;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Bench;

/// <summary>AWS Config's rules about 10,000 instances and their volumes, in the process; and what a write costs that nobody watches, beside others that are watched.</summary>
internal static class Detection
{
    private const int Instances = 10_000;
    private const int AtOnce = 500;
    private const string Account = "111111111111";
    private const string Unwatched = "222222222222";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    private static readonly (string Identifier, string? Parameters)[] Rules =
    [
        ("ENCRYPTED_VOLUMES", null), ("APPROVED_AMIS_BY_ID", """{"amiIds":"ami-00000000000000000"}"""), ("EC2_IMDSV2_CHECK", null), ("EC2_INSTANCE_NO_PUBLIC_IP", null), ("REQUIRED_TAGS", """{"tag1Key":"Team"}"""),
    ];

    public static async Task RunAsync()
    {
        await using var emulator = await AwsEmulator.StartAsync();
        var config = new ConfigClient(emulator.RootOf(Account));
        Console.WriteLine("detection                          calls/s");
        var alone = await WriteAsync(emulator, "PutParameter, no rule anywhere");
        await RecordAsync(emulator, config);
        var beside = await WriteAsync(emulator, "PutParameter, rules elsewhere");
        Console.WriteLine($"  {"elsewhere / nowhere",-30} {beside / alone,11:N2}");

        Console.WriteLine("detection                               ms");
        var clock = Stopwatch.StartNew();
        await LaunchAsync(emulator);
        await emulator.SettleAsync();
        Print($"{Instances:N0} launched and recorded", clock.Elapsed);
        foreach (var (identifier, parameters) in Rules)
        {
            await config.PutConfigRuleAsync(new(new() { ConfigRuleName = identifier, Source = new(SourceOwner.Aws, identifier), InputParameters = parameters }));
            await emulator.SettleAsync();
            clock.Restart();
            await config.StartConfigRulesEvaluationAsync(new([identifier]));
            await emulator.SettleAsync();
            Print(identifier, clock.Elapsed);
        }

        Console.WriteLine();
    }

    private static void Print(string name, TimeSpan time) => Console.WriteLine($"  {name,-30} {time.TotalMilliseconds,11:N0}");

    /// <summary>Writes again and again in an account where nobody watches, and returns the calls a second.</summary>
    private static async Task<double> WriteAsync(AwsEmulator emulator, string name)
    {
        var ssm = new SsmClient(emulator.RootOf(Unwatched));
        await RepeatAsync();
        var (calls, time) = await RepeatAsync();
        Console.WriteLine($"  {name,-30} {calls / time.TotalSeconds,11:N0}");
        return calls / time.TotalSeconds;

        Task<(long Calls, TimeSpan Time)> RepeatAsync() => Ec2.RepeatAsync(() => ssm.PutParameterAsync(new("/a", "value") { Type = ParameterType.String, Overwrite = true }), Time);
    }

    /// <summary>Has AWS Config record instances and volumes, and EventBridge look at 100 rules.</summary>
    private static async Task RecordAsync(AwsEmulator emulator, ConfigClient config)
    {
        var (root, events) = (emulator.RootOf(Account), new EventsClient(emulator.RootOf(Account)));
        await new S3Client(root).CreateBucketAsync(new("records"));
        await new IamClient(root).CreateRoleAsync(new("config", Trust));
        await new IamClient(root).PutRolePolicyAsync(new("config", "records", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:Describe*","s3:PutObject"],"Resource":"*"}]}"""));
        await config.PutConfigurationRecorderAsync(new(new() { RoleArn = $"arn:aws:iam::{Account}:role/config", RecordingGroup = new() { AllSupported = false, ResourceTypes = ["AWS::EC2::Instance", "AWS::EC2::Volume"] } }));
        await config.PutDeliveryChannelAsync(new(new() { S3BucketName = "records" }));
        await config.StartConfigurationRecorderAsync(new("default"));
        foreach (var number in Enumerable.Range(0, 100))
        {
            await events.PutRuleAsync(new($"rule{number}", EventPattern: $$$"""{"source":["aws.config"],"detail":{"resourceId":["{{{number}}}"]}}"""));
        }
    }

    private static async Task LaunchAsync(AwsEmulator emulator)
    {
        using var ec2 = new AmazonEC2Client(Users.Root, new AmazonEC2Config { ServiceURL = emulator.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var subnet = (await ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.7.0.0/16" })).Vpc.VpcId, CidrBlock = "10.7.0.0/16" })).Subnet.SubnetId;
        var image = (await ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("architecture", ["x86_64"])] })).Images[0].ImageId;
        for (var launched = 0; launched < Instances; launched += AtOnce)
        {
            await ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = image, InstanceType = "t3.micro", MinCount = AtOnce, MaxCount = AtOnce, SubnetId = subnet });
        }
    }
}
