using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Results;

/// <summary>The results of one run of a lab, as a file of JSON for other programs.</summary>
/// <param name="Version">The version of this form.</param>
/// <param name="Lab">The lab's name, such as <c>Lab09.SecureStringSecrets</c>.</param>
/// <param name="Variant">The answer that was checked: <c>exercise</c> or <c>solution</c>; null where none could be chosen.</param>
/// <param name="Backend">The backend's name; null where it didn't start.</param>
/// <param name="At">When the run began.</param>
/// <param name="Seconds">How long the run took, the setup of the lab included.</param>
/// <param name="Checks">All checks of the lab, in their order.</param>
/// <param name="Capabilities">The capabilities that the lab's checks need.</param>
/// <param name="Manifest">What the lab says of itself; null where it isn't set up.</param>
/// <param name="Pictures">The world before and after the answer; null where the backend doesn't show its world.</param>
/// <param name="Proofs">What was proven of the checks themselves; empty where no proof ran.</param>
/// <param name="Problem">Why the answer couldn't be judged, or not wholly: the lab wasn't set up, or its backend was lost; null where it was.</param>
internal sealed record LabResults(
    int Version,
    string Lab,
    LabVariant? Variant,
    string? Backend,
    DateTimeOffset At,
    double Seconds,
    IReadOnlyList<CheckResult> Checks,
    IReadOnlyList<CapabilityResult> Capabilities,
    LabManifest? Manifest = null,
    LabPictures? Pictures = null,
    IReadOnlyList<ProofResult>? Proofs = null,
    string? Problem = null)
{
    /// <summary>The version that this harness writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The variable that names the file to write.</summary>
    public const string Variable = "SCSLABS_RESULTS";

    /// <summary>The largest file that is read, in bytes.</summary>
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>The tasks, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<TaskResult> Tasks => TaskResult.Of(Checks);

    /// <summary>Whether checks passed, none failed, and all ran that the backend could judge.</summary>
    [JsonIgnore]
    public bool IsGreen => Checks.Any(check => check.Verdict == Verdict.Passed) && Checks.All(check => check.Verdict is Verdict.Passed or Verdict.Skipped);

    /// <summary>Writes the file: whole, or not at all.</summary>
    public async Task WriteAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = $"{path}.{Environment.ProcessId}";
        await File.WriteAllBytesAsync(unfinished, JsonSerializer.SerializeToUtf8Bytes(this, LabResultsJson.Default.LabResults)).ConfigureAwait(false);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads a file. Returns null where there is none, or none that this version can read.</summary>
    public static LabResults? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= MostBytes && JsonSerializer.Deserialize(File.ReadAllBytes(path), LabResultsJson.Default.LabResults) is { Version: CurrentVersion } results ? results : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>The result of a check.</summary>
/// <param name="Task">The task's number.</param>
/// <param name="Name">The name of the check's method.</param>
/// <param name="Title">The check's sentence.</param>
/// <param name="Verdict">Whether it passed.</param>
/// <param name="Told">Why it failed or was skipped, in the language of the run; empty where it passed.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Calls">The calls that were made during the check, with their decisions, as <c>/_scslabs/calls</c> tells them; empty where the backend doesn't tell.</param>
/// <param name="Paths">The ways of packets that the check asked for (<see cref="LabNetwork"/>), as <c>/_scslabs/trace</c> tells them.</param>
/// <param name="Follows">Whether it failed only because of what another check, told before, failed at.</param>
internal sealed record CheckResult(int Task, string Name, Translated Title, Verdict Verdict, string Told, double Seconds, IReadOnlyList<JsonElement> Calls, IReadOnlyList<JsonElement>? Paths = null, bool Follows = false);

/// <summary>What was seen of a backend while a check ran.</summary>
/// <param name="Calls">The calls.</param>
/// <param name="Paths">The ways of packets.</param>
internal sealed record CheckEvidence(IReadOnlyList<JsonElement> Calls, IReadOnlyList<JsonElement> Paths)
{
    /// <summary>Nothing was seen.</summary>
    public static CheckEvidence None { get; } = new([], []);
}

/// <summary>A text in both languages.</summary>
internal sealed record Translated(string En, string Ja)
{
    /// <summary>The text in the language of this process.</summary>
    public override string ToString() => Languages.Chosen == Language.Japanese ? Ja : En;
}

/// <summary>A capability of the backend, and what its probe saw.</summary>
internal sealed record CapabilityResult(string Name, bool Has, string Because);

/// <summary>The result of a check.</summary>
internal enum Verdict
{
    NotRun,
    Passed,
    Failed,
    Skipped,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LabResults))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class LabResultsJson : JsonSerializerContext;
