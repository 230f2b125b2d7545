using System.Text.RegularExpressions;

namespace ScsLabs.Services.Rds;

/// <summary>A version of a database engine.</summary>
/// <param name="Engine">The engine, such as <c>mysql</c>.</param>
/// <param name="Version">The version, such as <c>8.4.7</c>.</param>
internal sealed partial record DbEngine(string Engine, string Version)
{
    /// <summary>The port of all engines unless a request says otherwise.</summary>
    public const int DefaultPort = 3306;

    /// <summary>The versions that are emulated, the oldest of an engine first. The newest is the default, which is the emulator's choice.</summary>
    public static IReadOnlyList<DbEngine> All { get; } =
    [
        .. ((string[])["10.6.23", "10.6.24", "10.11.14", "10.11.15", "11.4.8", "11.4.9", "11.8.3", "11.8.5"]).Select(version => new DbEngine("mariadb", version)),
        .. ((string[])["8.0.42", "8.0.43", "8.0.44", "8.4.5", "8.4.6", "8.4.7"]).Select(version => new DbEngine("mysql", version)),
    ];

    /// <summary>AWS's other engines.</summary>
    private static readonly string[] NotEmulated =
    [
        "aurora-mysql", "aurora-postgresql", "custom-oracle-ee", "custom-oracle-ee-cdb", "custom-oracle-se2", "custom-oracle-se2-cdb", "custom-sqlserver-ee", "custom-sqlserver-se", "custom-sqlserver-web",
        "custom-sqlserver-dev", "db2-ae", "db2-se", "neptune", "docdb", "oracle-ee", "oracle-ee-cdb", "oracle-se2", "oracle-se2-cdb", "postgres", "sqlserver-dev-ee", "sqlserver-ee", "sqlserver-se", "sqlserver-ex", "sqlserver-web",
    ];

    /// <summary>AWS's major versions, each with the first minor one that AWS offered. Whatever follows AWS has, had, or may have by now.</summary>
    private static readonly (string Engine, string Major, int First)[] OfAws =
    [
        ("mariadb", "10.5", 8), ("mariadb", "10.6", 5), ("mariadb", "10.11", 4), ("mariadb", "11.4", 3), ("mariadb", "11.8", 3), ("mysql", "5.7", 10), ("mysql", "8.0", 11), ("mysql", "8.4", 3),
    ];

    /// <summary>The major version, such as <c>8.4</c>.</summary>
    public string Major => Version[..Version.LastIndexOf('.')];

    /// <summary>The family of parameter groups, such as <c>mysql8.4</c>.</summary>
    public string Family => Engine + Major;

    /// <summary>The name of the default parameter group.</summary>
    public string ParameterGroup => $"default.{Family}";

    /// <summary>The name of the default option group.</summary>
    public string OptionGroup => $"default:{Engine}-{Major.Replace('.', '-')}";

    /// <summary>The engine's name in texts.</summary>
    public string Product => Engine == "mysql" ? "MySQL Community Edition" : "MariaDB Community Edition";

    /// <summary>The later versions, to which instances can be upgraded.</summary>
    public IEnumerable<DbEngine> Later => All.SkipWhile(one => one != this).Skip(1).Where(one => one.Engine == Engine);

    /// <summary>The version to which a request upgrades an instance; its own where the request names that, or the same major version.</summary>
    /// <exception cref="AwsException">There is no such version, it isn't later, or it is of another major version and may not be.</exception>
    public DbEngine Upgraded(string version, bool allowMajor)
    {
        if (version == Version || version == Major)
        {
            return this;
        }

        var wanted = Of(Engine, version);
        return !Later.Contains(wanted) ? throw RdsErrors.InvalidParameterCombination($"Cannot upgrade {Engine} from {Version} to {version}")
            : wanted.Major != Major && !allowMajor ? throw RdsErrors.InvalidParameterCombination("The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.")
            : wanted;
    }

    /// <summary>The version that a request names: in full, by its major version, or not at all (or by an empty text, as Terraform does) for the newest.</summary>
    /// <exception cref="AwsException">There is no such engine or version.</exception>
    public static DbEngine Of(string engine, string? version)
    {
        if (NotEmulated.Contains(engine, StringComparer.OrdinalIgnoreCase))
        {
            throw AwsException.NotEmulated($"the engine {engine} of RDS");
        }

        var versions = All.Where(one => one.Engine.Equals(engine, StringComparison.OrdinalIgnoreCase)).ToList();
        return versions.Count == 0
            ? throw RdsErrors.InvalidParameterValue("Invalid DB engine")
            : versions.FindLast(one => string.IsNullOrEmpty(version) || one.Version == version || one.Major == version)
                ?? throw (IsOfAws(versions[0].Engine, version!) ? AwsException.NotEmulated($"version {version} of {versions[0].Engine}") : RdsErrors.InvalidParameterCombination($"Cannot find version {version} for {versions[0].Engine}"));
    }

    private static bool IsOfAws(string engine, string version) => Form().Match(version) is { Success: true } parts && Array.Exists(
        OfAws,
        one => one.Engine == engine && one.Major == parts.Groups["major"].Value && (parts.Groups["minor"] is not { Success: true } minor || int.Parse(minor.Value, System.Globalization.CultureInfo.InvariantCulture) >= one.First));

    [GeneratedRegex(@"^(?<major>[0-9]{1,2}\.[0-9]{1,2})(\.(?<minor>[0-9]{1,3})(-rds\.[0-9]{8})?)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
