using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>A volume's type, size and speed.</summary>
/// <param name="Type">The type.</param>
/// <param name="Size">The size, in GiB.</param>
/// <param name="Iops">The operations a second; null where the type has no such number.</param>
/// <param name="Throughput">The throughput, in MiB/s; null where the type has no such number.</param>
internal sealed record VolumeSpecification(VolumeType Type, int Size, int? Iops, int? Throughput)
{
    private const int LeastGp3Iops = 3000;
    private const int LeastThroughput = 125;
    private const int MostThroughput = 2000;
    private const int LeastGp2Iops = 100;
    private const int MostGp2Iops = 16_000;
    private const int Gp2IopsPerGiB = 3;
    private const double MostThroughputPerIops = 0.25;

    /// <summary>The bounds of the types. Source: EC2 API Reference, CreateVolume; EBS User Guide, ebs-volume-types.</summary>
    private static readonly ImmutableDictionary<VolumeType, Bounds> All = new Dictionary<VolumeType, Bounds>
    {
        [VolumeType.Standard] = new(1, 1024),
        [VolumeType.Gp2] = new(1, 16_384),
        [VolumeType.Gp3] = new(1, 65_536) { LeastIops = LeastGp3Iops, MostIops = 80_000, IopsPerGiB = 500 },
        [VolumeType.Io1] = new(4, 16_384) { LeastIops = 100, MostIops = 64_000, IopsPerGiB = 50, NeedsIops = true },
        [VolumeType.Io2] = new(4, 65_536) { LeastIops = 100, MostIops = 256_000, IopsPerGiB = 1000, NeedsIops = true },
        [VolumeType.Sc1] = new(125, 16_384),
        [VolumeType.St1] = new(125, 16_384),
    }.ToImmutableDictionary();

    /// <summary>Reads a request.</summary>
    /// <exception cref="AwsException">The type doesn't have this size or speed.</exception>
    public static VolumeSpecification Of(VolumeType type, int size, int? iops, int? throughput)
    {
        var (bounds, name) = (All[type], type.ToWire());
        if (size < bounds.LeastSize || size > bounds.MostSize)
        {
            throw Invalid($"Volume of {size}GiB is too {(size < bounds.LeastSize ? "small" : "large")} for volume type {name}; {(size < bounds.LeastSize ? $"minimum is {bounds.LeastSize}" : $"maximum is {bounds.MostSize}")}GiB.");
        }

        if (iops is not null && bounds.MostIops is 0)
        {
            throw Ec2Errors.InvalidParameterCombination($"The parameter iops is not supported for {name} volumes.");
        }

        if (throughput is not null && type != VolumeType.Gp3)
        {
            throw Ec2Errors.InvalidParameterCombination($"The parameter throughput is not supported for {name} volumes.");
        }

        if (iops is null && bounds.NeedsIops)
        {
            throw Ec2Errors.InvalidParameterCombination($"The parameter iops must be specified for {name} volumes.");
        }

        if (iops is { } wanted)
        {
            Check(wanted, size, bounds);
        }

        if (throughput is { } speed)
        {
            Check(speed, iops ?? LeastGp3Iops);
        }

        return new(
            type,
            size,
            iops ?? (type == VolumeType.Gp3 ? LeastGp3Iops : type == VolumeType.Gp2 ? Math.Clamp(size * Gp2IopsPerGiB, LeastGp2Iops, MostGp2Iops) : null),
            throughput ?? (type == VolumeType.Gp3 ? LeastThroughput : null));
    }

    /// <summary>The condition keys.</summary>
    public IEnumerable<Condition> Conditions =>
    [
        new("ec2:VolumeSize", Text(Size)),
        new("ec2:VolumeType", Type.ToWire()),
        .. Iops is { } iops ? [new Condition("ec2:VolumeIops", Text(iops))] : Array.Empty<Condition>(),
        .. Throughput is { } throughput ? [new Condition("ec2:VolumeThroughput", Text(throughput))] : Array.Empty<Condition>(),
    ];

    private static void Check(int iops, int size, Bounds bounds)
    {
        if (iops < bounds.LeastIops || iops > bounds.MostIops)
        {
            throw Invalid($"Volume iops of {iops} is too {(iops < bounds.LeastIops ? $"low; minimum is {bounds.LeastIops}" : $"high; maximum is {bounds.MostIops}")}.");
        }

        // Every size has the type's minimum.
        if (iops > bounds.LeastIops && (double)iops / size > bounds.IopsPerGiB)
        {
            throw Invalid(string.Create(CultureInfo.InvariantCulture, $"Iops to volume size ratio of {(double)iops / size:F6} is too high; maximum is {bounds.IopsPerGiB}"));
        }
    }

    private static void Check(int throughput, int iops)
    {
        if (throughput is < LeastThroughput or > MostThroughput)
        {
            throw Invalid($"Throughput of {throughput} MiBps is too {(throughput < LeastThroughput ? $"low; minimum is {LeastThroughput}" : $"high; maximum is {MostThroughput}")} MiBps.");
        }

        if ((double)throughput / iops > MostThroughputPerIops)
        {
            throw Invalid(string.Create(CultureInfo.InvariantCulture, $"Throughput (MiBps) to iops ratio of {(double)throughput / iops:F6} is too high; maximum is {MostThroughputPerIops:F6} MiBps per iops."));
        }
    }

    private static AwsException Invalid(string message) => Ec2Errors.InvalidParameterValue(message);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A type's bounds: sizes in GiB, and operations a second where they can be chosen.</summary>
    private sealed record Bounds(int LeastSize, int MostSize)
    {
        public int LeastIops { get; init; }

        public int MostIops { get; init; }

        public int IopsPerGiB { get; init; }

        public bool NeedsIops { get; init; }
    }
}
