using System.Diagnostics;
using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Emulator;
using ScsLabs.Services.Config;
using ScsLabs.Services.Events;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.S3;
using Runtime = ScsLabs.Services.Lambda.Runtime;

namespace ScsLabs.Bench;

/// <summary>Functions in sandboxes: how long a first invocation takes beside the mere start of what runs it, and a later one; many at once; and the time from a launch to the termination of what AWS Config finds.</summary>
internal static class Functions
{
    private const string Account = "111111111111";
    private const int Times = 10;
    private const int AtOnce = 200;

    /// <summary>An instance is pending for less than this by the world's clock, which is advanced.</summary>
    private static readonly TimeSpan Launch = TimeSpan.FromSeconds(30);

    private static readonly (string Name, Runtime Runtime, byte[] Zip, string Peer, string[] Arguments)[] Runtimes =
    [
        ("provided.al2023 (bash)", Runtime.ProvidedAl2023, Package.Of(("bootstrap", Package.File("bootstrap.sh")), ("handle.sh", "printf %s \"$event\"")), "/bin/bash", ["-c", ":"]),
        ("python3.11", Runtime.Python311, Package.Of(("index.py", "def handler(event, context): return event")), "/usr/bin/python3.11", ["-c", "import http.client, json, logging"]),
        ("nodejs20.x", Runtime.Nodejs20, Package.Of(("index.mjs", "export const handler = async (event) => event;")), "/usr/bin/node", ["-e", "import('node:http')"]),
    ];

    public static async Task RunAsync()
    {
        await using var emulator = await AwsEmulator.StartAsync();
        var lambda = new LambdaClient(emulator.RootOf(Account));
        await RoleAsync(emulator, "function", "lambda", """{"Effect":"Allow","Action":["logs:*","ec2:TerminateInstances"],"Resource":"*"}""");
        Console.WriteLine("functions                              ms");
        foreach (var (name, runtime, zip, peer, arguments) in Runtimes)
        {
            try
            {
                await OfAsync(lambda, name, runtime, zip, peer, arguments);
            }
            catch (ScsLabs.Model.AwsException missing) when (missing.Code == "NotImplemented")
            {
                Console.WriteLine($"  {name}: {missing.Message}");
            }
        }

        await ManyAsync(lambda);
        await ChainAsync(emulator, lambda);
        Console.WriteLine();
    }

    private static async Task OfAsync(LambdaClient lambda, string name, Runtime runtime, byte[] zip, string peer, string[] arguments)
    {
        await lambda.CreateFunctionAsync(new("f", Role("function"), new() { ZipFile = zip }) { Runtime = runtime, Handler = "index.handler", MemorySize = 256, Timeout = 60 });
        var cold = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            await lambda.UpdateFunctionConfigurationAsync(new("f") { Description = $"{time}" });
            cold.Add(await InvokeAsync(lambda));
        }

        var (clock, count) = (Stopwatch.StartNew(), 0);
        for (; clock.Elapsed < TimeSpan.FromSeconds(2); count++)
        {
            await InvokeAsync(lambda);
        }

