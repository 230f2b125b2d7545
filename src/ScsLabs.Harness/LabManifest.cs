using System.Text.Json;
using System.Text.Json.Serialization;
using ScsLabs.Harness.Results;

namespace ScsLabs.Harness;

/// <summary>A lab's <c>lab.json</c>. The harness needs only what checks need and what the exercise is red on.</summary>
/// <param name="Needs">The capabilities that some of the lab's checks need.</param>
/// <param name="Exercise">The state of the exercise as delivered.</param>
/// <param name="Id">The lab's number, two digits.</param>
/// <param name="Title">The title.</param>
/// <param name="Domains">The domain of the exam, and those of its guide.</param>
/// <param name="Minutes">How long a learner takes, about.</param>
/// <param name="Difficulty"><c>beginner</c>, <c>intermediate</c> or <c>advanced</c>.</param>
/// <param name="Services">The services that the lab is about.</param>
internal sealed record LabManifest(
    IReadOnlyList<string> Needs,
    LabExercise Exercise,
    string? Id = null,
    Translated? Title = null,
    LabDomains? Domains = null,
    int? Minutes = null,
    string? Difficulty = null,
    IReadOnlyList<string>? Services = null)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "lab.json";

    /// <summary>Reads the manifest in a folder; that of the running lab beside its program.</summary>
    public static LabManifest Read(string? folder = null)
    {
        var path = Path.Combine(folder ?? AppContext.BaseDirectory, FileName);
        return JsonSerializer.Deserialize(File.ReadAllBytes(path), LabManifestJson.Default.LabManifest) ?? throw new JsonException($"{path} has no manifest.");
    }
}

/// <summary>The domains of the exam AWS Certified Security - Specialty that a lab belongs to.</summary>
/// <param name="Blog">The domain.</param>
/// <param name="Guide">The domains in the exam guide of version C03.</param>
internal sealed record LabDomains(string Blog, [property: JsonPropertyName("SCS-C03")] IReadOnlyList<string> Guide);

/// <summary>The exercise as delivered.</summary>
/// <param name="Red">The numbers of the tasks whose checks fail.</param>
internal sealed record LabExercise(IReadOnlyList<int> Red);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LabManifest))]
internal sealed partial class LabManifestJson : JsonSerializerContext;
