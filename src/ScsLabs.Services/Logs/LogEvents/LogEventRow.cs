using System.Globalization;
using System.Numerics;
using System.Text;

namespace ScsLabs.Services.Logs;

/// <summary>A log event. Its place is within its stream, and its id tells its place in the order of all events of the group.</summary>
internal sealed record LogEventRow : IRow<LogEventRow>
{
    /// <summary>The bytes that AWS counts for each event beside its message.</summary>
    public const int Overhead = 26;

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <inheritdoc />
    public required string Id { get; init; }

    /// <summary>The time of the event, in milliseconds.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The time at which the event was put, in milliseconds.</summary>
    public required long IngestedAt { get; init; }

    /// <summary>The message.</summary>
    public required string Message { get; init; }

    /// <summary>The size in bytes, as AWS counts it.</summary>
    public int Size => SizeOf(Message);

    /// <summary>The size of an event with a message, as AWS counts it.</summary>
    public static int SizeOf(string message) => Encoding.UTF8.GetByteCount(message) + Overhead;
}

/// <summary>The ids of events: 56 digits, as AWS's have. Events of a group are ordered by them: by time, then by the time at which they were put, then by stream, and there as they came.</summary>
internal static class EventIds
{
    private const int Digits = 56;

    /// <summary>The id of a stream's next event.</summary>
    /// <param name="timestamp">The time of the event, in milliseconds.</param>
    /// <param name="ingestedAt">The time at which it is put, in milliseconds.</param>
    /// <param name="stream">The number of the stream.</param>
    /// <param name="number">The number of the event in the stream.</param>
    public static string Of(long timestamp, long ingestedAt, int stream, long number) => string.Create(CultureInfo.InvariantCulture, $"{timestamp:D14}{ingestedAt:D14}{stream:D14}{number:D14}");

    /// <summary>What is ordered before the events of a time, in milliseconds, and after all earlier ones.</summary>
    public static string First(long timestamp) => Of(Math.Clamp(timestamp, 0, 99_999_999_999_999), 0, 0, 0);

    /// <summary>The sequence token of a stream, which nobody needs any more.</summary>
    public static string SequenceToken(LogStreamRow stream) => Of(stream.CreatedAt.ToUnixTimeMilliseconds(), stream.IngestedAt ?? 0, stream.Number, stream.EventsPut);

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsId(string text) => text.Length == Digits && text.All(char.IsAsciiDigit);

    /// <summary>The later one of two ids.</summary>
    public static string Later(string one, string other) => string.CompareOrdinal(one, other) > 0 ? one : other;

    /// <summary>The id that is next to one: behind it for 1, before it for -1.</summary>
    public static string Beside(string id, int step)
    {
        var beside = BigInteger.Parse(id, CultureInfo.InvariantCulture) + step;
        return beside < 0 ? id : beside.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
}
