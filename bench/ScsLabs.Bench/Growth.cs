using System.Diagnostics;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using ScsLabs.Emulator;
using ScsLabs.Harness;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;
using ScsLabs.Services.Ssm;
using ScsLabs.Services.Sts;

namespace ScsLabs.Bench;

/// <summary>The time of a call, made in this process, beside more and more rows that it doesn't touch.</summary>
internal static class Growth
{
    private const int Calls = 1000;
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""";

    private const string AssumeAnyRole = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""";

    private static readonly int[] Rows = [100, 5_000, 50_000];

    /// <summary>Each case arranges what its call needs, and returns what makes a row beside it, by the row's number, and the call.</summary>
    private static readonly (string Name, Func<AwsEmulator, Task<(Func<int, Task> Beside, Func<int, Task> Call)>> Arrange)[] Cases =
    [
        ("kms:Encrypt, grants on another key", async aws =>
        {
            var kms = new KmsClient(aws.RootOf("111111111111"));
            var mine = (await kms.CreateKeyAsync(new())).KeyMetadata.KeyId;
            var other = (await kms.CreateKeyAsync(new())).KeyMetadata.KeyId;
            await new IamClient(aws.RootOf("111111111111")).CreateUserAsync(new("grantee"));
            return (_ => kms.CreateGrantAsync(new(other, "arn:aws:iam::111111111111:user/grantee", [GrantOperation.Decrypt])), _ => kms.EncryptAsync(new(mine, [1])));
        }),
        ("ssm:GetParametersByPath, parameters elsewhere", async aws =>
        {
            // An account has up to 10,000 parameters in a Region.
            string[] regions = ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1", "eu-central-1"];
            var ssm = regions.Select(region => new SsmClient(aws.RootOf("111111111111", region))).ToList();
            await ssm[0].PutParameterAsync(new("/mine/a", "v", Type: ParameterType.String));
            return (number => ssm[number / 9_000].PutParameterAsync(new($"/other/{number:D5}", "v", Type: ParameterType.String)), _ => ssm[0].GetParametersByPathAsync(new("/mine")));
        }),
        ("iam:ListAccessKeys, keys of other accounts", async aws =>
        {
            // An account has up to 5,000 users.
            var others = Enumerable.Range(0, 13).Select(number => new IamClient(aws.RootOf($"2222222222{number:D2}"))).ToList();
            var mine = new IamClient(aws.RootOf("111111111111"));
            await mine.CreateUserAsync(new("mine"));
            return (async number =>
            {
                await others[number / 4_000].CreateUserAsync(new($"user{number}"));
                await others[number / 4_000].CreateAccessKeyAsync(new($"user{number}"));
            }, _ => mine.ListAccessKeysAsync(new("mine")));
        }),
        ("ec2:DescribeInstances by AWSSDK, instances", async aws =>
        {
            // Of a hundred at once: a default subnet has room for 4,091.
            const int AtOnce = 100;
            var ec2 = Enumerable.Range(0, 20).Select(number => new AmazonEC2Client(new BasicAWSCredentials($"3333333333{number:D2}", "root"), new AmazonEC2Config { ServiceURL = aws.Endpoint.ToString() })).ToList();
            var image = (await ec2[0].DescribeImagesAsync(new DescribeImagesRequest { Filters = [new("architecture", ["x86_64"])] })).Images[0].ImageId;
            RunInstancesRequest Launch(int count) => new() { ImageId = image, InstanceType = "t3.nano", MinCount = count, MaxCount = count };
            var mine = (await ec2[0].RunInstancesAsync(Launch(1))).Reservation.Instances[0].InstanceId;
            return (number => number % AtOnce == 0 ? ec2[number / 3_000].RunInstancesAsync(Launch(AtOnce)) : Task.CompletedTask, _ => ec2[0].DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [mine] }));
        }),
        ("iam:UpdateUser, sessions of a role", async aws =>
        {
            var iam = new IamClient(aws.RootOf("111111111111"));
            await iam.CreateUserAsync(new("mine"));
            await iam.CreateRoleAsync(new("role", Trust));
            var sts = new StsClient(new SignedTransport(aws.Endpoint, await Users.CreateAsync(aws.Endpoint, AssumeAnyRole)));
            return (number => sts.AssumeRoleAsync(new("arn:aws:iam::111111111111:role/role", $"session{number}")), number => iam.UpdateUserAsync(new("mine", NewPath: $"/p{number}/")));
        }),
    ];

    public static async Task RunAsync()
    {
        Console.WriteLine($"{"growth: µs a call, median of 1,000, by rows beside",-50} {string.Join(' ', Rows.Select(rows => $"{rows,8:N0}"))}");
        foreach (var (name, arrange) in Cases)
        {
            await using var aws = await AwsEmulator.StartAsync();
            var (beside, call) = await arrange(aws);
            var (made, called) = (0, 0);
            var times = new List<string>();
            foreach (var rows in Rows)
            {
                for (; made < rows; made++)
                {
                    await beside(made);
                }

                await MedianAsync(() => call(called++)); // until the JIT has done its work
                times.Add($"{(await MedianAsync(() => call(called++))).TotalMicroseconds,8:N1}");
            }

            Console.WriteLine($"  {name,-48} {string.Join(' ', times)}");
        }

        Console.WriteLine();
    }

    private static async Task<TimeSpan> MedianAsync(Func<Task> call)
    {
        var times = new List<TimeSpan>();
        for (var number = 0; number < Calls; number++)
        {
            var start = Stopwatch.GetTimestamp();
            await call();
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        return times.Order().ElementAt(Calls / 2);
    }
}
