using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using Amazon.Runtime;
using ScsLabs.Harness;

namespace ScsLabs.Bench;

/// <summary>EC2's calls a second over one connection, and the server's CPU for each: ours, and moto's where it is installed. Then lists of 5,000 security groups.</summary>
internal static class Ec2
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    /// <summary>Each arranges what its calls need, and returns a step: the calls that leave the world as it was, or grown by an instance. With it goes the number of calls in a step.</summary>
    private static readonly (string Name, int Calls, Func<Server, Task<Func<Task>>> Arrange)[] Measured =
    [
        ("CreateVpc, DeleteVpc", 2, server => Task.FromResult(async () =>
        {
            var vpc = Id("vpcId", await server.CallAsync("Action=CreateVpc&CidrBlock=10.9.0.0/16"));
            await server.CallAsync($"Action=DeleteVpc&VpcId={vpc}");
        })),
        ("Authorize…, RevokeIngress", 2, async server =>
        {
            var group = await server.NewGroupAsync();
            var rule = $"GroupId={group}&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=3306&IpPermissions.1.ToPort=3306&IpPermissions.1.IpRanges.1.CidrIp=10.8.0.0/16";
            return async () =>
            {
                await server.CallAsync($"Action=AuthorizeSecurityGroupIngress&{rule}");
                await server.CallAsync($"Action=RevokeSecurityGroupIngress&{rule}");
            };
        }),
        ("RunInstances", 1, async server =>
        {
            var subnet = Id("subnetId", await server.CallAsync($"Action=CreateSubnet&VpcId={await server.NewVpcAsync("10.7.0.0/16")}&CidrBlock=10.7.0.0/16"));
            var image = Id("imageId", await server.CallAsync("Action=DescribeImages&Owner.1=amazon&Filter.1.Name=architecture&Filter.1.Value.1=x86_64"));
            return () => server.CallAsync($"Action=RunInstances&ImageId={image}&InstanceType=t3.micro&MinCount=1&MaxCount=1&SubnetId={subnet}");
        }),
    ];

    public static async Task RunAsync()
    {
        Console.WriteLine($"{"ec2",-32}     calls/s   server's CPU µs");
        await using var process = await ServerProcess.StartEmulatorAsync();
        var ours = await MeasureAsync("", process);
        await using (var moto = await ServerProcess.StartMotoAsync())
        {
            if (moto is not null)
            {
                var theirs = await MeasureAsync("moto ", moto);
                foreach (var (measured, our, their) in Measured.Zip(ours, theirs))
                {
                    Console.WriteLine($"  {"ours / moto's " + measured.Name,-38} {our.PerSecond / their.PerSecond,6:N1} {our.ServerCpu / their.ServerCpu,17:N3}");
                }
            }
        }

        await ListsAsync(process);
        Console.WriteLine();
    }

    private static async Task<IReadOnlyList<Rate>> MeasureAsync(string prefix, ServerProcess process)
    {
        using var server = new Server(process, Users.Root);
        var rates = new List<Rate>();
        foreach (var (name, calls, arrange) in Measured)
        {
            var step = await arrange(server);
            await RepeatAsync(step, WarmUp);
            var cpu = process.Cpu;
            var (steps, time) = await RepeatAsync(step, Time);
            rates.Add(new(steps * calls / time.TotalSeconds, (process.Cpu - cpu).TotalMicroseconds / (steps * calls)));
            Console.WriteLine($"  {prefix + name,-32} {rates[^1].PerSecond,9:N1} {rates[^1].ServerCpu,17:N0}");
        }

        return rates;
    }

    /// <summary>Two accounts have as many groups as AWS allows them: one group by its id, those of one VPC by a filter, and all by pages of a thousand.</summary>
    private static async Task ListsAsync(ServerProcess process)
    {
        const int Groups = 2_500;
        using var server = new Server(process, Users.Root);
        using var other = new Server(process, new BasicAWSCredentials("222222222222", "root"));
        var one = "";
        foreach (var owner in (Server[])[other, server])
        {
            var vpc = await owner.NewVpcAsync("10.6.0.0/16");
            var there = XDocument.Parse(await owner.CallAsync("Action=DescribeSecurityGroups")).Descendants().Count(one => one.Name.LocalName == "securityGroupArn");
            for (var number = there; number < Groups; number++)
            {
                one = Id("groupId", await owner.CallAsync($"Action=CreateSecurityGroup&GroupName=group-{number}&GroupDescription=one&VpcId={vpc}"));
            }
        }

        foreach (var (name, form) in ((string, string)[])[("by id", $"GroupId.1={one}"), ("by name", "Filter.1.Name=group-name&Filter.1.Value.1=group-2000"), ("a page of 1,000", "MaxResults=1000")])
        {
            Task StepAsync() => server.CallAsync($"Action=DescribeSecurityGroups&{form}");
            await RepeatAsync(StepAsync, WarmUp / 2);
            var (steps, time) = await RepeatAsync(StepAsync, Time);
            Console.WriteLine($"  {$"DescribeSecurityGroups, {name}, beside 5,000",-60} {time.TotalMilliseconds / steps,8:N2} ms");
        }
    }

    private static async Task<(long Steps, TimeSpan Time)> RepeatAsync(Func<Task> step, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        long steps = 0;
        for (; clock.Elapsed < time; steps++)
        {
            await step();
        }

        return (steps, clock.Elapsed);
    }

    /// <summary>The first value of an element of an answer.</summary>
    private static string Id(string element, string xml) =>
        XDocument.Parse(xml).Descendants().FirstOrDefault(one => one.Name.LocalName == element)?.Value ?? throw new InvalidOperationException($"The answer has no {element}: {xml}");

    /// <summary>A server, asked by one caller over one connection.</summary>
    private sealed class Server(ServerProcess process, AWSCredentials caller) : IDisposable
    {
        private readonly HttpClient http = new();

        /// <summary>Calls EC2, and returns the answer.</summary>
        /// <exception cref="InvalidOperationException">The call was refused.</exception>
        public async Task<string> CallAsync(string form)
        {
            using var message = await RequestSigner.SignAsync(
                process.Endpoint, caller, "ec2", "us-east-1", [new("Content-Type", "application/x-www-form-urlencoded")], Encoding.UTF8.GetBytes($"{form.Replace("/", "%2F", StringComparison.Ordinal)}&Version=2016-11-15"));
            using var answer = await http.SendAsync(message);
            var body = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException(body);
        }

        public async Task<string> NewVpcAsync(string cidr) => Id("vpcId", await CallAsync($"Action=CreateVpc&CidrBlock={cidr}"));

        public async Task<string> NewGroupAsync() => Id("groupId", await CallAsync($"Action=CreateSecurityGroup&GroupName=measured&GroupDescription=measured&VpcId={await NewVpcAsync("10.8.0.0/16")}"));

        public void Dispose() => http.Dispose();
    }
}
