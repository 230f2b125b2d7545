using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScsLabs.Services.Sqs;

/// <summary>Where messages end that were received too often without being deleted.</summary>
/// <param name="DeadLetterTargetArn">The dead-letter queue, of the same account and Region.</param>
/// <param name="MaxReceiveCount">How often a message is received before it is moved, 1 to 1,000.</param>
/// <param name="Json">The attribute as it was given.</param>
internal sealed record RedrivePolicy(string DeadLetterTargetArn, int MaxReceiveCount, string Json)
{
    private const string Target = "deadLetterTargetArn";
    private const string Count = "maxReceiveCount";

    /// <summary>Reads the attribute; null where it is empty, which removes it.</summary>
    /// <param name="json">The attribute.</param>
    /// <param name="source">The queue that gets the attribute.</param>
    /// <param name="view">The world.</param>
    /// <exception cref="AwsException">InvalidParameterValueException.</exception>
    public static RedrivePolicy? Parse(string json, Queue source, WorldView view)
    {
        if (json.Length == 0)
        {
            return null;
        }

        var map = JsonMap.Parse(json) ?? throw Invalid("Redrive policy is not a valid JSON map.");
        if (map.FirstOrDefault(entry => entry.Key is not (Target or Count)).Key is { } unknown)
        {
            throw Invalid($"Only following attributes are supported: [{Target}, {Count}], but {unknown} was given.");
        }

        var arn = JsonMap.Text(map[Target]) ?? throw Invalid($"Redrive policy does not contain mandatory attribute: {Target}.");
        var given = JsonMap.Text(map[Count]) ?? throw Invalid($"Redrive policy does not contain mandatory attribute: {Count}.");
        if (!int.TryParse(given, out var count) || count is < 1 or > 1000)
        {
            throw Invalid($"Invalid value for {Count}: {given}, valid values are from 1 to 1000 both inclusive.");
        }

        var target = Queue.Find(arn, view);
        if (target is null || target.Place != source.Place)
        {
            throw Invalid("Dead letter target does not exist.");
        }

        return target.RedriveAllow?.Allows(source.Arn) != false ? new(arn, count, json) : throw Invalid($"The dead-letter queue {arn} doesn't allow {source.Arn} to use it.");

        AwsException Invalid(string reason) => SqsErrors.InvalidParameter("RedrivePolicy", json, reason);
    }
}

/// <summary>Which queues may have a queue as their dead-letter queue.</summary>
/// <param name="Sources">The ARNs of those that may; null for all.</param>
/// <param name="Json">The attribute as it was given.</param>
internal sealed record RedriveAllowPolicy(IReadOnlyList<string>? Sources, string Json)
{
    private const int MostSources = 10;

    /// <summary>Reads the attribute; null where it is empty, which removes it.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException.</exception>
    public static RedriveAllowPolicy? Parse(string json)
    {
        if (json.Length == 0)
        {
            return null;
        }

        var map = JsonMap.Parse(json) ?? throw Invalid("Redrive allow policy is not a valid JSON map.");
        var sources = map["sourceQueueArns"] switch
        {
            null => null,
            JsonArray { Count: <= MostSources } list => list.Select(JsonMap.Text).ToList(),
            _ => throw Invalid($"sourceQueueArns must be a list of at most {MostSources} ARNs."),
        };
        return (JsonMap.Text(map["redrivePermission"]), sources) switch
        {
            ("allowAll", null) => new(null, json),
            ("denyAll", null) => new([], json),
            ("byQueue", { Count: > 0 }) when sources.TrueForAll(source => source is not null) => new([.. sources!], json),
            _ => throw Invalid("redrivePermission must be allowAll or denyAll, or byQueue with sourceQueueArns."),
        };

        AwsException Invalid(string reason) => SqsErrors.InvalidParameter("RedriveAllowPolicy", json, reason);
    }

    /// <summary>Whether the queue with this ARN may.</summary>
    public bool Allows(string source) => Sources?.Contains(source, StringComparer.Ordinal) != false;
}

/// <summary>Reads attributes that are JSON.</summary>
internal static class JsonMap
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>The members of a JSON object; null where the text is none.</summary>
    public static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text or number as text; null for anything else.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number ? node!.ToString() : null;
}
