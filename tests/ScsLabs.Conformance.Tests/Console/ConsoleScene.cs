using System.Text;
using Amazon.EC2;
using ScsLabs.Model;
using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.Config;
using ScsLabs.Services.Events;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Logs;
using ScsLabs.Services.Rds;
using ScsLabs.Services.S3;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Conformance.Tests;

/// <summary>A world in which there is something for each view, with names and texts that would be markup if they weren't text.</summary>
internal sealed record ConsoleScene(AwsEmulator Emulator, string Web, string Database, string Jobs) : IAsyncDisposable
{
    public const string Account = "111111111111";
    public const string Hostile = "<img src=x onerror=alert(1)>";
    public const string HostileScript = "<script>alert(1)</script>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ConsoleScene> BuildAsync(EmulatorOptions? options = null)
    {
        var emulator = await AwsEmulator.StartAsync(options ?? new(), Cancel);
        var root = emulator.RootOf(Account);
        using var ec2 = Ec2(emulator);
        var (web, database, jobs) = await NetworkAsync(emulator, ec2);
        var iam = new IamClient(root);
        await iam.CreateRoleAsync(new("reporter", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""") { Description = HostileScript, Tags = [new("owner", "the reports team")] }, Cancel);
        await iam.CreateRoleAsync(new("config", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""), Cancel);
        await iam.PutRolePolicyAsync(new("config", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:Describe*","s3:Get*","s3:PutObject","iam:Get*","iam:List*","rds:Describe*","kms:Describe*","kms:Get*"],"Resource":"*"}]}"""), Cancel);
        var s3 = new S3Client(root);
        await s3.CreateBucketAsync(new("reports"), Cancel);
        await new SsmClient(root).PutParameterAsync(new("/app/db/password", "not for pages", ParameterType.SecureString), Cancel);
        await DetectAsync(emulator);
        await LogAsync(root, emulator);
        await emulator.SettleAsync(Cancel);
        return new(emulator, web, database, jobs);
    }

    /// <summary>Calls as a user who may list a bucket and read nothing, with a key that is markup: one call that is allowed, and one that isn't.</summary>
    public async Task CallAsync(string user = "alice")
    {
        var iam = new IamClient(Emulator.RootOf(Account));
        await iam.CreateUserAsync(new(user), Cancel);
        await iam.PutUserPolicyAsync(new(user, "own", """{"Version":"2012-10-17","Statement":[{"Sid":"List","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports"},{"Sid":"Elsewhere","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::other/*"}]}"""), Cancel);
        var key = (await iam.CreateAccessKeyAsync(new(user), Cancel)).AccessKey;
        using var s3 = new Amazon.S3.AmazonS3Client(key.AccessKeyId, key.SecretAccessKey, new Amazon.S3.AmazonS3Config { ServiceURL = Emulator.Endpoint.ToString(), ForcePathStyle = true });
        await s3.ListObjectsV2Async(new() { BucketName = "reports" }, Cancel);
        await Should.ThrowAsync<Amazon.S3.AmazonS3Exception>(() => s3.GetObjectAsync("reports", $"{Hostile}.txt", Cancel));
    }

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    public static AmazonEC2Client Ec2(AwsEmulator emulator) => new(Account, "any", new AmazonEC2Config { ServiceURL = emulator.Endpoint.ToString() });

