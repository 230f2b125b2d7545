using System.Globalization;
using System.Text.Json;

namespace ScsLabs.Services.Config;

/// <summary>Configuration items as snapshots and events have them.</summary>
/// <remarks>Source: AWS Config Developer Guide, example-s3-snapshot and example-sns-notification.</remarks>
internal static class ItemJson
{
    /// <summary>Writes an item.</summary>
    public static void Write(Utf8JsonWriter output, ConfigurationItemView item)
    {
        output.WriteStartObject();
        output.WriteString("configurationItemVersion", item.Version);
        output.WriteString("configurationItemCaptureTime", item.ConfigurationItemCaptureTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        output.WriteString("configurationItemStatus", item.ConfigurationItemStatus.ToWire());
        output.WriteString("configurationStateId", item.ConfigurationStateId);
        output.WriteString("awsAccountId", item.AccountId);
        output.WriteString("resourceType", item.ResourceType);
        output.WriteString("resourceId", item.ResourceId);
        output.WriteString("resourceName", item.ResourceName);
        output.WriteString("ARN", item.Arn);
        output.WriteString("awsRegion", item.AwsRegion);
        output.WriteStartObject("tags");
        foreach (var (key, value) in item.Tags)
        {
            output.WriteString(key, value);
        }

        output.WriteEndObject();
        if (item.Configuration is { } configuration)
        {
            output.WritePropertyName("configuration");
            output.WriteRawValue(configuration);
        }

        output.WriteStartObject("supplementaryConfiguration");
        foreach (var (name, json) in item.SupplementaryConfiguration)
        {
            output.WritePropertyName(name);
            output.WriteRawValue(json);
        }

        output.WriteEndObject();
        output.WriteEndObject();
    }
}
