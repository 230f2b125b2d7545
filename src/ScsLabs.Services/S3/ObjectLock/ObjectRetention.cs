namespace ScsLabs.Services.S3;

/// <summary>The retention of a version.</summary>
/// <param name="Mode">How strictly it is retained.</param>
/// <param name="Until">The time until which it is.</param>
internal sealed record ObjectRetention(ObjectLockMode Mode, DateTimeOffset Until)
{
    /// <summary>Whether the retention is over at a time.</summary>
    public bool IsOverAt(DateTimeOffset time) => Until <= time;

    /// <summary>Creates the retention that a request gives.</summary>
    /// <exception cref="AwsException">InvalidArgument: it is already over.</exception>
    public static ObjectRetention Of(ObjectLockMode mode, DateTimeOffset until, Call call) => until > call.Now
        ? new(mode, Call.ToMilliseconds(until))
        : throw S3Errors.InvalidArgument("The retain until date must be in the future!", ObjectLockSettings.RetainUntil, Timestamp(until));

    /// <summary>The condition keys of a request that sets this retention. A part of a day counts as one, so that a policy that wants ten days takes ten days from now.</summary>
    public IEnumerable<Condition> Conditions(Call call) =>
    [
        new("s3:object-lock-mode", Mode.ToWire()),
        new("s3:object-lock-retain-until-date", Timestamp(Until)),
        new("s3:object-lock-remaining-retention-days", Math.Ceiling((Until - call.Now).TotalDays).ToString("F0", System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
}
