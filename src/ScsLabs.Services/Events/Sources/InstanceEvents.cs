using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Events;

/// <summary>EC2 Instance State-change Notification.</summary>
/// <remarks>Source: EC2 User Guide, "State change events for your instances".</remarks>
internal sealed class InstanceEvents : EventSource<Instance>
{
    /// <inheritdoc />
    protected override IEnumerable<ServiceEvent> Of(Instance? before, Instance? after, World world)
    {
        if (after is null || after.State == before?.State)
        {
            return [];
        }

        return
        [
            new("aws.ec2", "EC2 Instance State-change Notification", after.Place, [((IResource)after).Arn], writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("instance-id", after.Id);
                writer.WriteString("state", after.State.ToWire());
                writer.WriteEndObject();
            }),
        ];
    }
}
