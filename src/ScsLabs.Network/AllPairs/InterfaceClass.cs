namespace ScsLabs.Network;

/// <summary>Interfaces that no rule tells apart: they reach the same others and are reached by the same.</summary>
/// <param name="Number">The number of the class.</param>
/// <param name="Place">The number of its place: of the classes that routes and ACLs don't tell apart.</param>
/// <param name="Interfaces">The interfaces, at least one.</param>
internal sealed record InterfaceClass(int Number, int Place, IReadOnlyList<NetworkInterface> Interfaces)
{
    /// <summary>The interface that is asked about for all.</summary>
    public NetworkInterface Example => Interfaces[0];

    /// <summary>Divides a network's interfaces into classes, in the order of their addresses.</summary>
    public static IReadOnlyList<InterfaceClass> Divide(Snapshot network, int protocol)
    {
        var parts = network.Parts;
        var byRoutes = new AddressClasses([
            .. parts.Vpcs.SelectMany(vpc => vpc.Cidrs),
            .. parts.Subnets.Select(subnet => subnet.Cidr),
            .. parts.RouteTables.SelectMany(table => table.Routes).Select(route => route.Destination),
            .. parts.Acls.SelectMany(acl => acl.Inbound.Concat(acl.Outbound)).Where(entry => RuleMatch.Matches(entry.Protocol, protocol)).Select(entry => entry.Cidr)]);
        var byRules = new AddressClasses(parts.Groups.SelectMany(group => group.Inbound.Concat(group.Outbound)).Where(rule => RuleMatch.Matches(rule.Protocol, protocol)).Select(rule => rule.Cidr).OfType<Cidr>());
        var forwarders = parts.RouteTables.SelectMany(table => table.Routes).Where(route => route.Target == RouteTarget.Interface).Select(route => route.TargetId)
            .Concat(parts.NatGateways.Select(gateway => gateway.InterfaceId)).ToHashSet(StringComparer.Ordinal);

        var places = new Dictionary<(string SubnetId, int Class, string? ForwarderId, bool IsUp), int>();
        var classes = new Dictionary<(int Place, int Class, string Groups), List<NetworkInterface>>();
        foreach (var one in parts.Interfaces.OrderBy(one => one.Address))
        {
            var place = (one.SubnetId, byRoutes.Of(one.Address), forwarders.Contains(one.Id) ? one.Id : null, one.IsUp);
            places.TryAdd(place, places.Count);
            var key = (places[place], byRules.Of(one.Address), one.GroupIds.Count == 1 ? one.GroupIds[0] : string.Join(' ', one.GroupIds.Order(StringComparer.Ordinal)));
            if (!classes.TryGetValue(key, out var members))
            {
                classes[key] = members = [];
            }

            members.Add(one);
        }

        return [.. classes.Select((entry, number) => new InterfaceClass(number, entry.Key.Place, entry.Value))]; // in the order of their first members
    }
}
