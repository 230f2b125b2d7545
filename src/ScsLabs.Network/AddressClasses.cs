namespace ScsLabs.Network;

/// <summary>Tells addresses apart by the CIDR blocks that hold them. Of two blocks that overlap one contains the other, so the smallest block that holds an address decides which others do.</summary>
internal sealed class AddressClasses
{
    private readonly List<uint> starts = [0];
    private readonly List<int> classes = [0];

    /// <summary>Takes the blocks.</summary>
    public AddressClasses(IEnumerable<Cidr> blocks)
    {
        Cidr[] sorted = [.. blocks.Distinct().Order()]; // a block comes before those in it
        var around = new Stack<(int Class, Cidr Block)>([(0, Cidr.All)]);
        for (var number = 0; number < sorted.Length; number++)
        {
            Close(around, sorted[number].First.Value);
            around.Push((number + 1, sorted[number]));
            Begin(sorted[number].First.Value, number + 1);
        }

        Close(around, null);
        Count = sorted.Length + 1;
    }

    /// <summary>One more than the highest class.</summary>
    public int Count { get; }

    /// <summary>An address of each class that has any in the range.</summary>
    public IEnumerable<Ipv4> Witnesses(Func<Ipv4, bool> isWanted) =>
        starts.Select((start, number) => (Address: new Ipv4(start), Class: classes[number])).Where(one => isWanted(one.Address)).DistinctBy(one => one.Class).Select(one => one.Address);

    /// <summary>The class of the address.</summary>
    public int Of(Ipv4 address)
    {
        var at = starts.BinarySearch(address.Value);
        return classes[at >= 0 ? at : ~at - 1];
    }

    /// <summary>Ends the blocks that lie before the address, or all: what follows one belongs to the block around it.</summary>
    private void Close(Stack<(int Class, Cidr Block)> around, uint? before)
    {
        while (around.Count > 1 && (before is null || around.Peek().Block.Last.Value < before))
        {
            var (_, block) = around.Pop();
            if (block.Last.Value < uint.MaxValue)
            {
                Begin(block.Last.Value + 1, around.Peek().Class);
            }
        }
    }

    /// <summary>Begins a class at the address. A later word on the same address wins.</summary>
    private void Begin(uint start, int @class)
    {
        if (starts[^1] == start)
        {
            classes[^1] = @class;
            return;
        }

        starts.Add(start);
        classes.Add(@class);
    }
}
