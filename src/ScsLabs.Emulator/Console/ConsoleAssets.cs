using System.Collections.Frozen;
using System.Reflection;

namespace ScsLabs.Emulator;

/// <summary>The files of the console's page, which are resources of the assembly.</summary>
internal static class ConsoleAssets
{
    /// <summary>The page.</summary>
    public const string Page = "index.html";

    private const string Prefix = "console/";

    private static readonly FrozenDictionary<string, Lazy<byte[]>> Files = typeof(ConsoleAssets).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(static name => name[Prefix.Length..], static name => new Lazy<byte[]>(() => Read(name)), StringComparer.Ordinal);

    /// <summary>The bytes of a file and their media type; null where there is no such file.</summary>
    public static (byte[] Bytes, string Type)? Find(string name) => Files.GetValueOrDefault(name) is { } file ? (file.Value, TypeOf(name)) : null;

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
