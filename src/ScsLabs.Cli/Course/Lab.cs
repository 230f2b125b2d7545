namespace ScsLabs.Cli;

/// <summary>A lab: a folder with its files.</summary>
internal sealed record Lab(string Folder, LabManifest Manifest)
{
    /// <summary>The folder's name, such as <c>Lab09.SecureStringSecrets</c>.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>The number, two digits.</summary>
    public string Number => Name[3..5];

    /// <summary>The title in the user's language.</summary>
    public string Title => Manifest.Title?.ToString() ?? Name;

    /// <summary>The learner's file.</summary>
    public string Exercise => Path.Combine(Folder, LabSource.Exercise);

    /// <summary>The reference answer.</summary>
    public string Solution => Path.Combine(Folder, "Solution.cs");

    /// <summary>The lab's project.</summary>
    public string Project => Path.Combine(Folder, $"{Name}.csproj");

    /// <summary>The program that is built from it.</summary>
    public string Program(string configuration, string target) => Path.Combine(Folder, "bin", configuration, target, $"{Name}.dll");

    /// <summary>The projects of functions that the lab uploads.</summary>
    public IEnumerable<string> Functions => Directory.GetDirectories(Folder).Where(IsSource).SelectMany(folder => Directory.GetFiles(folder, "*.csproj"));

    /// <summary>All files of C# that the lab's program is made from.</summary>
    public IEnumerable<string> Sources => Directory.GetFiles(Folder, "*.cs").Concat(Directory.GetDirectories(Folder).Where(IsSource).SelectMany(folder => Directory.GetFiles(folder, "*.cs")));

    /// <summary>Reads a lab's manifest.</summary>
    /// <exception cref="LearnerException">The manifest isn't one.</exception>
    public static Lab Read(string folder)
    {
        try
        {
            return new(folder, LabManifest.Read(folder));
        }
        catch (System.Text.Json.JsonException broken)
        {
            throw new LearnerException($"{Path.Combine(folder, LabManifest.FileName)}: {broken.Message}");
        }
    }

    private static bool IsSource(string folder) => Path.GetFileName(folder) is not ("bin" or "obj");
}
