using System.Diagnostics;

namespace ScsLabs.Bench;

/// <summary>EC2's calls a second over one connection, and the server's CPU for each: ours, and moto's where it is installed. Then lists.</summary>
internal static class Ec2
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    /// <summary>Each arranges what its calls need, and returns a step: the calls that leave the world as it was, or grown by an instance. With it goes the number of calls in a step.</summary>
    private static readonly (string Name, int Calls, Func<Ec2Caller, Task<Func<Task>>> Arrange)[] Measured =
    [
        ("CreateVpc, DeleteVpc", 2, server => Task.FromResult(async () =>
        {
            var vpc = Ec2Caller.Id("vpcId", await server.CallAsync("Action=CreateVpc&CidrBlock=10.9.0.0/16"));
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
            var (subnet, image) = (await server.NewSubnetAsync("10.7.0.0/16"), await server.FindImageAsync());
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

        Console.WriteLine();
        await Ec2Lists.RunAsync();
    }

    private static async Task<IReadOnlyList<Rate>> MeasureAsync(string prefix, ServerProcess process)
    {
        using var server = new Ec2Caller(process, Users.Root);
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

    /// <summary>Does a step again and again.</summary>
    public static async Task<(long Steps, TimeSpan Time)> RepeatAsync(Func<Task> step, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        long steps = 0;
        for (; clock.Elapsed < time; steps++)
        {
            await step();
        }

        return (steps, clock.Elapsed);
    }
}
