using System.Globalization;

namespace ScsLabs.Cli;

/// <summary>The labs of a clone of the repository, or of a bundle.</summary>
internal sealed class Course
{
    private const string Marker = "ScsLabs.sln";

    public Course(string root)
    {
        Root = root;
        Labs = [.. Directory.GetDirectories(Path.Combine(root, "labs"), "Lab??.*").Where(folder => File.Exists(Path.Combine(folder, LabManifest.FileName))).Order(StringComparer.Ordinal).Select(Cli.Lab.Read)];
    }

    /// <summary>The folder of the clone.</summary>
    public string Root { get; }

    /// <summary>The labs by their numbers.</summary>
    public IReadOnlyList<Lab> Labs { get; }

    /// <summary>The folder of all that the commands keep. Git ignores it.</summary>
    public string StateFolder => Path.Combine(Root, ".scslabs");

    /// <summary>Finds the clone that a folder is in.</summary>
    /// <exception cref="LearnerException">It is in none.</exception>
    public static Course Find(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            if (File.Exists(Path.Combine(parent.FullName, Marker)) && Directory.Exists(Path.Combine(parent.FullName, "labs")))
            {
                return new(parent.FullName);
            }
        }

        throw new LearnerException(Texts.NoCourse.With(folder));
    }

    /// <summary>Finds a lab by its number (<c>9</c>, <c>09</c>) or name.</summary>
    /// <exception cref="LearnerException">There is no such lab.</exception>
    public Lab Lab(string text)
    {
        var number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? $"{parsed:00}" : text;
        return Labs.FirstOrDefault(lab => lab.Number == number || lab.Name.Equals(text, StringComparison.OrdinalIgnoreCase) || $"Lab{lab.Number}".Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new LearnerException(Texts.NoLab.With(text, string.Join(" ", Labs.Select(lab => lab.Number))));
    }
}
