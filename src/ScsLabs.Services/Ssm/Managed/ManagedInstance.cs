using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>An instance that Systems Manager manages, as it is asked about and shown.</summary>
internal static class ManagedInstance
{
    /// <summary>Asks on an instance, with its tags.</summary>
    public static Ask Ask(string action, string instanceId, Call call)
    {
        var instance = call.View.Find<Instance>(call.Place, instanceId);
        return new(action, Instance.Kind.ArnOf(call.Place, instanceId), instance) { Conditions = [.. (instance?.Tags ?? ParameterTags.Rules.None).Select(static tag => new Condition($"ssm:resourceTag/{tag.Key}", tag.Value))] };
    }

    /// <summary>The type of an instance's operating system.</summary>
    public static PlatformType Platform(this Instance instance) => instance.Image.IsWindows ? PlatformType.Windows : PlatformType.Linux;
}
