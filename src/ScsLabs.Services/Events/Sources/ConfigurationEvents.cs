using System.Globalization;
using ScsLabs.Services.Config;

namespace ScsLabs.Services.Events;

/// <summary>Config Configuration Item Change.</summary>
/// <remarks>AWS also tells what differs from the item before. Source: AWS Config Developer Guide, "Monitoring AWS Config with Amazon EventBridge" and example-sns-notification.</remarks>
internal sealed class ConfigurationEvents : EventSource<RecordedResource>
{
    /// <inheritdoc />
    protected override IEnumerable<ServiceEvent> Of(RecordedResource? before, RecordedResource? after, World world)
    {
        if (after is null || after.Last.Number == before?.Last.Number)
        {
            return [];
        }

        var item = ConfigurationItemView.Of(after, after.Last);
        return
        [
            new("aws.config", "Config Configuration Item Change", after.Place, item.Arn is { } arn ? [arn] : [], writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("recordVersion", "1.3");
                writer.WriteString("messageType", "ConfigurationItemChangeNotification");
                writer.WriteString("notificationCreationTime", item.ConfigurationItemCaptureTime.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
                writer.WritePropertyName("configurationItem");
                ItemJson.Write(writer, item);
                writer.WriteEndObject();
            }),
        ];
    }
}
