using System.IO.Compression;
using System.Security.Cryptography;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.Lambda;

/// <summary>Deployment packages: looked at outside of the writers' turn, and unpacked only where a function runs.</summary>
/// <remarks>Source: Lambda Developer Guide, "Lambda quotas"; answers of Lambda that users recorded.</remarks>
internal static class Packages
{
    /// <summary>The maximum size of all files of a package in bytes.</summary>
    public const long MostUnzipped = 262_144_000;

    /// <summary>The maximum size of a package that is looked at at once, in bytes.</summary>
    private const int MostAtOnce = 64 * 1024;

    /// <summary>The maximum number of files and folders, which bounds what is looked at.</summary>
    private const int MostEntries = 100_000;

    /// <summary>The code of a zip file.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException.</exception>
    public static async Task<FunctionCode> OfAsync(Body zip, CancellationToken cancellationToken)
    {
        if (zip.Length > MostUnzipped)
        {
            throw LambdaErrors.InvalidParameter($"Unzipped size must be smaller than {MostUnzipped} bytes");
        }

        await using var bytes = new BodyStream(zip);
        Require(bytes);
        bytes.Position = 0;
        return new(zip, Convert.ToBase64String(await SHA256.HashDataAsync(bytes, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>The code of a zip file that is small enough to be looked at in the writers' turn; null for a larger one.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException.</exception>
    public static FunctionCode? AtOnce(Body zip)
    {
        if (zip.Length > MostAtOnce || zip.Memory is not { } memory)
        {
            return null;
        }

        using var bytes = new BodyStream(zip);
        Require(bytes);
        return new(zip, Convert.ToBase64String(SHA256.HashData(memory.Span)));
    }

    private static void Require(Stream zip)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            var unzipped = 0L;
            if (archive.Entries.Count > MostEntries || archive.Entries.Any(entry => !IsWithin(entry.FullName)))
            {
                throw Unreadable();
            }

            foreach (var entry in archive.Entries)
            {
                unzipped += entry.Length;
                if (unzipped > MostUnzipped)
                {
                    throw LambdaErrors.InvalidParameter($"Unzipped size must be smaller than {MostUnzipped} bytes");
                }
            }

            if (archive.Entries.Count == 0)
            {
                throw LambdaErrors.InvalidParameter("Uploaded file must be a non-empty zip");
            }
        }
        catch (InvalidDataException)
        {
            throw Unreadable();
        }
    }

    /// <summary>Whether an entry's path stays within the folder that it is unpacked to.</summary>
    public static bool IsWithin(string path) => path.Length > 0 && path[0] is not ('/' or '\\') && !path.Split('/', '\\').Contains("..", StringComparer.Ordinal) && !path.Contains('\0', StringComparison.Ordinal);

    private static AwsException Unreadable() => LambdaErrors.InvalidParameter("Could not unzip uploaded file. Please check your file, then try to upload again.");
}
