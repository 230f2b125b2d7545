using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ScsLabs.Services.Rds;

/// <summary>The rules for the master user and for the first database of an instance.</summary>
internal static partial class MasterUser
{
    private const int LongestName = 16;
    private const int LongestDatabase = 64;
    private const int ShortestPassword = 8;
    private const int LongestPassword = 41;

    /// <summary>The name, which is well formed and not reserved.</summary>
    /// <exception cref="AwsException">It isn't.</exception>
    public static string Name(string? given) =>
        string.IsNullOrEmpty(given) ? throw RdsErrors.Missing("MasterUsername")
        : given.Length > LongestName || !Word().IsMatch(given) ? throw RdsErrors.InvalidParameterValue($"Invalid master user name: {given}. It must begin with a letter and have 1 to {LongestName} letters, digits and underscores.")
        : ReservedWords.Contain(given) ? throw RdsErrors.InvalidParameterValue($"MasterUsername {given} cannot be used as it is a reserved word used by the engine")
        : given;

    /// <summary>The name of the first database; null for none.</summary>
    /// <exception cref="AwsException">It isn't well formed, or is reserved.</exception>
    public static string? Database(string? given) =>
        string.IsNullOrEmpty(given) ? null
        : given.Length > LongestDatabase || !Word().IsMatch(given) ? throw RdsErrors.InvalidParameterValue($"DBName must begin with a letter and contain only alphanumeric characters and underscores, {LongestDatabase} at most.")
        : ReservedWords.Contain(given) ? throw RdsErrors.InvalidParameterValue($"DBName {given} cannot be used as it is a reserved word used by the engine")
        : given;

    /// <summary>MySQL's verifier of a password that the engines take: <c>*</c> and the hexadecimal SHA-1 of its SHA-1. It lets a server check the password, and isn't the password.</summary>
    /// <remarks>Source: MySQL 8.4 Reference Manual, native pluggable authentication; MariaDB Knowledge Base, mysql_native_password.</remarks>
    /// <exception cref="AwsException">The engines don't take the password.</exception>
    [SuppressMessage("Security", "CA5350", Justification = "The engines' own verifier is of SHA-1.")]
    public static string Verifier(string? password) => "*" + Convert.ToHexString(SHA1.HashData(SHA1.HashData(Encoding.ASCII.GetBytes(Valid(password)))));

    private static string Valid(string? given)
    {
        const string Not = "The parameter MasterUserPassword is not a valid password";
        if (string.IsNullOrEmpty(given))
        {
            throw RdsErrors.Missing("MasterUserPassword");
        }

        if (given.Length is < ShortestPassword or > LongestPassword)
        {
            throw RdsErrors.InvalidParameterValue($"{Not} because it is {(given.Length < ShortestPassword ? $"shorter than {ShortestPassword}" : $"longer than {LongestPassword}")} characters.");
        }

        if (given.Any(letter => letter is <= ' ' or > '~' or '/' or '@' or '"'))
        {
            throw RdsErrors.InvalidParameterValue($"{Not}. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.");
        }

        return given;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
