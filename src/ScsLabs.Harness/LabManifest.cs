using System.Text.Json;

namespace ScsLabs.Harness;

/// <summary>What the harness reads of a lab's <c>lab.json</c>.</summary>
/// <param name="Needs">The capabilities without which some of the lab's checks prove nothing.</param>
/// <param name="ExerciseRed">The tasks on which the exercise, as it is delivered, is red.</param>
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
