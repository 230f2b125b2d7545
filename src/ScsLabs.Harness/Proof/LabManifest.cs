using System.Text.Json;

namespace ScsLabs.Harness.Proof;

/// <summary>What the proof needs of a lab's <c>lab.json</c>.</summary>
/// <param name="ExerciseRed">The tasks on which the exercise, as it is delivered, is red.</param>
internal sealed record LabManifest(IReadOnlyList<int> ExerciseRed)
{
    /// <summary>Reads the manifest beside the lab's program.</summary>
    public static LabManifest Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "lab.json")));
        return new([.. json.RootElement.GetProperty("exercise").GetProperty("red").EnumerateArray().Select(task => task.GetInt32())]);
    }
}
