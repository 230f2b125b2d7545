namespace ScsLabs.Model.State;

/// <summary>The world's time: wall time and what it was advanced by.</summary>
/// <param name="wall">Where wall time comes from.</param>
public sealed class WorldClock(TimeProvider wall) : TimeProvider
{
    private long advanced;

    /// <summary>Wall time, by which signatures are judged, for SDKs sign with it.</summary>
    public DateTimeOffset WallNow => wall.GetUtcNow();

    /// <summary>How far ahead of wall time the world is.</summary>
    public TimeSpan Advanced => TimeSpan.FromTicks(Interlocked.Read(ref advanced));

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => wall.GetUtcNow() + Advanced;

    internal void Add(TimeSpan step) => Interlocked.Add(ref advanced, step.Ticks);
}
