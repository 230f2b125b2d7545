namespace ScsLabs.Harness;

/// <summary>What a backend must be able to do for a check to prove something there. A lab's <c>lab.json</c> names what it needs.</summary>
public static class Capability
{
    /// <summary>A request that was signed with another secret is refused.</summary>
    public const string SignatureVerification = "signature-verification";

    /// <summary>Identity policies are enforced.</summary>
    public const string IamEnforcement = "iam-enforcement";

    /// <summary>Accounts are kept apart, and resource policies count.</summary>
    public const string AccountIsolation = "account-isolation";

    /// <summary>A SecureString is encrypted by KMS as the caller.</summary>
    public const string KmsBehindSecureString = "kms-behind-securestring";

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<string> All { get; } = [SignatureVerification, IamEnforcement, AccountIsolation, KmsBehindSecureString];

    /// <summary>Skips the running test, with the reason, where the backend lacks something that it needs. What <c>SCSLABS_REQUIRE</c> lists fails instead.</summary>
    /// <exception cref="ArgumentException">There is no such capability.</exception>
    internal static void Require(LabBackend backend, IEnumerable<string> needs)
    {
        var required = (Environment.GetEnvironmentVariable("SCSLABS_REQUIRE") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var need in needs)
        {
            if (!All.Contains(need, StringComparer.Ordinal))
            {
                throw new ArgumentException($"There is no capability '{need}': {string.Join(", ", All)}.", nameof(needs));
            }

            if (!backend.Capabilities.Contains(need))
            {
                var reason = $"needs {need}: the backend '{backend.Name}' does not have it";
                Xunit.Assert.False(required.Contains(need, StringComparer.Ordinal), $"SCSLABS_REQUIRE: {reason}");
                Xunit.Assert.Skip(reason);
            }
        }
    }
}