        var start = Middle([.. Enumerable.Range(0, Times).Select(_ => StartOf(peer, arguments))]);
        Print($"{name}, first", Middle(cold));
        Print($"{name}, later", clock.Elapsed.TotalMilliseconds / count);
        Console.WriteLine($"  {"first / mere start of it",-30} {Middle(cold) / start,11:N1}");
        await lambda.DeleteFunctionAsync(new("f"));
    }

    /// <summary>Runs many at once, in environments of their own, which are all new.</summary>
    private static async Task ManyAsync(LambdaClient lambda)
    {
        var (_, runtime, zip, _, _) = Runtimes[0];
        await lambda.CreateFunctionAsync(new("f", Role("function"), new() { ZipFile = zip }) { Runtime = runtime, Handler = "any", Timeout = 60 });
        foreach (var name in (string[])["first", "again"])
        {
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => InvokeAsync(lambda))));
            Print($"{AtOnce} at once, {name}", clock.Elapsed.TotalMilliseconds);
        }

        await lambda.DeleteFunctionAsync(new("f"));
    }

    /// <summary>From RunInstances over AWS Config, EventBridge and the function to the termination.</summary>
    private static async Task ChainAsync(AwsEmulator emulator, LambdaClient lambda)
    {
        var root = emulator.RootOf(Account);
        var (config, events) = (new ConfigClient(root), new EventsClient(root));
        await RoleAsync(emulator, "config", "config", """{"Effect":"Allow","Action":["ec2:Describe*","s3:PutObject"],"Resource":"*"}""");
        await new S3Client(root).CreateBucketAsync(new("records"));
        await config.PutConfigurationRecorderAsync(new(new() { RoleArn = Role("config"), RecordingGroup = new() { AllSupported = false, ResourceTypes = ["AWS::EC2::Instance"] } }));
        await config.PutDeliveryChannelAsync(new(new() { S3BucketName = "records" }));
        await config.StartConfigurationRecorderAsync(new("default"));
        await config.PutConfigRuleAsync(new(new() { ConfigRuleName = "approved", Source = new(SourceOwner.Aws, "APPROVED_AMIS_BY_ID"), InputParameters = """{"amiIds":"ami-00000000000000000"}""" }));
        await lambda.CreateFunctionAsync(new("terminate", Role("function"), new() { ZipFile = Package.Of(("aws.py", Package.File("aws.py")), ("index.py", "import aws\ndef handler(event, context): return aws.query('ec2', '2016-11-15', 'TerminateInstances', {'InstanceId.1': event['detail']['resourceId']})")) }) { Runtime = Runtime.Python311, Handler = "index.handler", Timeout = 60 });
        await lambda.AddPermissionAsync(new("terminate", "events", "lambda:InvokeFunction", "events.amazonaws.com"));
        await events.PutRuleAsync(new("found", EventPattern: """{"source":["aws.config"],"detail-type":["Config Rules Compliance Change"],"detail":{"newEvaluationResult":{"complianceType":["NON_COMPLIANT"]}}}"""));
        await events.PutTargetsAsync(new("found", [new("function", $"arn:aws:lambda:us-east-1:{Account}:function:terminate")]));

        using var ec2 = new AmazonEC2Client(Users.Root, new AmazonEC2Config { ServiceURL = emulator.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var image = (await ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("architecture", ["x86_64"])] })).Images[0].ImageId;
        var times = new List<double>();
        for (var time = 0; time <= Times; time++)
        {
            var clock = Stopwatch.StartNew();
            var id = (await ec2.RunInstancesAsync(new() { ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1 })).Reservation.Instances[0].InstanceId;
            await emulator.AdvanceAsync(Launch);
            times.Add(clock.Elapsed.TotalMilliseconds);
            var state = (await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations[0].Instances[0].State.Name.Value;
            if (state is not ("shutting-down" or "terminated"))
            {
                throw new InvalidOperationException($"The instance is {state}.");
            }
        }

        Print("launch to termination, first", times[0]);
        Print("launch to termination, later", Middle(times[1..]));
    }

    private static async Task<double> InvokeAsync(LambdaClient lambda)
    {
        var clock = Stopwatch.StartNew();
        var answer = await lambda.InvokeAsync(new("f") { Payload = """{"a":1}"""u8.ToArray() });
        return answer.FunctionError is null ? clock.Elapsed.TotalMilliseconds : throw new InvalidOperationException(Encoding.UTF8.GetString(answer.Payload!));
    }

    private static double StartOf(string program, string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Middle(IReadOnlyList<double> times) => times.Order().ElementAt(times.Count / 2);

    private static void Print(string name, double milliseconds) => Console.WriteLine($"  {name,-30} {milliseconds,11:N1}");

    private static async Task RoleAsync(AwsEmulator emulator, string name, string service, string statement)
    {
        var iam = new IamClient(emulator.RootOf(Account));
        await iam.CreateRoleAsync(new(name, $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{service}}.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await iam.PutRolePolicyAsync(new(name, "own", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""));
    }

    private static string Role(string name) => $"arn:aws:iam::{Account}:role/{name}";
}
