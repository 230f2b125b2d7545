using System.Formats.Tar;
using System.IO.Compression;

namespace ScsLabs.Cli.Classes;

/// <summary>Archives of folders (<c>.tar.gz</c>).</summary>
internal static class Archive
{
    /// <summary>All files count, also those whose names begin with a dot, which <see cref="TarFile"/> would leave out.</summary>
    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Archives all files of a folder, with paths from there. The archive appears whole, or not at all.</summary>
    public static async Task CreateAsync(string folder, string archive, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(archive)!);
        var unfinished = $"{archive}.unfinished";
        var file = File.Create(unfinished);
        await using (file.ConfigureAwait(false))
        {
            var zip = new GZipStream(file, CompressionLevel.Fastest);
            await using (zip.ConfigureAwait(false))
            {
                var tar = new TarWriter(zip);
                await using (tar.ConfigureAwait(false))
                {
                    foreach (var path in Directory.EnumerateFiles(folder, "*", All).Order(StringComparer.Ordinal))
                    {
                        await tar.WriteEntryAsync(path, Path.GetRelativePath(folder, path).Replace('\\', '/'), cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }

        File.Move(unfinished, archive, overwrite: true);
    }
}