    private static async Task<(string Web, string Database, string Jobs)> NetworkAsync(AwsEmulator emulator, AmazonEC2Client ec2)
    {
        var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Cancel)).Vpc.VpcId;
        var (a, b) = (await SubnetAsync("10.0.0.0/24", "us-east-1a"), await SubnetAsync("10.0.1.0/24", "us-east-1b"));
        var gateway = (await ec2.CreateInternetGatewayAsync(new(), Cancel)).InternetGateway.InternetGatewayId;
        await ec2.AttachInternetGatewayAsync(new() { InternetGatewayId = gateway, VpcId = vpc }, Cancel);
        var other = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.9.0.0/16" }, Cancel)).Vpc.VpcId;
        var peering = (await ec2.CreateVpcPeeringConnectionAsync(new() { VpcId = vpc, PeerVpcId = other }, Cancel)).VpcPeeringConnection.VpcPeeringConnectionId;
        await ec2.AcceptVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = peering }, Cancel);
        var (front, data, closed) = (await GroupAsync("web"), await GroupAsync("database"), await GroupAsync("jobs"));
        await ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = data, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 3306, ToPort = 3306, UserIdGroupPairs = [new() { GroupId = front }] }] }, Cancel);
        var image = (await ec2.DescribeImagesAsync(new() { Filters = [new("name", ["al2023-ami-2023.*-kernel-6.1-x86_64"])] }, Cancel)).Images[0].ImageId;
        await LaunchAsync(Hostile, a, front);
        await LaunchAsync("nightly jobs", a, closed);
        await NameAsync(vpc, "shop");
        await NameAsync(a, "public");
        await NameAsync(b, "private");
        var rds = new RdsClient(emulator.RootOf(Account));
        await rds.CreateDBSubnetGroupAsync(new("group", "two zones", [a, b]), Cancel);
        await rds.CreateDBInstanceAsync(new("orders", "db.t3.micro", "mysql") { AllocatedStorage = 20, MasterUsername = "admin", MasterUserPassword = "correct-horse", DBSubnetGroupName = "group", VpcSecurityGroupIds = [data] }, Cancel);
        await emulator.AdvanceAsync(TimeSpan.FromMinutes(20), Cancel);
        return (Hostile, "orders", "nightly jobs");

        async Task<string> SubnetAsync(string cidr, string zone) => (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = cidr, AvailabilityZone = zone }, Cancel)).Subnet.SubnetId;

        async Task<string> GroupAsync(string name) => (await ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = name, Description = name }, Cancel)).GroupId;

        async Task LaunchAsync(string name, string subnet, string group)
        {
            var launched = await ec2.RunInstancesAsync(new() { ImageId = image, InstanceType = InstanceType.T3Micro, MinCount = 1, MaxCount = 1, SubnetId = subnet, SecurityGroupIds = [group] }, Cancel);
            await NameAsync(launched.Reservation.Instances[0].InstanceId, name);
        }

        Task NameAsync(string id, string name) => ec2.CreateTagsAsync(new() { Resources = [id], Tags = [new() { Key = "Name", Value = name }] }, Cancel);
    }

    private static async Task DetectAsync(AwsEmulator emulator)
    {
        var root = emulator.RootOf(Account);
        var config = new ConfigClient(root);
        await config.PutConfigurationRecorderAsync(new(new() { RoleArn = $"arn:aws:iam::{Account}:role/config" }), Cancel);
        await config.PutDeliveryChannelAsync(new(new() { S3BucketName = "reports" }), Cancel);
        await config.StartConfigurationRecorderAsync(new("default"), Cancel);
        foreach (var rule in new[] { "ENCRYPTED_VOLUMES", "S3_BUCKET_VERSIONING_ENABLED", "S3_BUCKET_PUBLIC_READ_PROHIBITED" })
        {
            await config.PutConfigRuleAsync(new(new() { ConfigRuleName = rule.ToLowerInvariant().Replace('_', '-'), Source = new(SourceOwner.Aws, rule) }), Cancel);
        }

        var events = new EventsClient(root);
        await events.PutRuleAsync(new("noncompliant") { EventPattern = $$"""{"source":["aws.config"],"detail-type":["{{HostileScript}}"]}""" }, Cancel);
        await events.PutTargetsAsync(new("noncompliant", [new("queue", $"arn:aws:sqs:us-east-1:{Account}:alarms")]), Cancel);
        await events.PutRuleAsync(new("nightly") { ScheduleExpression = "rate(1 day)" }, Cancel);
    }

    private static async Task LogAsync(Model.Calls.IServiceTransport root, AwsEmulator emulator)
    {
        var logs = new LogsClient(root);
        await logs.CreateLogGroupAsync(new("/aws/lambda/thumbnails"), Cancel);
        await logs.CreateLogStreamAsync(new("/aws/lambda/thumbnails", "2026/01/01/[$LATEST]0123456789"), Cancel);
        var now = emulator.Now.ToUnixTimeMilliseconds();
        await logs.PutLogEventsAsync(new("/aws/lambda/thumbnails", "2026/01/01/[$LATEST]0123456789", [new(now, "START RequestId: 5f0c Version: $LATEST"), new(now + 1, $"resizing {Hostile}"), new(now + 2, "END RequestId: 5f0c")]), Cancel);
    }
}
