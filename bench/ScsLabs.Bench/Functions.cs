using System.Diagnostics;
using System.IO.Compression;
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
    private static readonly TimeSpan Pending = TimeSpan.FromSeconds(30);

    private const string Echoed = """{"a":1}""";

    private static readonly Measured[] Runtimes =
    [
        new("provided.al2023 (bash)", Runtime.ProvidedAl2023, "any", Package.Of(("bootstrap", Package.File("bootstrap.sh")), ("handle.sh", "printf %s \"$event\"")), "/bin/bash", ["-c", ":"]),
        new("python3.11", Runtime.Python311, "index.handler", Package.Of(("index.py", "def handler(event, context): return event")), "/usr/bin/python3.11", ["-c", "import http.client, json, logging"]),
        new("nodejs20.x", Runtime.Nodejs20, "index.handler", Package.Of(("index.mjs", "export const handler = async (event) => event;")), "/usr/bin/node", ["-e", "import('node:http')"]),
    ];

    /// <summary>The function of Lab 01, which calls EC2 with AWS's SDK.</summary>
    private static Measured Terminating => new("dotnet10 (with a call of EC2)", Runtime.DotNet10, "TerminateInstance", Zipped(Path.Combine(AppContext.BaseDirectory, "function")), null, []);

    public static async Task RunAsync()
    {
        await using var emulator = await AwsEmulator.StartAsync();
        var lambda = new LambdaClient(emulator.RootOf(Account));
        await RoleAsync(emulator, "function", "lambda", """{"Effect":"Allow","Action":["logs:*","ec2:TerminateInstances"],"Resource":"*"}""");
        using var ec2 = new AmazonEC2Client(Users.Root, new AmazonEC2Config { ServiceURL = emulator.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        Console.WriteLine("functions                                    ms");
        foreach (var measured in Runtimes)
        {
            await OfAsync(lambda, measured, Echoed);
        }

        await OfAsync(lambda, Terminating, $$"""{"detail":{"resourceId":"{{await LaunchAsync(ec2)}}","configRuleName":"approved","newEvaluationResult":{"complianceType":"NON_COMPLIANT"} } }""");
        await ManyAsync(lambda);
        await ChainAsync(emulator, lambda, ec2);
        Console.WriteLine();
    }

    private static async Task OfAsync(LambdaClient lambda, Measured measured, string payload)
    {
        try
        {
            await CreateAsync(lambda, measured);
        }
        catch (ScsLabs.Model.AwsException missing) when (missing.Code == "NotImplemented")
        {
            Console.WriteLine($"  {measured.Name}: {missing.Message}");
            return;
        }

        var first = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            await lambda.UpdateFunctionConfigurationAsync(new("f") { Description = $"{time}" });
            first.Add(await InvokeAsync(lambda, payload));
        }

        var (clock, count) = (Stopwatch.StartNew(), 0);
        for (; clock.Elapsed < TimeSpan.FromSeconds(2); count++)
        {
            await InvokeAsync(lambda, payload);
        }

        Print($"{measured.Name}, first", Middle(first));
        Print($"{measured.Name}, later", clock.Elapsed.TotalMilliseconds / count);
        if (measured.Program is { } program)
        {
            var start = Middle([.. Enumerable.Range(0, Times).Select(_ => StartOf(program, measured.Arguments))]);
            Console.WriteLine($"  {"first / mere start of it",-36} {Middle(first) / start,11:N1}");
        }

        await lambda.DeleteFunctionAsync(new("f"));
    }

    private static async Task CreateAsync(LambdaClient lambda, Measured measured, string name = "f") =>
        await lambda.CreateFunctionAsync(new(name, Role("function"), new() { ZipFile = measured.Zip }) { Runtime = measured.Runtime, Handler = measured.Handler, MemorySize = 512, Timeout = 60 });

    /// <summary>Runs many at once, in environments of their own, which are all new.</summary>
    private static async Task ManyAsync(LambdaClient lambda)
    {
        await CreateAsync(lambda, Runtimes[0]);
        foreach (var name in (string[])["first", "again"])
        {
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => InvokeAsync(lambda, Echoed))));
            Print($"{AtOnce} at once, {name}", clock.Elapsed.TotalMilliseconds);
        }

        await lambda.DeleteFunctionAsync(new("f"));
    }

    /// <summary>From RunInstances over AWS Config, EventBridge and the function to the termination.</summary>
    private static async Task ChainAsync(AwsEmulator emulator, LambdaClient lambda, AmazonEC2Client ec2)
    {
        var root = emulator.RootOf(Account);
        var (config, events) = (new ConfigClient(root), new EventsClient(root));
        await RoleAsync(emulator, "config", "config", """{"Effect":"Allow","Action":["ec2:Describe*","s3:PutObject"],"Resource":"*"}""");
        await new S3Client(root).CreateBucketAsync(new("records"));
        await config.PutConfigurationRecorderAsync(new(new() { RoleArn = Role("config"), RecordingGroup = new() { AllSupported = false, ResourceTypes = ["AWS::EC2::Instance"] } }));
        await config.PutDeliveryChannelAsync(new(new() { S3BucketName = "records" }));
        await config.StartConfigurationRecorderAsync(new("default"));
        await config.PutConfigRuleAsync(new(new() { ConfigRuleName = "approved", Source = new(SourceOwner.Aws, "APPROVED_AMIS_BY_ID"), InputParameters = """{"amiIds":"ami-00000000000000000"}""" }));
        await CreateAsync(lambda, Terminating, "terminate");
        await lambda.AddPermissionAsync(new("terminate", "events", "lambda:InvokeFunction", "events.amazonaws.com"));
        await events.PutRuleAsync(new("found", EventPattern: """{"source":["aws.config"],"detail-type":["Config Rules Compliance Change"],"detail":{"newEvaluationResult":{"complianceType":["NON_COMPLIANT"]}}}"""));
        await events.PutTargetsAsync(new("found", [new("function", $"arn:aws:lambda:us-east-1:{Account}:function:terminate")]));

        var times = new List<double>();
        for (var time = 0; time <= Times; time++)
        {
            var clock = Stopwatch.StartNew();
            var id = await LaunchAsync(ec2);
            await emulator.AdvanceAsync(Pending);
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

    private static async Task<string> LaunchAsync(AmazonEC2Client ec2)
    {
        var image = (await ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("architecture", ["x86_64"])] })).Images[0].ImageId;
        return (await ec2.RunInstancesAsync(new() { ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1 })).Reservation.Instances[0].InstanceId;
    }

    private static async Task<double> InvokeAsync(LambdaClient lambda, string payload)
    {
        var clock = Stopwatch.StartNew();
        var answer = await lambda.InvokeAsync(new("f") { Payload = Encoding.UTF8.GetBytes(payload) });
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

    private static void Print(string name, double milliseconds) => Console.WriteLine($"  {name,-36} {milliseconds,11:N1}");

    private static async Task RoleAsync(AwsEmulator emulator, string name, string service, string statement)
    {
        var iam = new IamClient(emulator.RootOf(Account));
        await iam.CreateRoleAsync(new(name, $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{service}}.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await iam.PutRolePolicyAsync(new(name, "own", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""));
    }

    private static string Role(string name) => $"arn:aws:iam::{Account}:role/{name}";

    /// <summary>A folder of an executable assembly, as a package.</summary>
    private static byte[] Zipped(string folder)
    {
        using var bytes = new MemoryStream();
        ZipFile.CreateFromDirectory(folder, bytes);
        return bytes.ToArray();
    }

    /// <summary>A function to measure.</summary>
    /// <param name="Name">What the rows are called.</param>
    /// <param name="Runtime">The runtime.</param>
    /// <param name="Handler">The handler.</param>
    /// <param name="Zip">The package.</param>
    /// <param name="Program">What runs it, whose mere start is the peer; null for none.</param>
    /// <param name="Arguments">The arguments with which the peer starts and ends.</param>
    private sealed record Measured(string Name, Runtime Runtime, string Handler, byte[] Zip, string? Program, string[] Arguments);
}
