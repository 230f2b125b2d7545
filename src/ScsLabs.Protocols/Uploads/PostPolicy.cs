using System.Globalization;
using System.Text.Json;
using ScsLabs.Model;

namespace ScsLabs.Protocols.Uploads;

/// <summary>The policy of a browser's form: what may be uploaded with it, and until when. The form's signature covers the policy, and the policy covers the fields.</summary>
/// <remarks>Source: S3 API Reference, sigv4-HTTPPOSTConstructPolicy.</remarks>
internal sealed class PostPolicy
{
    private static readonly string[] Forms = ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"];

    private readonly DateTimeOffset expiration;
    private readonly List<Condition> conditions;

    private PostPolicy(DateTimeOffset expiration, List<Condition> conditions)
    {
        this.expiration = expiration;
        this.conditions = conditions;
    }

    /// <summary>The minimum length of the file in bytes.</summary>
    public long MinLength { get; private set; }

    /// <summary>The maximum length of the file in bytes.</summary>
    public long MaxLength { get; private set; } = long.MaxValue;

    /// <summary>Reads a policy from its base64.</summary>
    /// <exception cref="AwsException">InvalidPolicyDocument.</exception>
    public static PostPolicy Parse(string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            throw Invalid("Invalid Base64 encoding.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length), new() { MaxDepth = 4 });
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw Invalid("Invalid JSON.");
        }
    }

    /// <summary>Throws unless the policy is in time, each of its conditions holds, and each field has a condition.</summary>
    /// <param name="form">The fields, and the bucket.</param>
    /// <param name="now">The wall-clock time.</param>
    /// <exception cref="AwsException">AccessDenied.</exception>
    public void Check(IReadOnlyDictionary<string, string> form, DateTimeOffset now)
    {
        if (expiration <= now)
        {
            throw Refused("Policy expired.");
        }

        if (conditions.Find(condition => !condition.Holds(form.GetValueOrDefault(condition.Field, ""))) is { } failed)
        {
            throw Refused($"Policy Condition failed: {failed.Text}");
        }

        var extra = form.Keys.Where(field => !NeedsNone(field) && !conditions.Exists(condition => condition.Field.Equals(field, StringComparison.OrdinalIgnoreCase))).ToList();
        if (extra.Count > 0)
        {
            throw Refused($"Extra input fields: {string.Join(", ", extra).ToLowerInvariant()}");
        }
    }

    private static bool NeedsNone(string field) => field.StartsWith("x-ignore-", StringComparison.OrdinalIgnoreCase) || field.ToLowerInvariant() is "policy" or "x-amz-signature" or "file";

    private static PostPolicy Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("Invalid JSON.");
        }

        if (!root.TryGetProperty("expiration", out var expiration) || expiration.ValueKind != JsonValueKind.String)
        {
            throw Invalid("Policy missing expiration.");
        }

        if (!DateTimeOffset.TryParseExact(expiration.GetString(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until))
        {
            throw Invalid($"Invalid 'expiration' value: '{expiration.GetString()}'");
        }

        if (!root.TryGetProperty("conditions", out var conditions) || conditions.ValueKind != JsonValueKind.Array)
        {
            throw Invalid("Policy missing conditions.");
        }

        var policy = new PostPolicy(until, []);
        foreach (var condition in conditions.EnumerateArray())
        {
            policy.Add(condition);
        }

        return policy;
    }

    private void Add(JsonElement condition)
    {
        if (condition.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in condition.EnumerateObject())
            {
                conditions.Add(new(property.Name, StringOf(property.Value), IsPrefix: false));
            }

            return;
        }

        if (condition.ValueKind != JsonValueKind.Array || condition.GetArrayLength() != 3)
        {
            throw Invalid("Invalid Condition: must be an object, or an array of three.");
        }

        var kind = StringOf(condition[0]).ToLowerInvariant();
        if (kind == "content-length-range")
        {
            (MinLength, MaxLength) = (Math.Max(MinLength, LengthOf(condition[1])), Math.Min(MaxLength, LengthOf(condition[2])));
            return;
        }

        var field = StringOf(condition[1]);
        conditions.Add(kind is "eq" or "starts-with" && field.StartsWith('$')
            ? new(field[1..], StringOf(condition[2]), IsPrefix: kind == "starts-with")
            : throw Invalid($"Invalid Condition: unknown operation '{kind}'."));
    }

    private static string StringOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Invalid("Invalid Condition: a value must be a string.");

    private static long LengthOf(JsonElement value) =>
        (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var length)) || (value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out length))
            ? length
            : throw Invalid("Invalid content-length-range: a length must be a number.");

    private static AwsException Invalid(string why) => new("InvalidPolicyDocument", 400, $"Invalid Policy: {why}");

    private static AwsException Refused(string why) => new("AccessDenied", 403, $"Invalid according to Policy: {why}");

    /// <summary>A condition of a policy: the field must have the value, or begin with it.</summary>
    private sealed record Condition(string Field, string Value, bool IsPrefix)
    {
        /// <summary>The condition as S3 tells it.</summary>
        public string Text => $"[\"{(IsPrefix ? "starts-with" : "eq")}\", \"${Field}\", \"{Value}\"]";

        /// <summary>Whether the field is as the condition wants it. A content type may be a list, of which each must be.</summary>
        public bool Holds(string field) => !IsPrefix ? field == Value
            : Field.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? Array.TrueForAll(field.Split(',', StringSplitOptions.TrimEntries), one => one.StartsWith(Value, StringComparison.Ordinal))
            : field.StartsWith(Value, StringComparison.Ordinal);
    }
}
