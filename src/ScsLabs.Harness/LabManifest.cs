using System.Text.Json;

namespace ScsLabs.Harness;

/// <summary>The part of a lab's <c>lab.json</c> that the harness reads.</summary>
/// <param name="Needs">The capabilities that some of the lab's checks need.</param>
/// <param name="ExerciseRed">The numbers of the tasks whose checks fail on the exercise as delivered.</param>
internal sealed record LabManifest(IReadOnlyList<string> Needs, IReadOnlyList<int> ExerciseRed)
{
    /// <summary>Reads the manifest beside the lab's program.</summary>
    public static LabManifest Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "lab.json")));
        return new(
            [.. json.RootElement.GetProperty("needs").EnumerateArray().Select(need => need.GetString()!)],
            [.. json.RootElement.GetProperty("exercise").GetProperty("red").EnumerateArray().Select(task => task.GetInt32())]);
    }
}
