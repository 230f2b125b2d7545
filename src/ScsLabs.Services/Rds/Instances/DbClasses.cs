using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Rds;

/// <summary>The classes of DB instances: EC2's instance types of some families, with <c>db.</c> in front.</summary>
/// <remarks>Source: RDS User Guide, Concepts.DBInstanceClass (for MySQL and MariaDB).</remarks>
internal static class DbClasses
{
    private const string Prefix = "db.";

    private static readonly IReadOnlySet<string> Families = new HashSet<string>(StringComparer.Ordinal)
    {
        "m5", "m5d", "m6g", "m6gd", "m6i", "m6id", "m6idn", "m6in", "m7g", "m7gd", "m7i", "m8g", "m8gd", "r5", "r5b", "r5d", "r6g", "r6gd", "r6i", "r6id", "r6idn", "r6in", "r7g", "r7gd", "r7i", "r8g", "r8gd", "t3", "t4g", "x2g", "x2idn", "x2iedn",
    };

    /// <summary>The class, which exists.</summary>
    /// <exception cref="AwsException">It doesn't.</exception>
    public static string Known(string given)
    {
        var type = given.StartsWith(Prefix, StringComparison.Ordinal) ? given[Prefix.Length..] : "";
        return type.Split('.') is [var family, var size] && Families.Contains(family) && size is not "nano" && !size.StartsWith("metal", StringComparison.Ordinal) && InstanceTypes.IsKnown(type)
            ? given
            : throw RdsErrors.InvalidParameterValue($"Invalid DB Instance class: {given}");
    }
}
