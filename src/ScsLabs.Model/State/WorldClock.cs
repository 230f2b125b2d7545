namespace ScsLabs.Model.State;

/// <summary>The world's time: wall time and what it was advanced by.</summary>
/// <param name="wall">Where wall time comes from.</param>
public sealed class WorldClock(TimeProvider wall) : TimeProvider
{
    private long advanced;

    /// <summary>The last time that the clock can be advanced to. Expiries and schedules that are made then still have a date.</summary>
    public static DateTimeOffset Last { get; } = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Wall time, by which signatures are judged, for SDKs sign with it.</summary>
    public DateTimeOffset WallNow => wall.GetUtcNow();

    /// <summary>How far ahead of wall time the world is.</summary>
    public TimeSpan Advanced
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref advanced));
        internal set => Interlocked.Exchange(ref advanced, value.Ticks);
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => wall.GetUtcNow() + Advanced;

    /// <summary>How far ahead of wall time the world must be for it to be that time now.</summary>
    internal TimeSpan AdvancedAt(DateTimeOffset time) => time - wall.GetUtcNow();

    /// <summary>Checks that a step can be taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or leads past <see cref="Last"/>.</exception>
    internal void RequireStep(TimeSpan step)
    {
        if (step < TimeSpan.Zero || step > Last - GetUtcNow())
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, $"The clock goes forward, and not past {Last:yyyy-MM-dd}.");
        }
    }
}
