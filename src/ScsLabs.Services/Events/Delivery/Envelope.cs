using System.Globalization;
using System.Text.Json;
using ScsLabs.Events.Inputs;

namespace ScsLabs.Services.Events;

/// <summary>The members of an event around its detail.</summary>
/// <remarks>Source: EventBridge User Guide, "Event structure".</remarks>
/// <param name="Id">The id.</param>
/// <param name="Source">The source.</param>
/// <param name="DetailType">The type of the detail.</param>
/// <param name="Account">The account where it happened.</param>
/// <param name="Region">The Region where it happened.</param>
/// <param name="At">The time at which it happened.</param>
/// <param name="Resources">The resources that it is about.</param>
internal sealed record Envelope(string Id, string Source, string DetailType, AccountId Account, string Region, DateTimeOffset At, IReadOnlyList<string> Resources)
{
    private const int MaxDepth = 1100;

    /// <summary>Makes an event.</summary>
    /// <param name="bus">The bus to which it is sent.</param>
    /// <param name="detail">Writes the detail, an object.</param>
    /// <param name="now">The time at which EventBridge receives it.</param>
    /// <exception cref="InvalidOperationException">The detail has a string that isn't whole Unicode.</exception>
    public BusEvent Around(Place bus, Action<Utf8JsonWriter> detail, DateTimeOffset now)
    {
        var json = CompactJson.Written(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("version", "0");
            writer.WriteString("id", Id);
            writer.WriteString("detail-type", DetailType);
            writer.WriteString("source", Source);
            writer.WriteString("account", Account.ToString());
            writer.WriteString("time", At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            writer.WriteString("region", Region);
            writer.WriteStartArray("resources");
            foreach (var resource in Resources)
            {
                writer.WriteStringValue(resource);
            }

            writer.WriteEndArray();
            writer.WritePropertyName("detail");
            detail(writer);
            writer.WriteEndObject();
        });
        using var document = JsonDocument.Parse(json, new() { MaxDepth = MaxDepth });
        return new(bus, json, document.RootElement.Clone(), now);
    }
}
