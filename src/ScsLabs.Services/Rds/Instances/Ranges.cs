using System.Globalization;

namespace ScsLabs.Services.Rds;

/// <summary>The numbers that DB instances can have.</summary>
internal static class Ranges
{
    /// <summary>The port.</summary>
    /// <exception cref="AwsException">No database can have it.</exception>
    public static int Port(int given) => given is >= 1150 and <= 65535
        ? given
        : throw RdsErrors.InvalidParameterValue(string.Create(CultureInfo.InvariantCulture, $"Invalid DB Port: {given}. The port must be between 1150 and 65535."));

    /// <summary>The days for which backups are kept.</summary>
    /// <exception cref="AwsException">They are too many.</exception>
    public static int Days(int given) => given is >= 0 and <= 35
        ? given
        : throw RdsErrors.InvalidParameterValue(string.Create(CultureInfo.InvariantCulture, $"Invalid backup retention period: {given}. Must be between 0 and 35."));

    /// <summary>The most storage that an instance grows to by itself; null where it doesn't grow.</summary>
    /// <exception cref="AwsException">It is hardly more than the storage that there is.</exception>
    public static int? Growth(int? given, DbStorage storage) =>
        given is null || given == storage.Size ? null
        : 10L * given >= 11L * storage.Size && given <= 65536 ? given
        : throw RdsErrors.InvalidParameterCombination("Invalid max storage size for engine name and storage type: the maximum must be at least 10% greater than the allocated storage.");
}
