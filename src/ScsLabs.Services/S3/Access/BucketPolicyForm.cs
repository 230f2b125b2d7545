using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScsLabs.Policy.Parsing;

namespace ScsLabs.Services.S3;

/// <summary>Checks the form of a bucket policy, as S3 does before it interprets the policy.</summary>
/// <remarks>Source: S3 User Guide, add-bucket-policy; answers of S3 that users recorded.</remarks>
internal static class BucketPolicyForm
{
    private const int MaxSize = 20480;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Removes white space and replaces canonical users by accounts: the form in which S3 measures and stores the policy.</summary>
    /// <exception cref="AwsException">MalformedPolicy: the text isn't JSON or is too large, or a member is missing.</exception>
    public static string Normalize(string json)
    {
        if (!json.StartsWith('{'))
        {
            throw S3Errors.MalformedPolicy("Policies must be valid JSON and the first byte must be '{'");
        }

        var (document, size) = Parse(json);
        if (size > MaxSize)
        {
            throw S3Errors.MalformedPolicy($"Normalized policy document exceeds the maximum allowed size of {MaxSize} bytes");
        }

        foreach (var statement in Statements(document))
        {
            Check(statement);
            CanonicalPrincipals.Resolve(statement);
        }

        return Encoding.UTF8.GetString(Text(document));
    }

    private static (JsonObject Document, int Size) Parse(string json)
    {
        try
        {
            var document = JsonNode.Parse(json, documentOptions: Strict)!.AsObject();
            return (document, Text(document).Length);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Invalid JSON, a duplicate member, or half a surrogate pair in a string.
            throw S3Errors.MalformedPolicy("This policy contains invalid Json");
        }
    }

    private static IEnumerable<JsonObject> Statements(JsonObject document)
    {
        if (document.TryGetPropertyValue("Version", out var version) && TextOf(version) is not ("2012-10-17" or "2008-10-17"))
        {
            throw S3Errors.MalformedPolicy("The policy must contain a valid version string");
        }

        if (!document.TryGetPropertyValue("Statement", out var statements))
        {
            throw S3Errors.MalformedPolicy("Missing required field Statement");
        }

        return statements switch
        {
            JsonArray { Count: 0 } => throw S3Errors.MalformedPolicy("Could not parse the policy: Statement is empty!"),
            JsonArray list => list.OfType<JsonObject>(),
            JsonObject only => [only],
            _ => [],
        };
    }

    private static void Check(JsonObject statement)
    {
        foreach (var field in (ReadOnlySpan<string>)["Effect", "Principal", "Action", "Resource"])
        {
            if (!statement.ContainsKey(field) && (field == "Effect" || !statement.ContainsKey("Not" + field)))
            {
                throw S3Errors.MalformedPolicy($"Missing required field {field}");
            }
        }

        foreach (var (condition, _) in statement["Condition"] as JsonObject ?? [])
        {
            if (!ConditionReader.IsOperator(condition))
            {
                throw S3Errors.MalformedPolicy($"Invalid Condition type : {condition}");
            }
        }

        if (TextOf(statement["Effect"]) is { } effect and not ("Allow" or "Deny"))
        {
            throw S3Errors.MalformedPolicy($"Invalid effect: {effect}");
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static byte[] Text(JsonObject document)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            document.WriteTo(writer);
        }

        return buffer.ToArray();
    }
}
