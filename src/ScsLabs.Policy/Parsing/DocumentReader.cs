using System.Text;
using System.Text.Json;

namespace ScsLabs.Policy.Parsing;

/// <summary>Reads a policy document: checks the grammar first, then the rules of its kind, in AWS's order.</summary>
/// <remarks>Source: IAM User Guide, reference_policies_grammar.</remarks>
internal static class DocumentReader
{
    private const int MaxBytes = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads and checks a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="kind">The kind of policy to read it as.</param>
    /// <param name="isNew">Whether the document must also comply with the rules for new documents.</param>
    public static PolicyDocument Read(string json, PolicyKind kind, bool isNew)
    {
        if (json.Length > MaxBytes || Encoding.UTF8.GetByteCount(json) > MaxBytes)
        {
            throw new PolicyFormatException($"Cannot exceed quota for PolicySize: {MaxBytes}");
        }

        try
        {
            using var parsed = JsonDocument.Parse(json, Strict);
            var version = Version(parsed.RootElement);
            var variables = version == PolicyVersion.Current;
            var statements = Statements(parsed.RootElement, variables);
            KindRules.Check(statements, kind);
            if (isNew)
            {
                KindRules.CheckNew(statements, kind, version);
            }

            CommonRules.Check(statements, kind);
            return new PolicyDocument(json, kind, [.. statements.Select((statement, index) => statement.Compile(index, variables))]);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // Invalid JSON, a duplicate key, or half a surrogate pair in a string.
            throw new PolicyFormatException(Refusals.Json, e);
        }
    }

    private static string Version(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            throw new PolicyFormatException(Refusals.Syntax);
        }

        var version = root.TryGetProperty("Version", out var value) ? JsonValues.Text(value) : PolicyVersion.First;
        return version is PolicyVersion.Current or PolicyVersion.First ? version : throw new PolicyFormatException(Refusals.Syntax);
    }

    private static List<StatementReader> Statements(JsonElement root, bool variables)
    {
        var statements = new List<StatementReader>();
        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case "Version":
                    break;
                case "Id":
                    JsonValues.Text(member.Value);
                    break;
                case "Statement" when member.Value.ValueKind is JsonValueKind.Array:
                    statements.AddRange(member.Value.EnumerateArray().Select(item => StatementReader.Read(item, variables)));
                    break;
                case "Statement":
                    statements.Add(StatementReader.Read(member.Value, variables));
                    break;
                default:
                    throw new PolicyFormatException(Refusals.Syntax);
            }
        }

        return statements.Count > 0 ? statements : throw new PolicyFormatException(Refusals.Syntax);
    }
}
