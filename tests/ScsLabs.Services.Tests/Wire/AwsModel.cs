using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace ScsLabs.Services.Tests.Wire;

/// <summary>AWS's own public description of a service, as botocore ships it: what our declarations are compared with.</summary>
internal sealed class AwsModel
{
    private static readonly Lazy<string?> Data = new(FindData);
    private readonly JsonElement root;

    private AwsModel(JsonElement root) => this.root = root;

    /// <summary>Where botocore's data is, or why the comparison can't be made here.</summary>
    public static string? Folder => Data.Value;

    /// <summary>botocore's version.</summary>
    public static string Version { get; private set; } = "";

    public JsonElement Metadata => root.GetProperty("metadata");

    public IEnumerable<string> OperationNames => root.GetProperty("operations").EnumerateObject().Select(operation => operation.Name);

    public static AwsModel? Load(string service, string apiVersion)
    {
        if (Folder is null)
        {
            return null;
        }

        var path = Path.Combine(Folder, service, apiVersion, "service-2.json");
        using var stream = File.Exists(path) ? File.OpenRead(path) : (Stream)new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        return new(JsonDocument.Parse(stream).RootElement);
    }

    public JsonElement? Operation(string name) => root.GetProperty("operations").TryGetProperty(name, out var operation) ? operation : null;

    /// <summary>The headers that an operation's request can have, and the parameters of its query, with a question mark in front.</summary>
    public IEnumerable<string> HeadersAndParameters(string operation) => Operation(operation)!.Value.TryGetProperty("input", out var input)
        ? Shape(input.GetProperty("shape").GetString()!).GetProperty("members").EnumerateObject()
            .Where(member => member.Value.TryGetProperty("location", out var location) && location.GetString() is "header" or "headers" or "querystring")
            .Select(member => (member.Value.GetProperty("location").GetString() == "querystring" ? "?" : "") + member.Value.GetProperty("locationName").GetString())
        : [];

    public JsonElement Shape(string name) => root.GetProperty("shapes").GetProperty(name);

    /// <summary>The codes of every error that the model has, with their statuses where it gives them.</summary>
    public IReadOnlyDictionary<string, int?> Errors() => root.GetProperty("shapes").EnumerateObject()
        .Where(shape => shape.Value.TryGetProperty("exception", out var exception) && exception.GetBoolean())
        .GroupBy(shape => shape.Value.TryGetProperty("error", out var error) && error.TryGetProperty("code", out var code) ? code.GetString()! : shape.Name, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => group.First().Value.TryGetProperty("error", out var error) && error.TryGetProperty("httpStatusCode", out var status) ? status.GetInt32() : (int?)null,
            StringComparer.Ordinal);

    private static string? FindData()
    {
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import botocore, os; print(botocore.__version__); print(os.path.join(os.path.dirname(botocore.__file__), 'data'))"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
                var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                process.WaitForExit();
                if (process.ExitCode == 0 && lines is [var version, var folder])
                {
                    Version = version;
                    return folder;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // No such python: the next one, or none.
            }
        }

        return null;
    }
}
