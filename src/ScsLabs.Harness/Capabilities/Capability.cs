using System.Reflection;

namespace ScsLabs.Harness;

/// <summary>What a backend must be able to do for a check to prove something there. A check names what it needs by <see cref="NeedsAttribute"/>.</summary>
public static class Capability
{
    /// <summary>A request that was signed with another secret is refused.</summary>
    public const string SignatureVerification = "signature-verification";

    /// <summary>Identity policies are enforced.</summary>
    public const string IamEnforcement = "iam-enforcement";

    /// <summary>Accounts are kept apart, and resource policies say who of another account may come in.</summary>
    public const string AccountIsolation = "account-isolation";

    /// <summary>A SecureString is encrypted by KMS, under the key and the context that AWS documents.</summary>
    public const string KmsBehindSecureString = "kms-behind-securestring";

    /// <summary>Object Ownership decides whose an object is and which ACLs count.</summary>
    public const string ObjectOwnership = "object-ownership";

    /// <summary>Whether a packet arrives is computed from routes, network ACLs and security groups.</summary>
    public const string Reachability = "reachability";

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<string> All { get; } = [SignatureVerification, IamEnforcement, AccountIsolation, KmsBehindSecureString, ObjectOwnership, Reachability];

    /// <summary>What a check needs.</summary>
    internal static IReadOnlyList<string> NeedsOf(MethodInfo check) =>
        [.. check.GetCustomAttributes<NeedsAttribute>().SelectMany(needs => needs.Capabilities).Distinct(StringComparer.Ordinal)];

    /// <summary>Skips the running test, with the reason, where the backend lacks something that it needs; or fails it.</summary>
    /// <param name="backend">Where the test runs.</param>
    /// <param name="needs">What it needs.</param>
    /// <param name="required">What fails instead of being skipped, with commas between: the value of <c>SCSLABS_REQUIRE</c>.</param>
    /// <exception cref="ArgumentException">There is no such capability.</exception>
    /// <exception cref="InvalidOperationException"><c>SCSLABS_REQUIRE</c> names what is none.</exception>
    internal static async Task RequireAsync(LabBackend backend, IEnumerable<string> needs, string? required)
    {
        var names = (required ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(names, name => !All.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new InvalidOperationException($"SCSLABS_REQUIRE: there is no capability '{unknown}': {string.Join(", ", All)}.");
        }

        foreach (var need in needs)
        {
            if (await backend.Capabilities.ProbeAsync(need).ConfigureAwait(false) is { Has: false } evidence)
            {
                var reason = $"needs {need}: on the backend '{backend.Name}' {evidence.Because}";
                Xunit.Assert.False(names.Contains(need, StringComparer.Ordinal), $"SCSLABS_REQUIRE: {reason}");
                Xunit.Assert.Skip(reason);
            }
        }
    }
}

/// <summary>What a check needs of the backend: without it the check would prove nothing, and is skipped with that reason.</summary>
/// <param name="capabilities">Names of <see cref="Capability"/>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class NeedsAttribute(params string[] capabilities) : Attribute
{
    /// <summary>Names of <see cref="Capability"/>.</summary>
    public IReadOnlyList<string> Capabilities { get; } = capabilities;
}
