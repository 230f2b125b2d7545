using System.IO.Compression;

namespace Lab01.ConfigTerminatesInstance;

/// <summary>The function's deployment package: what the project in the folder <c>Function</c> was built to.</summary>
public static class Package
{
    private const int EverybodyReads = 0b_110_100_100 << 16; // Unix permissions, where a zip file has them

    private static readonly Lazy<byte[]> Made = new(Make);

    /// <summary>The zip file.</summary>
    public static byte[] Zip => Made.Value;

    private static byte[] Make()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "function")))
            {
                archive.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.Fastest).ExternalAttributes = EverybodyReads;
            }
        }

        return bytes.ToArray();
    }
}
