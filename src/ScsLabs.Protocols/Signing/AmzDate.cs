using System.Globalization;

namespace ScsLabs.Protocols.Signing;

/// <summary>The signature's time: ISO 8601's basic form, <c>yyyyMMddTHHmmssZ</c>.</summary>
internal static class AmzDate
{
    private const string Form = "yyyyMMdd'T'HHmmss'Z'";
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    // The last is RFC 2822's, which botocore sends.
    private static readonly string[] Readable = [Form, "r", "ddd, dd MMM yyyy HH:mm:ss zzz"];

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads the basic form or, from a <c>Date</c> header, the mail's and HTTP's.</summary>
    /// <remarks>Errors: SignatureProblem (Incomplete).</remarks>
    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.TryParseExact(text, Readable, CultureInfo.InvariantCulture, Utc, out var time)
            ? time
            : throw new SignatureProblem(
                SignatureFault.Incomplete,
                $"Date must be in ISO-8601 'basic format'. Got '{text}'. See http://en.wikipedia.org/wiki/ISO_8601");
}
