using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>The answer that a lab is checked with.</summary>
public enum LabVariant
{
    /// <summary>The reference answer.</summary>
    Solution,

    /// <summary>The learner's answer.</summary>
    Exercise,
}

internal static class LabVariants
{
    /// <summary>Whether the learner's answer is chosen. A value that is no variant is told by the checks.</summary>
    public static bool IsExercise() => string.Equals(Text(), nameof(LabVariant.Exercise), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether no answer is chosen.</summary>
    public static bool IsDefault => string.IsNullOrEmpty(Text());

    /// <summary>Reads the variant from <c>SCSLABS_VARIANT</c>, else from the file <c>.variant</c> at the repository's root; the default is the solution.</summary>
    /// <exception cref="NotSupportedException">The value is neither <c>solution</c> nor <c>exercise</c>.</exception>
    public static LabVariant Chosen()
    {
        var text = Text();
        return text switch
        {
            null or "" => LabVariant.Solution,
            _ when Enum.TryParse<LabVariant>(text, ignoreCase: true, out var variant) => variant,
            _ => throw new NotSupportedException(Texts.NoVariant.With(text)),
        };
    }

    private static string? Text() => Environment.GetEnvironmentVariable("SCSLABS_VARIANT") is { Length: > 0 } set ? set : FromFile();

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
