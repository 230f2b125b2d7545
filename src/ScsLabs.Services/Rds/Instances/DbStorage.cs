using System.Globalization;

namespace ScsLabs.Services.Rds;

/// <summary>The storage of a DB instance.</summary>
/// <param name="Type">The type, such as <c>gp3</c>.</param>
/// <param name="Size">The size in GiB.</param>
/// <param name="Iops">The operations a second; null where the type has no number of them.</param>
/// <param name="Throughput">The MiB a second; null where the type has no number of them.</param>
internal sealed record DbStorage(string Type, int Size, int? Iops, int? Throughput)
{
    /// <summary>The size from which gp3 of MySQL and MariaDB takes numbers of its own.</summary>
    private const int Striped = 400;

    private const int Largest = 65536;

    /// <summary>Whether the operations a second are paid for.</summary>
    public bool IsProvisioned => Type is "io1" or "io2";

    /// <summary>The storage that a request wants.</summary>
    /// <param name="engine">The engine, for error texts.</param>
    /// <param name="type">The type; null for io1 where operations are given, or else gp3.</param>
    /// <param name="size">The size.</param>
    /// <param name="iops">The operations a second; null for the type's.</param>
    /// <param name="throughput">The MiB a second; null for the type's.</param>
    /// <exception cref="AwsException">There is no such storage.</exception>
    /// <remarks>Source: RDS User Guide, CHAP_Storage; RDS API Reference, CreateDBInstance.</remarks>
    public static DbStorage Of(string engine, string? type, int size, int? iops, int? throughput)
    {
        var kind = type ?? (iops is null ? "gp3" : "io1");
        var (least, most) = kind switch
        {
            "gp2" or "gp3" => (20, Largest),
            "io1" or "io2" => (100, Largest),
            "standard" => (5, 3072),
            _ => throw RdsErrors.InvalidParameterValue($"Invalid storage type: {kind}"),
        };
        if (size < least || size > most)
        {
            throw RdsErrors.InvalidParameterValue(string.Create(CultureInfo.InvariantCulture, $"Invalid storage size for engine name {engine} and storage type {kind}: {size}"));
        }

        return kind switch
        {
            "io1" or "io2" => new(kind, size, Provisioned(kind, size, iops, throughput), null),
            "gp3" => General(engine, size, iops, throughput),
            _ => iops is null && throughput is null ? new(kind, size, null, null) : throw RdsErrors.InvalidParameterCombination($"You can't specify IOPS or storage throughput for the storage type {kind}."),
        };
    }

    /// <summary>The storage with changes, which never make it smaller. An increase is a tenth at least.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="type">The type; null for no change.</param>
    /// <param name="size">The size; null for no change.</param>
    /// <param name="iops">The operations a second; null for no change.</param>
    /// <param name="throughput">The MiB a second; null for no change.</param>
    /// <exception cref="AwsException">There is no such storage, or it is smaller.</exception>
    public DbStorage Changed(string engine, string? type, int? size, int? iops, int? throughput)
    {
        if ((type ?? Type) == Type && (size ?? Size) == Size && (iops ?? Iops) == Iops && (throughput ?? Throughput) == Throughput)
        {
            return this;
        }

        if (size < Size)
        {
            throw RdsErrors.InvalidParameterCombination(string.Create(CultureInfo.InvariantCulture, $"Invalid storage size for engine name {engine} and storage type {type ?? Type}: {size}. The storage of a DB instance can't be reduced."));
        }

        var then = size is { } wanted && wanted > Size ? Math.Max(wanted, ((Size * 11) + 9) / 10) : Size;
        var keeps = (type ?? Type) == Type && (IsProvisioned || Size >= Striped);
        return Of(engine, type ?? Type, then, iops ?? (keeps ? Iops : null), throughput ?? (keeps ? Throughput : null));
    }

    private static int Provisioned(string kind, int size, int? iops, int? throughput)
    {
        if (throughput is not null)
        {
            throw RdsErrors.InvalidParameterCombination($"You can't specify storage throughput for the storage type {kind}.");
        }

        var wanted = iops ?? throw RdsErrors.InvalidParameterCombination($"The parameter Iops must be provided for the storage type {kind}.");
        var most = kind == "io2" ? 1000L * size : 50L * size;
        return wanted >= 1000 && 2L * wanted >= size && wanted <= most
            ? wanted
            : throw RdsErrors.InvalidParameterCombination(string.Create(CultureInfo.InvariantCulture, $"Invalid iops to storage (GB) ratio for engine name and storage type {kind}: {(double)wanted / size:0.####}"));
    }

    private static DbStorage General(string engine, int size, int? iops, int? throughput)
    {
        if (size < Striped)
        {
            return iops is null && throughput is null
                ? new("gp3", size, 3000, 125)
                : throw RdsErrors.InvalidParameterCombination($"You can't specify IOPS or storage throughput for engine {engine} and a storage size less than {Striped}.");
        }

        var (operations, rate) = (iops ?? 12000, throughput ?? 500);
        return operations is >= 12000 and <= 64000 && rate is >= 500 and <= 4000
            ? new("gp3", size, operations, rate)
            : throw RdsErrors.InvalidParameterCombination(string.Create(CultureInfo.InvariantCulture, $"Invalid IOPS {operations} or storage throughput {rate} for the storage type gp3."));
    }
}
