using System.Collections.Concurrent;
using System.Collections.Frozen;
using Amazon.Runtime;
using ScsLabs.Harness.Probes;
using ScsLabs.Model.Wire;

namespace ScsLabs.Harness;

/// <summary>What a probe found out.</summary>
/// <param name="Has">Whether the backend can do it.</param>
/// <param name="Because">What was seen: "… was refused with SignatureDoesNotMatch", "… was accepted".</param>
public sealed record Evidence(bool Has, string Because);

/// <summary>What a backend can do, found out by trying: each capability once, when somebody first asks.</summary>
public sealed class ProbedCapabilities
{
    private static readonly FrozenDictionary<string, Probe> Probes = new Dictionary<string, Probe>(StringComparer.Ordinal)
    {
        [Capability.SignatureVerification] = Harness.Probes.SignatureVerification.RunAsync,
        [Capability.IamEnforcement] = Harness.Probes.IamEnforcement.RunAsync,
        [Capability.AccountIsolation] = Harness.Probes.AccountIsolation.RunAsync,
        [Capability.KmsBehindSecureString] = Harness.Probes.KmsBehindSecureString.RunAsync,
        [Capability.ObjectOwnership] = Harness.Probes.ObjectOwnership.RunAsync,
        [Capability.Reachability] = Harness.Probes.Reachability.RunAsync,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Lazy<Task<Evidence>>> found = new(StringComparer.Ordinal);
    private readonly Func<Func<LabBackend, Task<Evidence>>, Task<Evidence>> tryOn;

    /// <summary>Nothing is tried yet.</summary>
    /// <param name="tryOn">Lends a backend to try something on.</param>
    internal ProbedCapabilities(Func<Func<LabBackend, Task<Evidence>>, Task<Evidence>> tryOn) => this.tryOn = tryOn;

    private delegate Task<Evidence> Probe(LabContext aws, Undo undo);

    /// <summary>Tries one capability; the second time the answer is known.</summary>
    /// <exception cref="ArgumentException">There is no such capability.</exception>
    /// <exception cref="BackendException">Nothing answers: that says nothing about what the backend can do.</exception>
    public async Task<Evidence> ProbeAsync(string capability)
    {
        var probing = found.GetOrAdd(capability, name => new(() => RunAsync(name)));
        try
        {
            return await probing.Value.ConfigureAwait(false);
        }
        catch
        {
            // Whoever asks next tries again.
            found.TryRemove(KeyValuePair.Create(capability, probing));
            throw;
        }
    }

    /// <summary>The same, but this one is missing.</summary>
    internal ProbedCapabilities Without(string capability)
    {
        var masked = new ProbedCapabilities(tryOn);
        foreach (var (name, evidence) in found)
        {
            masked.found[name] = evidence;
        }

        masked.found[capability] = new(() => Task.FromResult(new Evidence(false, "it is masked")));
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
            return new(false, OneLine($"trying it got {(error.Code is { Length: > 0 } code ? code : "an error without a code")}: {error.Message}"));
        }
        catch (Exception exception) when (exception is AmazonClientException or WireFormatException)
        {
            return new(false, OneLine($"trying it got an answer that is not AWS's: {exception.Message}"));
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
