namespace ScsLabs.Cli.Authoring;

/// <summary>Looks whether a lab has all that a learner needs, without running it.</summary>
internal static class LabReview
{
    /// <summary>The sections of a README: situation, tasks, hints, what the checks prove, what AWS does, sources.</summary>
    private const int Sections = 6;

    private static readonly string[] Files = ["Checks.cs", "Exercise.cs", "lab.json", "OtherAnswers.cs", "Proof.cs", "README.ja.md", "README.md", "Scenario.cs", "Solution.cs"];
    private static readonly string[] Difficulties = ["beginner", "intermediate", "advanced"];

    /// <summary>Lists the faults of a lab; nothing where it is whole.</summary>
    public static IReadOnlyList<string> Of(Lab lab)
    {
        var missing = Files.Where(file => !File.Exists(Path.Combine(lab.Folder, file))).Select(file => Texts.FileMissing.With(file)).ToList();
        return missing.Count > 0 ? missing : [.. OfManifest(lab), .. OfReadmes(lab), .. OfAnswers(lab)];
    }

    private static IEnumerable<string> OfManifest(Lab lab)
    {
        var manifest = lab.Manifest;
        (bool IsRight, string Member)[] members =
        [
            (manifest.Id == lab.Number, "id"),
            (manifest.Title is { En.Length: > 0, Ja.Length: > 0 }, "title"),
            (manifest.Domains is { Blog.Length: > 0, Guide.Count: > 0 }, "domains"),
            (manifest.Minutes is > 0, "minutes"),
            (Difficulties.Contains(manifest.Difficulty, StringComparer.Ordinal), "difficulty"),
            (manifest.Services is { Count: > 0 }, "services"),
            (manifest.Needs.All(need => Capability.All.Contains(need, StringComparer.Ordinal)), "needs"),
            (manifest.Exercise.Red.Count > 0, "exercise.red"),
        ];
        return members.Where(member => !member.IsRight).Select(member => Texts.ManifestMember.With(member.Member));
    }

    private static IEnumerable<string> OfReadmes(Lab lab)
    {
        var (english, japanese) = (LabReadme.In(Path.Combine(lab.Folder, "README.md")), LabReadme.In(Path.Combine(lab.Folder, "README.ja.md")));
        foreach (var (name, readme) in new[] { ("README.md", english), ("README.ja.md", japanese) })
        {
            if (readme.SectionCount != Sections)
            {
                yield return Texts.SectionsWanted.With(name, Sections, readme.SectionCount);
            }

            if (!readme.Tasks.Select(task => task.Number).SequenceEqual(Enumerable.Range(1, readme.Tasks.Count)) || readme.Tasks.Count == 0)
            {
                yield return Texts.TasksWanted.With(name);
            }

            foreach (var task in readme.Tasks.Where(task => readme.Hints.GetValueOrDefault(task.Number) is not { Count: > 0 }))
            {
                yield return Texts.HintWanted.With(name, task.Number);
            }

            foreach (var link in readme.Links.Where(link => !Path.Exists(Path.Combine(lab.Folder, link))))
            {
                yield return Texts.LinkBroken.With(name, link);
            }

            if (readme.Sources.Length == 0)
            {
                yield return Texts.SourcesWanted.With(name);
            }
        }

        if (english.Tasks.Count != japanese.Tasks.Count || !english.Hints.OrderBy(hint => hint.Key).Select(hint => hint.Value.Count).SequenceEqual(japanese.Hints.OrderBy(hint => hint.Key).Select(hint => hint.Value.Count)))
        {
            yield return Texts.LanguagesDiffer.ToString();
        }
    }

    private static IEnumerable<string> OfAnswers(Lab lab) =>
        File.ReadLines(Path.Combine(lab.Folder, "OtherAnswers.cs")).Count(line => line.EndsWith(" : ITasks", StringComparison.Ordinal)) < 2 ? [Texts.AnswersWanted.ToString()] : [];
}
