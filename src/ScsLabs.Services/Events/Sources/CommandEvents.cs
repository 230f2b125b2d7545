using System.Globalization;
using System.Text.Json;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Events;

/// <summary>EC2 Command Status-change Notification.</summary>
/// <remarks>Source: Systems Manager User Guide, "Amazon EventBridge event examples for Systems Manager".</remarks>
internal sealed class CommandEvents : EventSource<SentCommand>
{
    /// <inheritdoc />
    protected override IEnumerable<ServiceEvent> Of(SentCommand? before, SentCommand? after, World world) => after is null || after.State.Status == before?.State.Status ? [] :
    [
        new("aws.ssm", "EC2 Command Status-change Notification", after.Place, [.. world.All(CommandRun.ByCommand, after.CommandId).Select(run => Instance.Kind.ArnOf(run.Place, run.InstanceId))], writer =>
        {
            CommandDetail.Begin(writer, after);
            writer.WriteString("expire-after", CommandDetail.Text(after.ExpiresAfter));
            writer.WriteStartObject("parameters");
            foreach (var (name, values) in after.Request.Parameters ?? ImmutableDictionary<string, IReadOnlyList<string>>.Empty)
            {
                writer.WriteStartArray(name);
                foreach (var value in values)
                {
                    writer.WriteStringValue(value);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteString("status", after.State.Status.ToWire());
            writer.WriteEndObject();
        }),
    ];
}

/// <summary>EC2 Command Invocation Status-change Notification.</summary>
/// <remarks>Source: Systems Manager User Guide, "Amazon EventBridge event examples for Systems Manager".</remarks>
internal sealed class CommandRunEvents : EventSource<CommandRun>
{
    /// <inheritdoc />
    protected override IEnumerable<ServiceEvent> Of(CommandRun? before, CommandRun? after, World world) =>
        after is null || after.State.Status() == before?.State.Status() || SentCommand.Find(after.CommandId, after.Place, world) is not { } command ? [] :
        [
            new("aws.ssm", "EC2 Command Invocation Status-change Notification", after.Place, [Instance.Kind.ArnOf(after.Place, after.InstanceId)], writer =>
            {
                CommandDetail.Begin(writer, command);
                writer.WriteString("instance-id", after.InstanceId);
                writer.WriteString("status", after.State.Status().ToWire());
                writer.WriteEndObject();
            }),
        ];
}

/// <summary>What the details of both events have.</summary>
internal static class CommandDetail
{
    /// <summary>Writes the beginning of the object.</summary>
    public static void Begin(Utf8JsonWriter writer, SentCommand command)
    {
        writer.WriteStartObject();
        writer.WriteString("command-id", command.CommandId);
        writer.WriteString("document-name", command.DocumentName);
        writer.WriteString("requested-date-time", Text(command.RequestedAt));
    }

    /// <summary>A time as text.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
