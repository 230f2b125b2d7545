using System.Collections.Frozen;

namespace ScsLabs.Services.Ssm;

/// <summary>Amazon's own Command documents that the emulator runs. They belong to no account, and every account sees them.</summary>
/// <remarks>
/// The documents are written from AWS's descriptions: the parameters are AWS's, and so are the schema versions and steps' names; what the steps of AWS-RunPatchBaseline run is the emulator's own.
/// Source: Systems Manager User Guide, documents-command-ssm-plugin-reference and patch-manager-aws-runpatchbaseline.
/// </remarks>
internal static class AmazonDocuments
{
    private const string Folder = "document/";
    private const string ArnPrefix = "arn:aws:ssm:";

    /// <summary>The date on which AWS introduced Run Command. AWS's dates differ, and are those of its latest changes.</summary>
    private static readonly DateTimeOffset Introduced = new(2015, 10, 12, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The names of Amazon's documents that aren't emulated, as far as they are known, of 2026-05-01.</summary>
    private static readonly Lazy<FrozenSet<string>> Others = new(() => Text("AmazonDocumentNames").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal));

    private static readonly ImmutableSortedDictionary<string, Document> ByName = Read().ToImmutableSortedDictionary(document => document.Name, document => document, StringComparer.Ordinal);

    /// <summary>All that the emulator has, in ordinal order of their names.</summary>
    public static IEnumerable<Document> In(string region) => ByName.Values.Select(document => document with { Region = region });

    /// <summary>Finds a document by its name or ARN, which has no account; null where the name isn't one of Amazon's.</summary>
    /// <exception cref="AwsException">NotImplemented: Amazon has the document, and the emulator doesn't.</exception>
    public static Document? Find(string nameOrArn, string region)
    {
        var prefix = $"{ArnPrefix}{region}::{Folder}";
        var name = nameOrArn.StartsWith(prefix, StringComparison.Ordinal) ? nameOrArn[prefix.Length..] : nameOrArn;
        return ByName.TryGetValue(name, out var found) ? found with { Region = region }
            : Others.Value.Contains(name) ? throw AwsException.NotEmulated($"{name}, one of Amazon's documents")
            : null;
    }

    private static IEnumerable<Document> Read()
    {
        foreach (var resource in typeof(AmazonDocuments).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var text = Text(resource);
            yield return new()
            {
                Account = default,
                Region = "",
                Name = resource[Folder.Length..],
                Versions = [new() { Version = 1, Content = DocumentContent.ParseAmazons(text), Text = text, Format = DocumentFormat.Json, CreatedAt = Introduced }],
            };
        }
    }

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(AmazonDocuments).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
