using System.Reflection;
using System.Text.RegularExpressions;

namespace ScsLabs.Harness.Telling;

/// <summary>The files of a lab, where the learner works and reads. A check knows its own file's path, and the others lie beside it.</summary>
internal static class LabSource
{
    /// <summary>The learner's file.</summary>
    public const string Exercise = "Exercise.cs";

    /// <summary>The line where the task begins in the learner's file; null where there is no such file or line.</summary>
    public static string? LineOf(MethodInfo check, int task) =>
        TaskMethod(check, task) is { } method ? Find(check, Exercise, line => line.Contains($" {method}(", StringComparison.Ordinal)) : null;

    /// <summary>The task's paragraph in the lab's README; null where there is none.</summary>
    public static string? ReadmeOf(MethodInfo check, int task)
    {
        var paragraph = new Regex($@"^{task}\. ", RegexOptions.None, TimeSpan.FromSeconds(1));
        return (Languages.Chosen == Language.Japanese ? Find(check, "README.ja.md", paragraph.IsMatch) : null) ?? Find(check, "README.md", paragraph.IsMatch);
    }

    /// <summary>The lab's tasks are the methods of its interface <c>ITasks</c>, in the order in which they are written.</summary>
    private static string? TaskMethod(MethodInfo check, int task) => Array.Find(check.ReflectedType!.Assembly.GetTypes(), type => type is { Name: "ITasks", IsInterface: true })?
        .GetMethods().OrderBy(method => method.MetadataToken).Select(method => method.Name).ElementAtOrDefault(task - 1);

    private static string? Find(MethodInfo check, string file, Predicate<string> isIt)
    {
        if (Path.GetDirectoryName(CheckAttribute.Of(check).SourceFilePath) is not { } folder || Path.Combine(folder, file) is var path && !File.Exists(path))
        {
            return null;
        }

        var at = Array.FindIndex(File.ReadAllLines(path), isIt);
        return at < 0 ? null : $"{Shown(path)}:{at + 1}";
    }

    /// <summary>The path from the repository's root, if it has one; the terminal opens it there.</summary>
    private static string Shown(string path)
    {
        for (var folder = Directory.GetParent(path); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ScsLabs.sln")))
            {
                return Path.GetRelativePath(folder.FullName, path);
            }
        }

        return path;
    }
}
