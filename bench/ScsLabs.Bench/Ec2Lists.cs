using System.Xml.Linq;
using Amazon.Runtime;

namespace ScsLabs.Bench;

/// <summary>Measures the time that EC2's lists take over one connection: lists of 10,000 instances, beside moto where it is installed, and of the 5,000 security groups that AWS allows two accounts.</summary>
internal static class Ec2Lists
{
    private const int Instances = 10_000;
    private const int AtOnce = 1_000;
    private const int Groups = 2_500;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    public static async Task RunAsync()
    {
        Console.WriteLine($"{"ec2's lists",-62}     ms");
        await using var process = await ServerProcess.StartEmulatorAsync();
        using var server = new Ec2Caller(process, Users.Root);
        var ours = await OfInstancesAsync("", server);
        await using (var moto = await ServerProcess.StartMotoAsync())
        {
            if (moto is not null)
            {
                using var peer = new Ec2Caller(moto, Users.Root);
                var theirs = await OfInstancesAsync("moto ", peer);
                foreach (var ((name, our), their) in ours.Zip(theirs.Select(one => one.Milliseconds)))
                {
                    Console.WriteLine($"  {$"moto's / our DescribeInstances, {name}",-60} {their / our,8:N1}");
                }
            }
        }

        await OfGroupsAsync(process, server);
        Console.WriteLine();
    }

    private static async Task<IReadOnlyList<(string Name, double Milliseconds)>> OfInstancesAsync(string prefix, Ec2Caller server)
    {
        var (subnet, image) = (await server.NewSubnetAsync("10.5.0.0/16"), await server.FindImageAsync());
        var (one, address) = ("", "");
        for (var number = 0; number < Instances; number += AtOnce)
        {
            var launched = await server.CallAsync($"Action=RunInstances&ImageId={image}&InstanceType=t3.micro&MinCount={AtOnce}&MaxCount={AtOnce}&SubnetId={subnet}&TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=batch-{number}");
            (one, address) = (Ec2Caller.Id("instanceId", launched), Ec2Caller.Id("privateIpAddress", launched));
        }

        var times = new List<(string, double)>();
        foreach (var (name, form) in ((string, string)[])[("by id", $"InstanceId.1={one}"), ("by address", $"Filter.1.Name=private-ip-address&Filter.1.Value.1={address}"), ("a page of 1,000", "MaxResults=1000"), ("all", "")])
        {
            times.Add((name, await TimeAsync($"{prefix}DescribeInstances, {name}, of {Instances:N0}", () => server.CallAsync($"Action=DescribeInstances&{form}".TrimEnd('&')))));
        }

        return times;
    }

    private static async Task OfGroupsAsync(ServerProcess process, Ec2Caller server)
    {
        using var other = new Ec2Caller(process, new BasicAWSCredentials("222222222222", "root"));
        var one = "";
        foreach (var owner in (Ec2Caller[])[other, server])
        {
            var vpc = await owner.NewVpcAsync("10.6.0.0/16");
            var there = XDocument.Parse(await owner.CallAsync("Action=DescribeSecurityGroups")).Descendants().Count(one => one.Name.LocalName == "securityGroupArn");
            for (var number = there; number < Groups; number++)
            {
                one = Ec2Caller.Id("groupId", await owner.CallAsync($"Action=CreateSecurityGroup&GroupName=group-{number}&GroupDescription=one&VpcId={vpc}"));
            }
        }

        foreach (var (name, form) in ((string, string)[])[("by id", $"GroupId.1={one}"), ("by name", "Filter.1.Name=group-name&Filter.1.Value.1=group-2000"), ("a page of 1,000", "MaxResults=1000")])
        {
            await TimeAsync($"DescribeSecurityGroups, {name}, beside 5,000", () => server.CallAsync($"Action=DescribeSecurityGroups&{form}"));
        }
    }

    private static async Task<double> TimeAsync(string name, Func<Task> step)
    {
        await Ec2.RepeatAsync(step, WarmUp);
        var (steps, time) = await Ec2.RepeatAsync(step, Time);
        var milliseconds = time.TotalMilliseconds / steps;
        Console.WriteLine($"  {name,-60} {milliseconds,8:N2}");
        return milliseconds;
    }
}
