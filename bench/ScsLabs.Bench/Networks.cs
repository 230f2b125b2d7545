using System.Diagnostics;
using ScsLabs.Network;

namespace ScsLabs.Bench;

/// <summary>Network analyses: one path, on one thread, and all pairs of a large network.</summary>
internal static class Networks
{
    private const int Vpcs = 10, SubnetsPerVpc = 20, InterfacesPerSubnet = 50, GroupsPerVpc = 50;

    public static void Run()
    {
        var network = Large();
        Console.WriteLine("network                          µs each       bytes each");
        Measure(network, "within a subnet", "eni-0-0-0", "eni-0-0-10");
        Measure(network, "between subnets", "eni-0-0-0", "eni-0-1-0");
        Measure(network, "through a peering", "eni-0-0-0", "eni-1-1-0");
        MeasureAllPairs(network);
        Console.WriteLine();
    }

    private static void Measure(Snapshot network, string name, string from, string to)
    {
        var flow = new Flow(from, to, IpProtocol.Tcp) { DestinationPorts = PortRange.Of(443) };
        for (var warm = 0; warm < 20_000; warm++)
        {
            Tracer.Trace(network, flow);
        }

        var (bytes, clock, count) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew(), 0);
        while (clock.ElapsedMilliseconds < 2000)
        {
            for (var batch = 0; batch < 1000; batch++, count++)
            {
                Tracer.Trace(network, flow);
            }
        }

        var found = Tracer.Trace(network, flow).IsFound ? "found" : "not found";
        Console.WriteLine($"  {$"{name} ({found})",-30} {clock.Elapsed.TotalMicroseconds / count,8:N2} {(GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)count,16:N0}");
    }

    private static void MeasureAllPairs(Snapshot network)
    {
        Reachability.Of(network, IpProtocol.Udp, 53);
        GC.Collect();
        var (bytes, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var reachability = Reachability.Of(network, IpProtocol.Tcp, 443);
        var (time, allocated) = (clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - bytes);
        var pairs = reachability.Classes.Sum(from => reachability.ReachedFrom(from).Sum(to => (long)from.Interfaces.Count * to.Interfaces.Count));
        var parts = network.Parts;
        Console.WriteLine($"  all pairs: {parts.Interfaces.Count:N0} interfaces, {parts.Subnets.Count} subnets, {parts.Groups.Count} groups, {reachability.Classes.Count:N0} classes: {time.TotalMilliseconds:N0} ms, {allocated / 1e6:N0} MB allocated, {pairs:N0} pairs reach each other");
    }

    /// <summary>VPCs in a ring of peerings. Each interface has two of its VPC's groups; rules name groups, subnets, addresses and all.</summary>
    private static Snapshot Large()
    {
        var vpcs = Enumerable.Range(0, Vpcs).ToList();
        return new(new()
        {
            Vpcs = [.. vpcs.Select(vpc => new Vpc($"vpc-{vpc}", "us-east-1", [Cidr.Parse($"10.{vpc}.0.0/16")]))],
            Subnets = [.. vpcs.SelectMany(vpc => Each(SubnetsPerVpc, subnet => new Subnet($"sn-{vpc}-{subnet}", $"vpc-{vpc}", Cidr.Parse($"10.{vpc}.{subnet}.0/24"), $"acl-{vpc}-{subnet % 5}", $"rtb-{vpc}")))],
            Interfaces = [.. vpcs.SelectMany(vpc => Each(SubnetsPerVpc, subnet => Each(InterfacesPerSubnet, one => new NetworkInterface(
                $"eni-{vpc}-{subnet}-{one}", $"sn-{vpc}-{subnet}", Ipv4.Parse($"10.{vpc}.{subnet}.{10 + one}"), [$"sg-{vpc}-{one}", $"sg-{vpc}-{((one * 7) + subnet) % GroupsPerVpc}"]))).SelectMany(some => some))],
            Acls = [.. vpcs.SelectMany(vpc => Each(5, number => new NetworkAcl($"acl-{vpc}-{number}", Entries(vpc, number), Entries(vpc, number))))],
            Groups = [.. vpcs.SelectMany(vpc => Each(GroupsPerVpc, group => new SecurityGroup($"sg-{vpc}-{group}", Rules(vpc, group), [new("out", IpProtocol.Any, PortRange.All) { Cidr = Cidr.All }])))],
            RouteTables = [.. vpcs.Select(vpc => new RouteTable($"rtb-{vpc}", [
                new(Cidr.Parse($"10.{vpc}.0.0/16"), RouteTarget.Local, "local"),
                new(Cidr.Parse($"10.{(vpc + 1) % Vpcs}.0.0/16"), RouteTarget.Peering, $"pcx-{vpc}"),
                new(Cidr.Parse($"10.{(vpc + Vpcs - 1) % Vpcs}.0.0/16"), RouteTarget.Peering, $"pcx-{(vpc + Vpcs - 1) % Vpcs}")]))],
            Peerings = [.. vpcs.Select(vpc => new Peering($"pcx-{vpc}", $"vpc-{vpc}", $"vpc-{(vpc + 1) % Vpcs}", true))],
        });
    }

    private static IEnumerable<T> Each<T>(int count, Func<int, T> make) => Enumerable.Range(0, count).Select(make);

    private static AclEntry[] Entries(int vpc, int number) =>
    [
        new(10, false, IpProtocol.Any, Cidr.Parse($"10.{vpc}.{number}.0/28"), PortRange.All),
        new(20, true, IpProtocol.Tcp, Cidr.Parse("10.0.0.0/8"), PortRange.Of(443)),
        new(30, true, IpProtocol.Tcp, Cidr.Parse("10.0.0.0/8"), new(1024, 65535)),
        new(AclEntry.LastNumber, false, IpProtocol.Any, Cidr.All, PortRange.All),
    ];

    private static GroupRule[] Rules(int vpc, int group) => (group % 4) switch
    {
        0 => [new("all", IpProtocol.Tcp, PortRange.Of(443)) { Cidr = Cidr.Parse("10.0.0.0/8") }],
        1 => [new("group", IpProtocol.Tcp, PortRange.Of(443)) { GroupId = $"sg-{vpc}-{(group + 1) % GroupsPerVpc}" }, new("own", IpProtocol.Any, PortRange.All) { GroupId = $"sg-{vpc}-{group}" }],
        2 => [new("subnet", IpProtocol.Tcp, PortRange.Of(443)) { Cidr = Cidr.Parse($"10.{vpc}.{group % SubnetsPerVpc}.0/24") }],
        _ => [new("some", IpProtocol.Tcp, new(400, 500)) { Cidr = Cidr.Parse($"10.{(vpc + 1) % Vpcs}.{group % SubnetsPerVpc}.32/27") }, new("peer", IpProtocol.Tcp, PortRange.Of(443)) { GroupId = $"sg-{(vpc + 1) % Vpcs}-{group}" }],
    };
}
