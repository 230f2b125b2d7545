using System.Globalization;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Text;

/// <summary>Reads and writes times as text, in AWS's formats, to the millisecond.</summary>
internal static class Timestamps
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] Iso8601 =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd", "yyyyMMdd'T'HHmmss'Z'"];

    /// <summary>The format of a member's time: the member's own, else the default for where it is.</summary>
    public static TimestampForm FormOf(Member member) =>
        member is { Timestamp: TimestampForm.Protocol, Place: MemberPlace.Header } ? TimestampForm.Http : member.Timestamp;

    /// <summary>Writes a time as text; the protocol's default is ISO 8601 here.</summary>
    public static string Write(DateTimeOffset value, TimestampForm form) => form switch
    {
        TimestampForm.EpochSeconds => WriteEpoch(value).ToString(CultureInfo.InvariantCulture),
        TimestampForm.Http => value.ToString("r", CultureInfo.InvariantCulture),
        _ => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads a time from text.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    public static DateTimeOffset Read(string text, TimestampForm form)
    {
        switch (form)
        {
            case TimestampForm.EpochSeconds
                when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds):
                return ReadEpoch(seconds);
            case TimestampForm.Http
                when DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, Utc, out var http):
                return http;
            case TimestampForm.Protocol or TimestampForm.Iso8601
                when DateTimeOffset.TryParseExact(text, Iso8601, CultureInfo.InvariantCulture, Utc, out var iso):
                return iso;
            default:
                throw new WireFormatException($"Timestamp '{Excerpt.Of(text)}' is not valid.");
        }
    }

    /// <summary>Writes a time as seconds since 1970, with milliseconds as the fraction.</summary>
    public static decimal WriteEpoch(DateTimeOffset value) => value.ToUnixTimeMilliseconds() / 1000m;

    /// <summary>Reads a time from seconds since 1970, years 1 to 9999.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    public static DateTimeOffset ReadEpoch(decimal seconds)
    {
        if (seconds is < -62_135_596_800m or >= 253_402_300_800m)
        {
            throw new WireFormatException($"Timestamp '{seconds}' is out of range.");
        }

        return DateTimeOffset.FromUnixTimeMilliseconds((long)decimal.Floor(seconds * 1000m));
    }
}
