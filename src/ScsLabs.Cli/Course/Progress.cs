using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScsLabs.Cli;

/// <summary>A learner's progress in all labs. The last results of each lab stand in a file of their own (<see cref="ProgressFile.ResultsOf"/>).</summary>
/// <param name="Version">The version of this form.</param>
/// <param name="Labs">The labs that were started, by number.</param>
/// <param name="Current">The number of the lab that was worked on last.</param>
internal sealed record Progress(int Version, ImmutableSortedDictionary<string, LabProgress> Labs, string? Current = null)
{
    /// <summary>The version that this program writes.</summary>
    public const int CurrentVersion = 1;

    public static Progress Empty { get; } = new(CurrentVersion, ImmutableSortedDictionary<string, LabProgress>.Empty);

    public LabProgress Of(Lab lab) => Labs.GetValueOrDefault(lab.Number) ?? LabProgress.Empty;
}

/// <summary>A learner's progress in one lab.</summary>
/// <param name="Hints">The number of hints that were shown, by task.</param>
/// <param name="Red">Why each task was red the last time that it was: told by its first failing check.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="SolvedAt">When all checks were green for the first time.</param>
/// <param name="Stuck">The first red task of the last check, and since when it has been that.</param>
/// <param name="Spoiled">Whether the reference answer was shown before that.</param>
internal sealed record LabProgress(ImmutableSortedDictionary<int, int> Hints, ImmutableSortedDictionary<int, string> Red, DateTimeOffset? StartedAt = null, DateTimeOffset? SolvedAt = null, StuckAt? Stuck = null, bool Spoiled = false)
{
    public static LabProgress Empty { get; } = new(ImmutableSortedDictionary<int, int>.Empty, ImmutableSortedDictionary<int, string>.Empty);
}

/// <summary>The task at which a learner is, and since when.</summary>
internal sealed record StuckAt(int Task, DateTimeOffset Since);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, WriteIndented = true)]
[JsonSerializable(typeof(Progress))]
internal sealed partial class ProgressJson : JsonSerializerContext;
