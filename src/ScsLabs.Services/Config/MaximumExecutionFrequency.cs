namespace ScsLabs.Services.Config;

/// <summary>The frequencies of deliveries and of periodic rules.</summary>
public enum MaximumExecutionFrequency
{
    /// <summary>Every hour.</summary>
    [Wire("One_Hour")]
    OneHour,

    /// <summary>Every three hours.</summary>
    [Wire("Three_Hours")]
    ThreeHours,

    /// <summary>Every six hours.</summary>
    [Wire("Six_Hours")]
    SixHours,

    /// <summary>Every twelve hours.</summary>
    [Wire("Twelve_Hours")]
    TwelveHours,

    /// <summary>Every day.</summary>
    [Wire("TwentyFour_Hours")]
    TwentyFourHours,
}

/// <summary>The periods of frequencies.</summary>
internal static class Periods
{
    /// <summary>The time from one time to the next.</summary>
    public static TimeSpan Period(this MaximumExecutionFrequency frequency) => TimeSpan.FromHours(frequency switch
    {
        MaximumExecutionFrequency.OneHour => 1,
        MaximumExecutionFrequency.ThreeHours => 3,
        MaximumExecutionFrequency.SixHours => 6,
        MaximumExecutionFrequency.TwelveHours => 12,
        _ => 24,
    });

    /// <summary>The time that follows one that has come: a period later, unless that is over too.</summary>
    public static DateTimeOffset Next(DateTimeOffset due, TimeSpan period, DateTimeOffset now) => due + period > now ? due + period : now + period;
}
