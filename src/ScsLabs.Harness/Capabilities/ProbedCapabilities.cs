using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Amazon.Runtime;
using ScsLabs.Harness.Probes;
using ScsLabs.Harness.Telling;
using ScsLabs.Model.Wire;

namespace ScsLabs.Harness;

/// <summary>The result of a probe.</summary>
/// <param name="Has">Whether the backend has the capability.</param>
/// <param name="Because">The observation: "… was refused with SignatureDoesNotMatch", "… was accepted".</param>
public sealed record Evidence(bool Has, string Because);

/// <summary>The capabilities of a backend, found by probing. Each is probed once, on first use.</summary>
public sealed class ProbedCapabilities
{
    private static readonly FrozenDictionary<string, Probe> Probes = new Dictionary<string, Probe>(StringComparer.Ordinal)
    {
        [Capability.SignatureVerification] = Harness.Probes.SignatureVerification.RunAsync,
        [Capability.IamEnforcement] = Harness.Probes.IamEnforcement.RunAsync,
        [Capability.AccountIsolation] = Harness.Probes.AccountIsolation.RunAsync,
        [Capability.KmsBehindSecureString] = Harness.Probes.KmsBehindSecureString.RunAsync,
        [Capability.ObjectOwnership] = Harness.Probes.ObjectOwnership.RunAsync,
        [Capability.Permissions] = Harness.Probes.AllPermissions.RunAsync,
        [Capability.Reachability] = Harness.Probes.Reachability.RunAsync,
        [Capability.InstanceMetadata] = Harness.Probes.InstanceMetadata.RunAsync,
        [Capability.ConfigEvaluation] = Harness.Probes.ConfigEvaluation.RunAsync,
        [Capability.DatabaseServer] = Harness.Probes.DatabaseServer.RunAsync,
        [Capability.Sandbox] = Harness.Probes.FunctionExecution.RunAsync,
        [Capability.ManagedInstances] = Harness.Probes.ManagedInstances.RunAsync,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Lazy<Task<Evidence>>> found = new(StringComparer.Ordinal);
    private readonly Func<Func<LabBackend, Task<Evidence>>, Task<Evidence>> tryOn;

    /// <summary>Creates the set without probing anything.</summary>
    /// <param name="tryOn">Provides a backend to run a probe on.</param>
    internal ProbedCapabilities(Func<Func<LabBackend, Task<Evidence>>, Task<Evidence>> tryOn) => this.tryOn = tryOn;

    private delegate Task<Evidence> Probe(LabContext aws, Undo undo);

    /// <summary>Probes one capability, or returns the earlier result.</summary>
    /// <exception cref="ArgumentException">There is no such capability.</exception>
    /// <exception cref="BackendException">The backend doesn't answer, so its capabilities are unknown.</exception>
    public async Task<Evidence> ProbeAsync(string capability)
    {
        var probing = found.GetOrAdd(capability, name => new(() => RunAsync(name)));
        try
        {
            return await probing.Value.ConfigureAwait(false);
        }
        catch
        {
            // A failed probe is not cached: the next call probes again.
            found.TryRemove(KeyValuePair.Create(capability, probing));
            throw;
        }
    }

    /// <summary>Returns a copy in which this capability is missing.</summary>
    internal ProbedCapabilities Without(string capability)
    {
        var masked = new ProbedCapabilities(tryOn);
        foreach (var (name, evidence) in found)
        {
            masked.found[name] = evidence;
        }

        masked.found[capability] = new(() => Task.FromResult(new Evidence(false, Texts.IsMasked.ToString())));
        return masked;
    }

    private async Task<Evidence> RunAsync(string capability)
    {
        if (!Probes.TryGetValue(capability, out var probe))
        {
            throw new ArgumentException($"There is no capability '{capability}': {string.Join(", ", Capability.All)}.", nameof(capability));
        }

        try
        {
            return await tryOn(backend => RunAsync(probe, backend)).ConfigureAwait(false);
        }
        catch (Exception exception) when (Answered.Of(exception) is { } error)
        {
            return new(false, OneLine(Texts.TryingGot.With(error.Code is { Length: > 0 } code ? code : Texts.ErrorWithoutCode.ToString(), error.Message)));
        }
        catch (Exception exception) when (exception is AmazonClientException or WireFormatException or JsonException)
        {
            return new(false, OneLine(Texts.TryingGotNoAnswerOfAws.With(exception.Message)));
        }
    }

    private static async Task<Evidence> RunAsync(Probe probe, LabBackend backend)
    {
        var undo = new Undo();
        try
        {
            await using (undo.ConfigureAwait(false))
            {
                return await probe(await backend.NewContextAsync().ConfigureAwait(false), undo).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (LabBackend.IsGone(exception))
        {
            throw backend.Gone(exception);
        }
    }

    private static string OneLine(string text)
    {
        const int Most = 160;
        var line = string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Most ? line : $"{line.AsSpan(0, Most)}…";
    }
}
