using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>Systems Manager's agent on an instance of a lab: whether it is online and, if not, what keeps it from that.</summary>
public static partial class LabAgent
{
    /// <summary>Requires that Systems Manager manages an instance, once its agent has had the time to call. The failure names what keeps it out: the instance's role, the network, or the policy that refused.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="who">Who asks Systems Manager.</param>
    /// <param name="instanceId">The instance's id.</param>
    public static async Task IsManagedAsync(this LabContext lab, Actor who, string instanceId)
    {
        try
        {
            await lab.UntilAsync(() => IsOnlineAsync(who, instanceId)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new UnmetException(new([Texts.Expected.With(Texts.ToBeManaged.With(instanceId)), .. await TellAsync(lab, instanceId).ConfigureAwait(false)]));
        }
    }

    /// <summary>Requires that Systems Manager doesn't manage an instance any more, once it has noticed.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="who">Who asks Systems Manager.</param>
    /// <param name="instanceId">The instance's id.</param>
    public static async Task IsNotManagedAsync(this LabContext lab, Actor who, string instanceId)
    {
        try
        {
            await lab.UntilAsync(async () => !await IsOnlineAsync(who, instanceId).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new UnmetException(new([Texts.Expected.With(Texts.ToBeUnmanaged.With(instanceId)), Texts.Got.With(Texts.StillOnline)]));
        }
    }

    /// <summary>Tells what keeps the instances that an error names from being managed, one a line; nothing where the backend doesn't tell.</summary>
    internal static async Task<IReadOnlyList<string>> TellAllAsync(LabContext lab, string message)
    {
        List<string> lines = [];
        foreach (var id in InstanceId().Matches(message).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            lines.AddRange(await TellAsync(lab, id).ConfigureAwait(false));
        }

        return lines;
    }

    /// <summary>Whether Systems Manager tells that the instance's agent is online.</summary>
    internal static async Task<bool> IsOnlineAsync(Actor who, string instanceId)
    {
        var told = await who.Ssm.DescribeInstanceInformationAsync(new DescribeInstanceInformationRequest { Filters = [new() { Key = "InstanceIds", Values = [instanceId] }] }).ConfigureAwait(false);
        return (told.InstanceInformationList ?? []).Exists(instance => instance.PingStatus == PingStatus.Online);
    }

    private static async Task<IReadOnlyList<string>> TellAsync(LabContext lab, string instanceId)
    {
        using var answer = await lab.Backend.ControlAsync(HttpMethod.Get, $"instances/{instanceId}").ConfigureAwait(false);
        if (answer.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return [];
        }

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync().ConfigureAwait(false));
        return json.RootElement.TryGetProperty("agent", out var agent) ? [.. Tell(json.RootElement, agent)] : [];
    }

    private static IEnumerable<string> Tell(JsonElement instance, JsonElement agent)
    {
        var name = instance.GetProperty("name").GetString();
        var state = instance.GetProperty("state").GetString();
        var unreached = agent.GetProperty("services").EnumerateArray().Where(service => !service.GetProperty("reached").GetBoolean()).ToList();
        if (state != "running")
        {
            return [Texts.AgentDoesNotRun.With(name, state)];
        }

        if (agent.GetProperty("role").ValueKind == JsonValueKind.Null)
        {
            return [Texts.AgentHasNoRole.With(name)];
        }

        if (unreached.Count > 0)
        {
            return unreached.SelectMany(service => Tell(name, service));
        }

        return agent.GetProperty("refusal").GetString() is { Length: > 0 } refusal ? [Texts.AgentIsRefused.With(name, refusal)]
            : agent.GetProperty("online").GetBoolean() ? []
            : [Texts.AgentIsSilent.With(name)];
    }

    private static IEnumerable<string> Tell(string? name, JsonElement service)
    {
        var obstacles = service.GetProperty("obstacles").EnumerateArray().Select(obstacle => $"  {ObstacleText.Of(obstacle)}").ToList();
        return [(obstacles.Count > 0 ? Texts.AgentIsStopped : Texts.AgentHasNoWay).With(name, service.GetProperty("service").GetString()), .. obstacles];
    }

    [GeneratedRegex("i-[0-9a-f]{8,17}", RegexOptions.None, 1000)]
    private static partial Regex InstanceId();
}
