using System.Text.RegularExpressions;

namespace ScsLabs.Services.Rds;

/// <summary>The identifiers that requests give to resources.</summary>
internal static partial class Identifiers
{
    private const int LongestOfInstance = 63;
    private const int LongestOfSubnetGroup = 255;

    /// <summary>A DB instance's identifier, in lower case.</summary>
    /// <param name="given">The identifier that a request gives.</param>
    /// <param name="parameter">What RDS calls the parameter.</param>
    /// <exception cref="AwsException">It isn't well formed.</exception>
    public static string OfInstance(string given, string parameter = "DBInstanceIdentifier") =>
        given.Length > LongestOfInstance ? throw RdsErrors.InvalidParameterValue($"The parameter {parameter} is not a valid identifier because it is longer than {LongestOfInstance} characters.")
        : !Instance().IsMatch(given) ? throw RdsErrors.InvalidParameterValue($"The parameter {parameter} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.")
        : given.ToLowerInvariant();

    /// <summary>A DB subnet group's name, in lower case.</summary>
    /// <exception cref="AwsException">It isn't well formed, or is the default group's.</exception>
    public static string OfSubnetGroup(string given) =>
        !SubnetGroup().IsMatch(given) || given.Length > LongestOfSubnetGroup
            ? throw RdsErrors.InvalidParameterValue("The parameter DBSubnetGroupName is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, periods, underscores, spaces, and hyphens; and must not have more than 255 characters.")
        : given.Equals(DbSubnetGroup.Default, StringComparison.OrdinalIgnoreCase) ? throw RdsErrors.InvalidParameterValue("The parameter DBSubnetGroupName must not be 'default'.")
        : given.ToLowerInvariant();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Instance();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9._ -]*\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SubnetGroup();
}
