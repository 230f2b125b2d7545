using System.Globalization;

namespace ScsLabs.Protocols.Signing;

/// <summary>The time of a signature in the basic form of ISO 8601, <c>yyyyMMddTHHmmssZ</c>.</summary>
internal static class AmzDate
{
    private const string Form = "yyyyMMdd'T'HHmmss'Z'";
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    // The last is the form of RFC 2822, which botocore sends.
    private static readonly string[] Readable = [Form, "r", "ddd, dd MMM yyyy HH:mm:ss zzz"];

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads a time in the basic form or, from a <c>Date</c> header, in the forms of mail and HTTP.</summary>
    /// <remarks>Errors: SignatureException (Incomplete).</remarks>
    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.TryParseExact(text, Readable, CultureInfo.InvariantCulture, Utc, out var time)
            ? time
            : throw new SignatureException(
                SignatureFault.Incomplete,
                $"Date must be in ISO-8601 'basic format'. Got '{text}'. See http://en.wikipedia.org/wiki/ISO_8601");
}
