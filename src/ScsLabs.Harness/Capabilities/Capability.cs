using System.Reflection;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>The capabilities that a backend needs for a check to be meaningful. A check names those it needs with <see cref="NeedsAttribute"/>.</summary>
public static class Capability
{
    /// <summary>The backend refuses a request signed with a wrong secret.</summary>
    public const string SignatureVerification = "signature-verification";

    /// <summary>The backend enforces identity policies.</summary>
    public const string IamEnforcement = "iam-enforcement";

    /// <summary>The backend keeps accounts apart and evaluates resource policies for callers of other accounts.</summary>
    public const string AccountIsolation = "account-isolation";

    /// <summary>The backend encrypts a SecureString with KMS, under the key and the encryption context that AWS documents.</summary>
    public const string KmsBehindSecureString = "kms-behind-securestring";

    /// <summary>The backend applies Object Ownership to the ownership of objects and the effect of ACLs.</summary>
    public const string ObjectOwnership = "object-ownership";

    /// <summary>The backend computes from routes, network ACLs and security groups whether a packet arrives.</summary>
    public const string Reachability = "reachability";

    /// <summary>The backend tells all that a principal may do, by its policies and those of resources.</summary>
    public const string Permissions = "permissions";

    /// <summary>The backend serves instances their metadata, with their roles' credentials.</summary>
    public const string InstanceMetadata = "instance-metadata";

    /// <summary>The backend has real databases behind the DB instances of RDS. An emulator has them where it is told to (<c>SCSLABS_RDS=real</c>) and a server is installed.</summary>
    public const string DatabaseServer = "database-server";

    /// <summary>The backend records resources and evaluates AWS Config's managed rules about them.</summary>
    public const string ConfigEvaluation = "config-evaluation";

    /// <summary>The backend runs functions' code, in a sandbox. An emulator has it where bubblewrap and the kernel let it.</summary>
    public const string Sandbox = "sandbox";

    /// <summary>The backend has instances managed by Systems Manager where their roles and the network let their agents in, and only there.</summary>
    public const string ManagedInstances = "managed-instances";

    /// <summary>All capabilities.</summary>
    public static IReadOnlyList<string> All { get; } = [SignatureVerification, IamEnforcement, AccountIsolation, KmsBehindSecureString, ObjectOwnership, Permissions, Reachability, InstanceMetadata, DatabaseServer, ConfigEvaluation, Sandbox, ManagedInstances];

    /// <summary>The capabilities that a check needs.</summary>
    internal static IReadOnlyList<string> NeedsOf(MethodInfo check) =>
        [.. check.GetCustomAttributes<NeedsAttribute>().SelectMany(needs => needs.Capabilities).Distinct(StringComparer.Ordinal)];

    /// <summary>Skips the running test, with the reason, if the backend lacks a capability that it needs; fails it instead if that capability is required.</summary>
    /// <param name="backend">The backend that the test runs on.</param>
    /// <param name="needs">The capabilities that the test needs.</param>
    /// <param name="required">The capabilities whose absence fails the test instead of skipping it, separated by commas: the value of <c>SCSLABS_REQUIRE</c>.</param>
    /// <exception cref="ArgumentException">There is no such capability.</exception>
    /// <exception cref="InvalidOperationException"><c>SCSLABS_REQUIRE</c> names an unknown capability.</exception>
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
                var reason = Texts.Needs.With(need, backend.Name, evidence.Because);
                Xunit.Assert.False(names.Contains(need, StringComparer.Ordinal), $"SCSLABS_REQUIRE: {reason}");
                Xunit.Assert.Skip(reason);
            }
        }
    }
}

/// <summary>The capabilities that a check needs. On a backend without them the check would prove nothing and is skipped with that reason.</summary>
/// <param name="capabilities">Names of <see cref="Capability"/>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class NeedsAttribute(params string[] capabilities) : Attribute
{
    /// <summary>Names of <see cref="Capability"/>.</summary>
    public IReadOnlyList<string> Capabilities { get; } = capabilities;
}
