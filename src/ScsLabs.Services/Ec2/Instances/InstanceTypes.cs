using System.Text.RegularExpressions;

namespace ScsLabs.Services.Ec2;

/// <summary>AWS's instance types, from the list beside this file: a family and its sizes a line.</summary>
internal static partial class InstanceTypes
{
    private static readonly SortedSet<string> Names = Read();

    /// <summary>The families whose virtualization is too old for images of today.</summary>
    private static readonly IReadOnlySet<string> Paravirtual = new HashSet<string>(StringComparer.Ordinal) { "c1", "m1", "m2", "t1" };

    /// <summary>All types, in ordinal order.</summary>
    public static IEnumerable<string> All => Names;

    /// <summary>Whether there is such a type.</summary>
    public static bool IsKnown(string type) => Names.Contains(type);

    /// <summary>The type, whose instances run the image.</summary>
    /// <exception cref="AwsException">There is no such type, or it is for other images.</exception>
    public static string Fitting(string type, Image image)
    {
        if (!IsKnown(type))
        {
            throw Ec2Errors.InvalidParameterValue($"Invalid value '{type}' for InstanceType.");
        }

        if (IsParavirtual(type))
        {
            throw Ec2Errors.InvalidParameterCombination("Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type.");
        }

        var own = ArchitectureOf(type);
        if (own != image.Architecture)
        {
            throw Ec2Errors.InvalidParameterValue(
                $"The architecture '{own.ToWire()}' of the specified instance type does not match the architecture '{image.Architecture.ToWire()}' of the specified AMI. " +
                "Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.");
        }

        return type;
    }

    /// <summary>The architecture of a type's processors. A family whose generation is followed by a g has Graviton processors, as the first of them, a1.</summary>
    /// <remarks>Source: EC2 Instance Types Guide, naming conventions.</remarks>
    public static ImageArchitecture ArchitectureOf(string type) => FamilyOf(type) is "a1" || Graviton().IsMatch(type) ? ImageArchitecture.Arm : ImageArchitecture.X86;

    /// <summary>Whether the type's virtualization is too old for images of today.</summary>
    public static bool IsParavirtual(string type) => Paravirtual.Contains(FamilyOf(type));

    /// <summary>Whether instances of the type save credits for bursts.</summary>
    public static bool IsBurstable(string type) => FamilyOf(type) is "t2" or "t3" or "t3a" or "t4g";

    /// <summary>The credit option of a burstable type's instances unless a launch says otherwise.</summary>
    public static CpuCredits CreditsOf(string type) => FamilyOf(type) is "t2" ? CpuCredits.Standard : CpuCredits.Unlimited;

    private static string FamilyOf(string type) => type[..type.IndexOf('.', StringComparison.Ordinal)];

    private static SortedSet<string> Read()
    {
        using var stream = typeof(InstanceTypes).Assembly.GetManifestResourceStream("ec2.instance-types.txt") ?? throw new InvalidOperationException("The assembly lacks ec2.instance-types.txt.");
        using var reader = new StreamReader(stream);
        return new(
            reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).SelectMany(words => words.Skip(1).Select(size => $"{words[0]}.{size}")),
            StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^[a-z]+\d+g", RegexOptions.NonBacktracking)]
    private static partial Regex Graviton();
}
