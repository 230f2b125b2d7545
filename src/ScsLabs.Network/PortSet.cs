namespace ScsLabs.Network;

/// <summary>A set of ports: disjoint ranges in ascending order, none of which touches the next.</summary>
internal sealed class PortSet : IEquatable<PortSet>
{
    private readonly PortRange[] ranges;

    private PortSet(PortRange[] ranges) => this.ranges = ranges;

    /// <summary>No port.</summary>
    public static PortSet None { get; } = new([]);

    /// <summary>All ports.</summary>
    public static PortSet All { get; } = Of(PortRange.All);

    /// <summary>The ranges.</summary>
    public IReadOnlyList<PortRange> Ranges => ranges;

    /// <summary>Whether the set has no port.</summary>
    public bool IsEmpty => ranges.Length == 0;

    /// <summary>The set of one range's ports.</summary>
    public static PortSet Of(PortRange range) => new([range]);

    /// <summary>Reads what <see cref="ToString"/> writes, such as <c>80,8000-8080</c>.</summary>
    /// <exception cref="FormatException">It is no list of ports and ranges.</exception>
    public static PortSet Parse(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(PortRange.Parse).Aggregate(None, static (all, range) => all.Or(Of(range)));

    /// <summary>The ports of this set that lie in the range.</summary>
    public PortSet In(PortRange range)
    {
        if (IsEmpty || (range.From <= ranges[0].From && ranges[^1].To <= range.To))
        {
            return this;
        }

        return Of(ranges.Select(own => new PortRange(Math.Max(own.From, range.From), Math.Min(own.To, range.To))).Where(own => own.From <= own.To));
    }

    /// <summary>The ports of this set that lie outside of the range.</summary>
    public PortSet Except(PortRange range)
    {
        if (IsEmpty || range.To < ranges[0].From || ranges[^1].To < range.From)
        {
            return this;
        }

        return Of(ranges.SelectMany(own => (PortRange[])[new(own.From, Math.Min(own.To, range.From - 1)), new(Math.Max(own.From, range.To + 1), own.To)]).Where(own => own.From <= own.To));
    }

    /// <summary>The ports of both sets.</summary>
    public PortSet Or(PortSet other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return IsEmpty ? other : this;
        }

        var joined = new List<PortRange>(ranges.Length + other.ranges.Length);
        foreach (var range in ranges.Concat(other.ranges).OrderBy(range => range.From))
        {
            if (joined is [.., var last] && range.From <= last.To + 1)
            {
                joined[^1] = new(last.From, Math.Max(last.To, range.To));
            }
            else
            {
                joined.Add(range);
            }
        }

        return new([.. joined]);
    }

    /// <summary>Whether the set has the port.</summary>
    public bool Contains(int port) => Array.Exists(ranges, range => range.Contains(port));

    /// <inheritdoc />
    public bool Equals(PortSet? other) => other is not null && ranges.AsSpan().SequenceEqual(other.ranges);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PortSet);

    /// <inheritdoc />
    public override int GetHashCode() => ranges.Aggregate(0, HashCode.Combine);

    /// <inheritdoc />
    public override string ToString() => string.Join(',', ranges);

    private static PortSet Of(IEnumerable<PortRange> ranges) => ranges.ToArray() is { Length: > 0 } some ? new(some) : None;
}
