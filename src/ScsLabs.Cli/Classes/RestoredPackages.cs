using System.Text.Json;

namespace ScsLabs.Cli.Classes;

/// <summary>The packages that a project was restored from.</summary>
internal static class RestoredPackages
{
    /// <summary>The files of the packages that a <c>project.assets.json</c> names.</summary>
    /// <exception cref="LearnerException">A package isn't in any of the folders that the file names.</exception>
    public static IReadOnlyList<string> In(string assets)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(assets));
        var folders = json.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        return [.. json.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => (library.Name, Path: library.Value.GetProperty("path").GetString()!))
            .Select(package => folders.Select(folder => FileOf(folder, package.Path)).FirstOrDefault(File.Exists) ?? throw new LearnerException($"{package.Name}: {string.Join(' ', folders)}"))];
    }

    /// <summary>The file of the package whose folder is <c>name/version</c>.</summary>
    private static string FileOf(string folder, string path) => Path.Combine(folder, path, $"{path.Replace('/', '.')}.nupkg");
}
