using System.Text.Json;

namespace ScsLabs.Services.Ssm;

/// <summary>The policies of a parameter, such as its expiration.</summary>
/// <param name="Texts">The policies as written, each as JSON.</param>
/// <param name="Expiration">The time at which the parameter is deleted; null for never.</param>
/// <remarks>Source: Systems Manager User Guide, "Assigning parameter policies".</remarks>
internal sealed record ParameterPolicies(ImmutableArray<string> Texts, DateTimeOffset? Expiration)
{
    private const int MaxPolicies = 10;

    /// <summary>No policies.</summary>
    public static ParameterPolicies None { get; } = new([], null);

    /// <summary>Reads the list of a request. <c>[{}]</c> removes all policies.</summary>
    /// <exception cref="AwsException">A policy is invalid, or isn't emulated.</exception>
    internal static ParameterPolicies Read(string json, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var policies = document.RootElement.EnumerateArray().Where(policy => policy.EnumerateObject().Any()).ToList();
            if (policies.Count > MaxPolicies)
            {
                throw SsmErrors.TooManyPolicies(MaxPolicies);
            }

            var expirations = policies.Select(policy => Expires(policy, now)).ToList();
            return expirations.Count <= 1
                ? new([.. policies.Select(policy => policy.GetRawText())], expirations.Count == 1 ? expirations[0] : null)
                : throw SsmErrors.IncompatiblePolicies("A parameter can have only one Expiration policy.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw SsmErrors.Validation("The parameter policies aren't a JSON list of policies.");
        }
    }

    private static DateTimeOffset Expires(JsonElement policy, DateTimeOffset now)
    {
        var type = policy.GetProperty("Type").GetString();
        if (type is "ExpirationNotification" or "NoChangeNotification")
        {
            throw AwsException.NotEmulated($"the parameter policy {type}");
        }

        if (type != "Expiration")
        {
            throw SsmErrors.InvalidPolicyType(type);
        }

        if (policy.TryGetProperty("Version", out var version) && version.GetString() != "1.0")
        {
            throw SsmErrors.InvalidPolicyAttribute("The version of an Expiration policy is 1.0.");
        }

        return policy.TryGetProperty("Attributes", out var attributes)
            && attributes.TryGetProperty("Timestamp", out var timestamp)
            && timestamp.TryGetDateTimeOffset(out var at)
            && at > now
                ? at.ToUniversalTime()
                : throw SsmErrors.InvalidPolicyAttribute("An Expiration policy needs a Timestamp in the future, such as 2030-01-01T00:00:00.000Z.");
    }
}

/// <summary>A parameter's policy in answers.</summary>
public sealed record ParameterInlinePolicy(string PolicyText, string PolicyType, string PolicyStatus)
{
    /// <summary>The policies of a version. All are pending, because the only emulated policy deletes the parameter.</summary>
    internal static IReadOnlyList<ParameterInlinePolicy> Of(ParameterVersion version) => [.. version.Policies.Texts.Select(text => new ParameterInlinePolicy(text, "Expiration", "Pending"))];
}
