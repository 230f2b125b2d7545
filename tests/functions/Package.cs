using System.IO.Compression;

namespace ScsLabs.Functions;

/// <summary>Deployment packages for tests and measurements.</summary>
internal static class Package
{
    /// <summary>Zips files that everybody may execute.</summary>
    public static byte[] Of(params ReadOnlySpan<(string Name, string Text)> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                var entry = archive.CreateEntry(name);
                entry.ExternalAttributes = 0b_111_101_101 << 16;
                using var writer = new StreamWriter(entry.Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A file beside this one: <c>aws.py</c>, which calls services of AWS as the function's role, or <c>bootstrap.sh</c>, a runtime of Bash that answers each event with what <c>handle.sh</c> prints.</summary>
    public static string File(string name)
    {
        using var reader = new StreamReader(typeof(Package).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
