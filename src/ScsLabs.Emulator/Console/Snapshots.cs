namespace ScsLabs.Emulator;

/// <summary>Worlds that the operator keeps to go back to. A world is immutable and shares its rows with the current one, so taking a snapshot costs nothing; keeping many keeps what was deleted since.</summary>
internal sealed class Snapshots
{
    /// <summary>The maximum number of snapshots.</summary>
    public const int Most = 8;

    /// <summary>The maximum length of a name.</summary>
    public const int MostName = 100;

    private readonly Lock gate = new();
    private readonly List<Snapshot> all = [];
    private int last;

    /// <summary>The snapshots, oldest first.</summary>
    public IReadOnlyList<Snapshot> All
    {
        get
        {
            lock (gate)
            {
                return [.. all];
            }
        }
    }

    /// <summary>Keeps a world; null where there are as many snapshots as there may be.</summary>
    public Snapshot? Take(string name, World world, DateTimeOffset now)
    {
        lock (gate)
        {
            if (all.Count == Most)
            {
                return null;
            }

            var snapshot = new Snapshot(++last, name.Length > 0 ? name : $"Snapshot {last}", now, world) { IsNamed = name.Length > 0 };
            all.Add(snapshot);
            return snapshot;
        }
    }

    /// <summary>The snapshot with this number; null where there is none.</summary>
    public Snapshot? Find(int number) => All.FirstOrDefault(snapshot => snapshot.Number == number);

    /// <summary>Forgets a snapshot.</summary>
    public bool Remove(int number)
    {
        lock (gate)
        {
            return all.RemoveAll(snapshot => snapshot.Number == number) > 0;
        }
    }
}

/// <summary>A world that is kept.</summary>
/// <param name="Number">The number, which no other snapshot of the emulator has or had.</param>
/// <param name="Name">The name.</param>
/// <param name="At">The time at which it was taken, by the world's clock.</param>
/// <param name="World">The world.</param>
internal sealed record Snapshot(int Number, string Name, DateTimeOffset At, World World)
{
    /// <summary>Whether the operator gave it the name; else it is called after its number.</summary>
    public bool IsNamed { get; init; }
}
