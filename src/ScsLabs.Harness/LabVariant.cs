namespace ScsLabs.Harness;

/// <summary>Whose answer a lab is judged on.</summary>
public enum LabVariant
{
    /// <summary>The reference answer.</summary>
    Solution,

    /// <summary>The learner's file.</summary>
    Exercise,
}

internal static class LabVariants
{
    /// <summary>What <c>SCSLABS_VARIANT</c> says, else the file <c>.variant</c> at the repository's root, else the solution.</summary>
    /// <exception cref="NotSupportedException">It says something else than <c>solution</c> or <c>exercise</c>.</exception>
    public static LabVariant Chosen()
    {
        var text = Environment.GetEnvironmentVariable("SCSLABS_VARIANT") is { Length: > 0 } set ? set : FromFile();
        return text switch
        {
            null or "" => LabVariant.Solution,
            _ when Enum.TryParse<LabVariant>(text, ignoreCase: true, out var variant) => variant,
            _ => throw new NotSupportedException($"The variant '{text}' is neither 'solution' nor 'exercise'."),
        };
    }

    private static string? FromFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ScsLabs.sln")))
            {
                var file = Path.Combine(folder.FullName, ".variant");
                return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
            }
        }

        return null;
    }
}
