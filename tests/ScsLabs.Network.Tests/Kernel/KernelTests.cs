using System.Diagnostics;
using System.Runtime.InteropServices;
using ScsLabs.Network.Tests.Laws;

namespace ScsLabs.Network.Tests.Kernel;

/// <summary>Compares the engine with the kernel of this machine: the same networks, real packets.</summary>
public sealed class KernelTests
{
    private const int Networks = 210, FlowsPerNetwork = 12, Judges = 4; // they wait more than they work

    /// <summary>No network is begun after this time.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(110);

    [Fact]
    public async Task The_kernel_lets_through_what_the_engine_finds_and_nothing_else()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("SCSLABS_KERNEL") == "no", "SCSLABS_KERNEL is no: it takes a minute, too long for each mutant.");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The judge is Linux' kernel.");
        Assert.SkipUnless(geteuid() == 0, "Only root may make network namespaces.");
        foreach (var tool in (string[])["unshare", "ip", "nft", "python3"])
        {
            Assert.SkipWhen(Find(tool) is null, $"{tool} isn't on the path.");
        }

        Assert.SkipUnless(await Judge.CanWorkAsync(), "This machine makes no network namespaces with nftables, even for root.");

        var clock = Stopwatch.StartNew();
        var cases = AnyNetwork.Gen.Select(CandidatesOf(), Case).Where(one => one.Flows.Count > 0).Array[Networks].Single();
        var compared = await Task.WhenAll(cases.Chunk((Networks + Judges - 1) / Judges).Select(some => CompareAsync(some, clock, TestContext.Current.CancellationToken)));

        var all = compared.Sum(one => one.Count);
        var found = compared.SelectMany(one => one).Where(path => path.IsFound).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{all} flows in at most {cases.Length} networks compared in {clock.Elapsed.TotalSeconds:N0} s: {found.Count} arrive and are answered, "
            + $"{found.Count(path => Passes(path, ComponentKind.Peering))} of them through a peering, {found.Count(path => Passes(path, ComponentKind.Interface))} through an appliance, "
            + $"{found.Count(path => path.Forward.Any(hop => hop.Kind == ComponentKind.InternetGateway))} through an Internet gateway and {found.Count(path => Passes(path, ComponentKind.NatGateway))} through a NAT gateway");
        Assert.SkipWhen(all < 2000 && clock.Elapsed > Limit, $"The machine is busy: only {all} flows were compared in time, and agreed.");
        all.ShouldBeGreaterThanOrEqualTo(2000);
        found.Count.ShouldBeInRange(all / 10, all * 9 / 10);

        static bool Passes(PathAnalysis path, ComponentKind kind) => path.Forward.Skip(1).SkipLast(1).Any(hop => hop.Kind == kind);
    }

    /// <summary>Returns what the engine said, and the kernel too.</summary>
    private static async Task<List<PathAnalysis>> CompareAsync(IEnumerable<(AnyNetwork Network, List<Flow> Flows)> cases, Stopwatch clock, CancellationToken cancellation)
    {
        var compared = new List<PathAnalysis>();
        await using var judge = Judge.Start();
        foreach (var (network, flows) in cases.TakeWhile(_ => clock.Elapsed < Limit))
        {
            var snapshot = new Snapshot(network.Parts);
            PathAnalysis[] expected = [.. flows.Select(flow => Tracer.Trace(snapshot, flow))];
            var verdicts = await judge.AskAsync(KernelNetwork.Describe(network.Parts, flows, 0.2), cancellation);
            if (!verdicts.SequenceEqual(expected.Select(path => path.IsFound)))
            {
                verdicts = await judge.AskAsync(KernelNetwork.Describe(network.Parts, flows, 3), cancellation); // the machine may have been slow
            }

            for (var number = 0; number < flows.Count; number++)
            {
                verdicts[number].ShouldBe(expected[number].IsFound, $"{flows[number]}\n{string.Join('\n', expected[number].Obstacles)}\n{network}");
            }

            compared.AddRange(expected);
        }

        return compared;
    }

    /// <summary>The network without what the kernel isn't given, and of the candidates as many that are found as those that aren't, as far as there are.</summary>
    private static (AnyNetwork Network, List<Flow> Flows) Case(AnyNetwork network, (int From, int To, bool IsTcp, int SourcePort, int DestinationPort)[] candidates)
    {
        var parts = network.Parts with
        {
            RouteTables = [.. network.Parts.RouteTables.Select(table => table with { Routes = [.. table.Routes.Where(route => route.Target is not RouteTarget.GatewayEndpoint)] })],
            GatewayEndpoints = [],
            Interfaces = [.. network.Parts.Interfaces.Select(one => one with { IsUp = true })], // there are no instances that could be stopped
        };
        var snapshot = new Snapshot(parts);
        string[] ends = [.. parts.Interfaces.Where(one => one.GroupIds.Count > 0).Select(one => one.Id), .. parts.InternetGateways.Select(gateway => gateway.Id)];
        var flows = candidates
            .Select(one => new Flow(ends[one.From % ends.Length], ends[one.To % ends.Length], one.IsTcp ? IpProtocol.Tcp : IpProtocol.Udp)
            {
                SourceAddress = HostBehind(ends[one.From % ends.Length], one.To),
                DestinationAddress = HostBehind(ends[one.To % ends.Length], one.From),
                SourcePorts = PortRange.Of(one.SourcePort),
                DestinationPorts = PortRange.Of(one.DestinationPort),
            })
            .Where(flow => flow.SourceId != flow.DestinationId && ((flow.SourceAddress ?? flow.DestinationAddress) is null || VpcOf(flow.SourceId) == VpcOf(flow.DestinationId)))
            .Select(flow => (Flow: flow, Path: Tracer.Trace(snapshot, flow)))
            .Where(one => !DependsOnPortOfNatGateway(one.Path))
            .OrderByDescending(one => one.Path.Forward.Count) // long ways first, for there are few
            .ToLookup(one => one.Path.IsFound, one => one.Flow);
        var chosen = flows[true].Take(FlowsPerNetwork / 2).ToList();
        chosen.AddRange(flows[false].Take(FlowsPerNetwork - chosen.Count));
        return (network with { Parts = parts }, [.. chosen.Select((flow, number) => flow with { SourcePorts = PortRange.Of(flow.SourcePorts.From + number) })]); // so that no connection is taken for another

        string VpcOf(string id) => snapshot.InternetGateway(id)?.VpcId ?? snapshot.Subnet(snapshot.Interface(id)!.SubnetId)!.VpcId;
    }

    private static Ipv4? HostBehind(string id, int number) => id.StartsWith("igw", StringComparison.Ordinal) ? Ipv4.Parse(KernelNetwork.Hosts[number % KernelNetwork.Hosts.Length]) : null;

    /// <summary>The engine finds a path for some port of the NAT gateway, of which the kernel takes one.</summary>
    private static bool DependsOnPortOfNatGateway(PathAnalysis path) => path.Return.Zip(path.Return.Skip(1))
        .Any(hops => hops.Second.Kind == ComponentKind.NatGateway && !hops.First.Packets.DestinationPorts.Equals(PortSet.Of(new(1024, 65535))));

    private static Gen<(int From, int To, bool IsTcp, int SourcePort, int DestinationPort)[]> CandidatesOf() =>
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Bool, Gen.OneOf(900, 2000, 40000, 61000), Gen.OneOf(KernelNetwork.Ports)).Array[200];

    private static string? Find(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Append("/usr/sbin").Append("/sbin").Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();
}
