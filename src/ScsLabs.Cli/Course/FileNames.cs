namespace ScsLabs.Cli;

/// <summary>Names for files that must not replace others.</summary>
internal static class FileNames
{
    /// <summary>The path, or where there is such a file the same with a number before its extension.</summary>
    public static string Unused(string path)
    {
        var unused = path;
        for (var number = 2; File.Exists(unused); number++)
        {
            unused = Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}-{number}{Path.GetExtension(path)}");
        }

        return unused;
    }
}
