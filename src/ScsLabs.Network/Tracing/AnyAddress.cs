namespace ScsLabs.Network;

/// <summary>Analyses flows whose gateway may stand for any address behind it. One address is tried for all that no CIDR block on the way tells apart.</summary>
internal static class AnyAddress
{
    /// <summary>The analysis of a path for the lowest such address that has one; else the analysis with the fewest obstacles.</summary>
    public static PathAnalysis Trace(ITopology topology, Flow flow, End source, End destination)
    {
        if (source.Interface is null && destination.Interface is null)
        {
            var nothing = new Packets(default, default, flow.Protocol, PortSet.None, PortSet.None);
            return new([], [], [new(ExplanationCodes.NoPath, source.Kind, source.Id, Direction.Forward, nothing)]);
        }

        var (seen, tried) = (new SeenBlocks(topology), new HashSet<Ipv4>());
        var isBehind = Addresses(topology, source.Interface is null ? source : destination, seen);
        PathAnalysis? best = null;
        while (seen.Take() is { } blocks)
        {
            foreach (var address in new AddressClasses(blocks).Witnesses(isBehind).Where(tried.Add))
            {
                var analysis = Tracer.Trace(seen, source.Interface is null ? flow with { SourceAddress = address } : flow with { DestinationAddress = address }, source, destination);
                best = best is null || analysis.Obstacles.Count < best.Obstacles.Count ? analysis : best;
                if (analysis.IsFound)
                {
                    return analysis;
                }
            }
        }

        return best!;
    }

    /// <summary>Which addresses the gateway stands for.</summary>
    private static Func<Ipv4, bool> Addresses(ITopology topology, End gateway, SeenBlocks seen)
    {
        if (gateway.Kind == ComponentKind.GatewayEndpoint)
        {
            var endpoint = topology.GatewayEndpoint(gateway.Id)!;
            seen.Add(endpoint.Cidrs);
            return endpoint.Serves;
        }

        seen.Add(InternetAddresses.Excluded);
        return InternetAddresses.Contains;
    }
}
