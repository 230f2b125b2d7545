using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>Whether Systems Manager manages an instance now, and what its agent needs for that.</summary>
/// <param name="IsOnline">Whether it is managed.</param>
/// <param name="RoleArn">The role whose credentials the agent has: the instance's, or that of Default Host Management Configuration; null for none.</param>
/// <param name="Paths">How the agent gets to the services that it needs, by their names in those of endpoints.</param>
/// <param name="Refusal">The error's text of the call that was refused last; empty for none.</param>
internal sealed record AgentStatus(bool IsOnline, string? RoleArn, IReadOnlyList<(string Service, ServicePath Path)> Paths, string Refusal)
{
    /// <summary>The services that an agent needs. It can do without <c>ssmmessages</c> where it has <c>ec2messages</c>, which AWS advises against.</summary>
    private static readonly string[] Services = ["ssm", "ssmmessages"];

    /// <summary>The status of an instance's agent.</summary>
    public static AgentStatus Of(Instance instance, WorldView view)
    {
        var agent = view.Find<SsmAgent>(instance.Place, instance.Id);
        return new(agent is { IsOnline: true }, AgentIdentity.InUse(instance, view)?.RoleArn, [.. Services.Select(service => (service, ServicePath.Of(instance, service, instance.Region, view)))], agent?.Refusal ?? "");
    }
}
