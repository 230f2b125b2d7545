namespace ScsLabs.Network;

/// <summary>Which classes the security groups of one direction admit as the other side, for one protocol and port.</summary>
internal sealed class GroupWays
{
    private readonly IReadOnlyList<InterfaceClass> classes;
    private readonly Dictionary<string, int> numbers;
    private readonly BitMatrix members;
    private readonly BitMatrix byAddress;
    private readonly BitMatrix byReference;

    /// <summary>Reads the rules.</summary>
    public GroupWays(Snapshot network, IReadOnlyList<InterfaceClass> classes, int protocol, int port, bool isEgress)
    {
        this.classes = classes;
        var groups = network.Parts.Groups;
        numbers = groups.Select((group, number) => (group.Id, number)).ToDictionary(StringComparer.Ordinal);
        (members, byAddress, byReference) = (new(groups.Count, classes.Count), new(groups.Count, classes.Count), new(groups.Count, classes.Count));
        foreach (var one in classes)
        {
            foreach (var id in one.Example.GroupIds.Where(numbers.ContainsKey))
            {
                members.Set(numbers[id], one.Number);
            }
        }

        uint[] addresses = [.. classes.Select(one => one.Example.Address.Value)];
        for (var number = 0; number < groups.Count; number++)
        {
            foreach (var rule in (isEgress ? groups[number].Outbound : groups[number].Inbound).Where(rule => RuleMatch.Matches(rule.Protocol, protocol) && RuleMatch.PortsOf(rule.Protocol, rule.Ports).Contains(port)))
            {
                if (rule.Cidr is { } cidr)
                {
                    byAddress.Set(number, FirstFrom(addresses, cidr.First.Value), FirstFrom(addresses, cidr.Last.Value + 1L));
                }
                else if (numbers.TryGetValue(rule.GroupId!, out var other))
                {
                    BitMatrix.Or(byReference[number], members[other]);
                }
            }
        }
    }

    /// <summary>Adds the classes that the groups of the class admit.</summary>
    /// <param name="one">The class.</param>
    /// <param name="region">The classes in the Region of the class: rules refer to no groups in others.</param>
    /// <param name="row">Where to add them.</param>
    public void AdmittedBy(InterfaceClass one, ReadOnlySpan<ulong> region, Span<ulong> row)
    {
        foreach (var id in one.Example.GroupIds)
        {
            if (numbers.TryGetValue(id, out var group))
            {
                BitMatrix.Or(row, byAddress[group]);
                BitMatrix.OrBoth(row, byReference[group], region);
            }
        }

        if (one.Example.GroupIds.Count == 0)
        {
            row.Fill(ulong.MaxValue);
        }
    }

    /// <summary>Adds the classes whose groups admit the class.</summary>
    public void Admitting(InterfaceClass one, ReadOnlySpan<ulong> region, BitMatrix withoutGroups, Span<ulong> row)
    {
        BitMatrix.Or(row, withoutGroups[0]);
        for (var group = 0; group < numbers.Count; group++)
        {
            if (byAddress.Has(group, one.Number))
            {
                BitMatrix.Or(row, members[group]);
            }
            else if (byReference.Has(group, one.Number))
            {
                BitMatrix.OrBoth(row, members[group], region);
            }
        }
    }

    /// <summary>The number of the first class from this address on.</summary>
    private int FirstFrom(uint[] addresses, long address)
    {
        var (low, high) = (0, classes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = addresses[middle] < address ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
