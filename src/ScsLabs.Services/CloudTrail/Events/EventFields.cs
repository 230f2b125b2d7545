using System.Text.Json;

namespace ScsLabs.Services.CloudTrail;

/// <summary>Writes a request's parameters or an answer's elements with the names that events have: those of the wire with the first letter in lower case.</summary>
/// <remarks>
/// EC2's lists are structures with <c>items</c>, and the instances that a request names are its <c>instancesSet</c>. The keys of maps are data, and stay as they are.
/// Source: the examples in the CloudTrail User Guide and in the services' guides.
/// </remarks>
internal static class EventFields
{
    /// <summary>Writes the fields; null where there are none.</summary>
    /// <param name="json">The event.</param>
    /// <param name="name">The name of the fields' structure.</param>
    /// <param name="fields">The fields as the journal has them.</param>
    /// <param name="api">The service.</param>
    /// <param name="hides">Whether to hide what the service's rules hide.</param>
    public static void Write(Utf8JsonWriter json, string name, RecordedText? fields, Api api, bool hides)
    {
        if (fields is null || fields.Json.Length <= "{}".Length)
        {
            json.WriteNull(name);
            return;
        }

        using var read = JsonDocument.Parse(fields.Json);
        json.WritePropertyName(name);
        new Writer(json, api, fields.Maps, hides).Write(read.RootElement, isMap: false);
    }

    private sealed class Writer(Utf8JsonWriter json, Api api, IReadOnlySet<string>? maps, bool hides)
    {
        private readonly bool isEc2 = api.Protocol is WireProtocol.Ec2Query;

        public void Write(JsonElement value, bool isMap)
        {
            if (value.ValueKind is JsonValueKind.Object)
            {
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    Write(member, isMap);
                }

                json.WriteEndObject();
            }
            else if (value.ValueKind is JsonValueKind.Array)
            {
                WriteList(value, null);
            }
            else
            {
                value.WriteTo(json);
            }
        }

        private void Write(JsonProperty member, bool isKey)
        {
            if (isEc2 && member is { Name: "InstanceId", Value.ValueKind: JsonValueKind.Array })
            {
                json.WritePropertyName("instancesSet");
                WriteList(member.Value, "instanceId");
                return;
            }

            var name = isKey ? member.Name : api.Trail.Names.GetValueOrDefault(member.Name) ?? Camel(member.Name);
            if (name.Length == 0 && !isKey)
            {
                return;
            }

            json.WritePropertyName(name);
            if (!isKey && hides && api.Trail.Hidden.Contains(member.Name))
            {
                json.WriteStringValue("HIDDEN_DUE_TO_SECURITY_REASONS");
            }
            else
            {
                Write(member.Value, !isKey && maps?.Contains(member.Name) == true);
            }
        }

        private void WriteList(JsonElement list, string? item)
        {
            if (isEc2)
            {
                json.WriteStartObject();
                json.WritePropertyName("items");
            }

            json.WriteStartArray();
            foreach (var one in list.EnumerateArray())
            {
                if (item is null)
                {
                    Write(one, isMap: false);
                }
                else
                {
                    json.WriteStartObject();
                    json.WritePropertyName(item);
                    one.WriteTo(json);
                    json.WriteEndObject();
                }
            }

            json.WriteEndArray();
            if (isEc2)
            {
                json.WriteEndObject();
            }
        }

        private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
    }
}
