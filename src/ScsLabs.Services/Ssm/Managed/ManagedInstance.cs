using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>An instance that Systems Manager manages, as it is asked about and shown.</summary>
internal static class ManagedInstance
{
    /// <summary>Asks on an instance, with its tags.</summary>
    public static Ask Ask(string action, string instanceId, Call call) => new(action, Instance.Kind.ArnOf(call.Place, instanceId), call.View.Find<Instance>(call.Place, instanceId));
}
