using System.IO.Compression;
using System.Reflection;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Model.Bodies;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Emulator.Functions;

/// <summary>The files of an emulator's functions: their unpacked code, and the runtimes' own. They go with the emulator.</summary>
/// <param name="user">The user who must be able to read them; null for the emulator's own.</param>
internal sealed class FunctionFiles(int? user) : IAsyncDisposable
{
    private const int BufferSize = 81_920;

    private readonly Lock gate = new();
    private readonly Dictionary<FunctionCode, Unpacked> codes = [];
    private readonly Lazy<HostFolder> folder = new(() => NewFolder(user));
    private int folders;

    /// <summary>The path of the folder with all files; null before the first.</summary>
    public string? Folder => folder.IsValueCreated ? folder.Value.Path : null;

    /// <summary>The folder of the runtimes' own files.</summary>
    public string Runtimes => Path.Combine(folder.Value.Path, "runtime");

    /// <summary>Unpacks a function's code, unless somebody uses it already.</summary>
    /// <returns>The code's folder; dispose of it when it isn't used any more.</returns>
    /// <exception cref="InvalidDataException">The package can't be unpacked.</exception>
    public async Task<UsedCode> UseAsync(FunctionCode code)
    {
        Unpacked unpacked;
        var root = folder.Value.Path;
        lock (gate)
        {
            if (!codes.TryGetValue(code, out unpacked!))
            {
                var path = Path.Combine(root, $"{++folders}");
                codes[code] = unpacked = new(path, new(() => Task.Run(() => UnpackAsync(code.Zip, path))));
            }

            unpacked.Users++;
        }

        var used = new UsedCode(unpacked.Path, () => Release(code, unpacked));
        try
        {
            await unpacked.Done.Value.ConfigureAwait(false);
            return used;
        }
        catch
        {
            used.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => folder.IsValueCreated ? folder.Value.DisposeAsync() : default;

    private static HostFolder NewFolder(int? user)
    {
        var made = new HostFolder("scslabs-functions-");
        FileOwner.Give(made.Path, user);
        var runtimes = Path.Combine(made.Path, "runtime");
        ReadableFiles.MakeFolder(runtimes);
        foreach (var name in (string[])["bootstrap.py", "bootstrap.mjs"])
        {
            using var from = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
            using var to = ReadableFiles.Create(Path.Combine(runtimes, name), ReadableFiles.Read);
            from.CopyTo(to);
        }

        return made;
    }

    private void Release(FunctionCode code, Unpacked unpacked)
    {
        lock (gate)
        {
            if (--unpacked.Users > 0)
            {
                return;
            }

            codes.Remove(code);
        }

        if (Directory.Exists(unpacked.Path))
        {
            Directory.Delete(unpacked.Path, recursive: true);
        }
    }

    /// <summary>Unpacks files and folders, whatever else an entry says that it is; no more bytes than a package may have.</summary>
    private static async Task UnpackAsync(Body zip, string folder)
    {
        ReadableFiles.MakeFolder(folder);
        await using var bytes = new BodyStream(zip);
        using var archive = new ZipArchive(bytes, ZipArchiveMode.Read);
        var left = Packages.MostUnzipped;
        foreach (var entry in archive.Entries)
        {
            var path = Packages.IsWithin(entry.FullName) ? Path.Combine(folder, entry.FullName.Replace('\\', '/')) : throw new InvalidDataException($"{entry.FullName} leads out of the package.");
            if (path[^1] == '/')
            {
                ReadableFiles.MakeFolder(path);
                continue;
            }

            ReadableFiles.MakeFolder(Path.GetDirectoryName(path)!);
            await using var from = await entry.OpenAsync().ConfigureAwait(false);
            await using var to = ReadableFiles.Create(path, ((UnixFileMode)(entry.ExternalAttributes >> 16) & UnixFileMode.UserExecute) != UnixFileMode.None ? ReadableFiles.Executable : ReadableFiles.Read);
            left = await CopyAsync(from, to, left).ConfigureAwait(false);
        }
    }

    private static async Task<long> CopyAsync(Stream from, Stream to, long left)
    {
        var buffer = new byte[BufferSize];
        while (await from.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
        {
            left -= count;
            if (left < 0)
            {
                throw new InvalidDataException("The package has more bytes than it says.");
            }

            await to.WriteAsync(buffer.AsMemory(0, count)).ConfigureAwait(false);
        }

        return left;
    }

    private sealed class Unpacked(string path, Lazy<Task> done)
    {
        public string Path { get; } = path;

        public Lazy<Task> Done { get; } = done;

        public int Users { get; set; }
    }
}

/// <summary>A function's unpacked code while it is used.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Release">Is called when it isn't used any more.</param>
internal sealed record UsedCode(string Path, Action Release) : IDisposable
{
    /// <inheritdoc />
    public void Dispose() => Release();
}
