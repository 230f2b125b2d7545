using System.Text.RegularExpressions;

namespace ScsLabs.Cli.Classes;

/// <summary>A classic solution file.</summary>
internal static partial class SolutionFile
{
    /// <summary>The lines without those of some projects.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="projects">Paths of projects, with slashes.</param>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> lines, IReadOnlyCollection<string> projects)
    {
        var kept = new List<string>();
        var gone = new List<string>();
        var inside = false;
        foreach (var line in lines)
        {
            if (Project.Match(line) is { Success: true } project && projects.Contains(project.Groups["path"].Value.Replace('\\', '/'), StringComparer.Ordinal))
            {
                gone.Add(project.Groups["id"].Value);
                inside = true;
            }

            if (!inside && !gone.Exists(id => line.Contains(id, StringComparison.Ordinal)))
            {
                kept.Add(line);
            }

            inside = inside && line.Trim() != "EndProject";
        }

        return kept;
    }

    [GeneratedRegex("""^Project\("[^"]*"\) = "[^"]*", "(?<path>[^"]*)", "(?<id>[^"]*)"$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Project { get; }
}
