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

    /// <summary>The families that RDS has for other engines, or had for older versions of these.</summary>
    private static readonly IReadOnlySet<string> OtherFamilies = new HashSet<string>(StringComparer.Ordinal) { "m1", "m2", "m3", "m4", "r3", "r4", "t1", "t2", "x1", "x1e", "x2iezn", "z1d" };

    /// <summary>The class, which an engine can have.</summary>
    /// <exception cref="AwsException">It doesn't exist, or the engine can't have it.</exception>
    public static string Fitting(string given, DbEngine engine)
    {
        var type = given.StartsWith(Prefix, StringComparison.Ordinal) ? given[Prefix.Length..] : "";
        var parts = type.Split('.');
        var family = parts[0];
        var exists = parts is [_, var size, ..] && (Families.Contains(family) || OtherFamilies.Contains(family)) && size is not "nano" && !size.StartsWith("metal", StringComparison.Ordinal) && InstanceTypes.IsKnown($"{family}.{size}");
        return exists && parts.Length == 2 && Families.Contains(family) ? given
            : type is "serverless" || (exists && (parts.Length == 2 || IsForOracle(parts))) ? throw RdsErrors.InvalidParameterCombination(
                $"RDS does not support creating a DB instance with the following combination: DBInstanceClass={given}, Engine={engine.Engine}, EngineVersion={engine.Version}, LicenseModel={NewInstance.License}. For supported combinations of instance class and database engine version, see the documentation.")
            : throw RdsErrors.InvalidParameterValue($"Invalid DB Instance class: {given}");
    }

    /// <summary>Whether a class is one with more memory or fewer threads, such as <c>db.r5.large.tpc1.mem2x</c>, which Oracle alone has.</summary>
    private static bool IsForOracle(string[] parts) => parts is [_, _, ['t', 'p', 'c', '1' or '2'], ['m', 'e', 'm', >= '1' and <= '4', 'x']];
}
