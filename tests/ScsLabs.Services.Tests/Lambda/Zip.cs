using System.IO.Compression;

namespace ScsLabs.Services.Tests.Lambda;

/// <summary>Makes deployment packages.</summary>
internal static class Zip
{
    /// <summary>A package of one file.</summary>
    public static byte[] Of(string name = "index.py", string text = "def handler(event, context): return event") => Of((name, text));

    /// <summary>A package of files.</summary>
    public static byte[] Of(params IEnumerable<(string Name, string Text)> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
