using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace ScsLabs.Model.Bodies;

/// <summary>Takes in a body piece by piece, and makes its digests meanwhile. Up to 1 MiB stays in memory, more goes to a file without a name where one can be made.</summary>
/// <remarks>INVARIANT: what isn't completed leaves nothing behind.</remarks>
/// <param name="algorithms">The checksums to make beside the MD5.</param>
public sealed class BodyWriter(IEnumerable<ChecksumAlgorithm> algorithms) : IDisposable
{
    /// <summary>The most bytes that stay in memory.</summary>
    internal const int MaxInMemory = 1 << 20;

    private readonly Digest md5 = Digest.Md5();
    private readonly List<(ChecksumAlgorithm Algorithm, Digest Digest)> checksums = [.. algorithms.Distinct().Select(algorithm => (algorithm, Digest.Of(algorithm)))];
    private ArrayBufferWriter<byte>? memory = new();
    private SafeFileHandle? file;

    /// <summary>How many bytes came so far.</summary>
    public long Length { get; private set; }

    /// <summary>Takes the next bytes.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        md5.Append(bytes.Span);
        foreach (var (_, digest) in checksums)
        {
            digest.Append(bytes.Span);
        }

        if (memory is not null && Length <= MaxInMemory && Length + bytes.Length > MaxInMemory)
        {
            file = OpenUnnamed();
            if (file is not null)
            {
                await RandomAccess.WriteAsync(file, memory.WrittenMemory, 0, cancel).ConfigureAwait(false);
                memory = null;
            }
        }

        if (memory is not null)
        {
            memory.Write(bytes.Span);
        }
        else
        {
            await RandomAccess.WriteAsync(file!, bytes, Length, cancel).ConfigureAwait(false);
        }

        Length += bytes.Length;
    }

    /// <summary>The body, once all bytes came.</summary>
    public Body Complete()
    {
        var blob = memory is not null ? new Blob(memory.WrittenMemory.ToArray()) : new Blob(file!, Length);
        file = null;
        return new(blob, md5.Finish(), checksums.Select(entry => KeyValuePair.Create(entry.Algorithm, entry.Digest.Finish())));
    }

    /// <summary>Gives up what wasn't completed.</summary>
    public void Dispose()
    {
        file?.Dispose();
        md5.Dispose();
        foreach (var (_, digest) in checksums)
        {
            digest.Dispose();
        }
    }

    /// <summary>A file that nobody else can open, or null where none can be made, as in a container without a folder to write to: where the system lets a file that is open lose its name, it loses it at once; else when it is closed.</summary>
    private static SafeFileHandle? OpenUnnamed()
    {
        try
        {
            return OpenIn(Path.GetTempPath());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static SafeFileHandle OpenIn(string temporary)
    {
        var folder = Directory.CreateDirectory(temporary).FullName;
        var path = Path.Combine(folder, $"scslabs-{Path.GetRandomFileName()}");
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return handle;
    }
}
