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
    public const int CurrentVersion = 2;

    public static Progress Empty { get; } = new(CurrentVersion, ImmutableSortedDictionary<string, LabProgress>.Empty);

    public LabProgress Of(Lab lab) => Labs.GetValueOrDefault(lab.Number) ?? LabProgress.Empty;
}

/// <summary>A learner's progress in one lab.</summary>
/// <param name="Hints">The number of hints that were shown, by task.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="SolvedAt">When all checks were green for the first time.</param>
/// <param name="Stuck">The first red task of the last check, and since when it has been that.</param>
/// <param name="Spoiled">Whether the reference answer was shown before that.</param>
/// <param name="Failed">The checks that ever failed; none in a file of version 1.</param>
internal sealed record LabProgress(ImmutableSortedDictionary<int, int> Hints, DateTimeOffset? StartedAt = null, DateTimeOffset? SolvedAt = null, StuckAt? Stuck = null, bool Spoiled = false, ImmutableList<FailedCheck>? Failed = null)
{
    public static LabProgress Empty { get; } = new(ImmutableSortedDictionary<int, int>.Empty);

    /// <summary>The checks that ever failed, each as it failed the last time, in the order in which they first did.</summary>
    public ImmutableList<FailedCheck> Failed { get; init; } = Failed ?? [];

    /// <summary>Adds the checks that failed now. One that fails because another did adds nothing.</summary>
    public LabProgress With(IEnumerable<FailedCheck> failures) => this with
    {
        Failed = failures.Aggregate(Failed, static (known, failure) => known.FindIndex(failure.IsSame) is >= 0 and var index ? known.SetItem(index, failure) : known.Add(failure)),
    };
}

/// <summary>A check that failed, and why.</summary>
/// <param name="Task">The task's number.</param>
/// <param name="Name">The name of the check's method.</param>
/// <param name="Title">The check's sentence.</param>
/// <param name="Told">Why it failed, in the language of the run.</param>
internal sealed record FailedCheck(int Task, string Name, Translated Title, string Told)
{
    /// <summary>Whether another is a failure of the same check.</summary>
    public bool IsSame(FailedCheck other) => (other.Task, other.Name) == (Task, Name);

    /// <summary>Whether a result is one of the same check.</summary>
    public bool IsOf(CheckResult check) => (check.Task, check.Name) == (Task, Name);
}

/// <summary>The task at which a learner is, and since when.</summary>
internal sealed record StuckAt(int Task, DateTimeOffset Since);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, WriteIndented = true)]
[JsonSerializable(typeof(Progress))]
internal sealed partial class ProgressJson : JsonSerializerContext;
