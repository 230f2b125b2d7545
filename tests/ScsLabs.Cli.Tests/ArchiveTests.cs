using System.Formats.Tar;
using System.IO.Compression;
using ScsLabs.Cli.Classes;

namespace ScsLabs.Cli.Tests;

/// <summary>The archive of a bundle.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-archive-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_files_are_in_it_hidden_ones_too()
    {
        var source = folder.CreateSubdirectory("source").FullName;
        Directory.CreateDirectory(Path.Combine(source, "scslabs", ".scslabs", "delivered"));
        await File.WriteAllTextAsync(Path.Combine(source, "scslabs", ".gitignore"), "bin/", Cancel);
        await File.WriteAllTextAsync(Path.Combine(source, "scslabs", ".scslabs", "delivered", "Exercise.cs"), "class Exercise;", Cancel);
        await File.WriteAllTextAsync(Path.Combine(source, "scslabs", "Makefile"), "all:", Cancel);
        var archive = Path.Combine(folder.FullName, "out", "bundle.tar.gz");

        await Archive.CreateAsync(source, archive, Cancel);

        await using var zip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        await using var tar = new TarReader(zip);
        var names = new List<string>();
        while (await tar.GetNextEntryAsync(copyData: false, Cancel) is { } entry)
        {
            names.Add(entry.Name);
        }

        names.ShouldBe(["scslabs/.gitignore", "scslabs/.scslabs/delivered/Exercise.cs", "scslabs/Makefile"]);
        Directory.GetFiles(Path.GetDirectoryName(archive)!).ShouldHaveSingleItem();
    }

    public void Dispose() => folder.Delete(recursive: true);
}
