namespace ScsLabs.Model.State;

/// <summary>The world's time: wall time plus the time that the clock was advanced by.</summary>
/// <param name="wall">The source of wall time.</param>
internal sealed class WorldClock(TimeProvider wall) : TimeProvider
{
    private long advanced;

    /// <summary>The latest time that the clock can be advanced to. Expiries and schedules created at that time still have a valid date.</summary>
    public static DateTimeOffset Last { get; } = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Wall time, which signatures are checked against because SDKs sign with it.</summary>
    public DateTimeOffset WallNow => wall.GetUtcNow();

    /// <summary>The difference between the world's time and wall time.</summary>
    public TimeSpan Advanced
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref advanced));
        internal set => Interlocked.Exchange(ref advanced, value.Ticks);
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => wall.GetUtcNow() + Advanced;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => wall.CreateTimer(callback, state, dueTime, period);

    /// <summary>The difference from wall time at which the world's time is now the given time.</summary>
    internal TimeSpan AdvancedAt(DateTimeOffset time) => time - wall.GetUtcNow();

    /// <summary>Throws unless the clock can be advanced by the step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or leads past <see cref="Last"/>.</exception>
    internal void RequireStep(TimeSpan step)
    {
        if (step < TimeSpan.Zero || step > Last - GetUtcNow())
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, $"The clock goes forward, and not past {Last:yyyy-MM-dd}.");
        }
    }
}
