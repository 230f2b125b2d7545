using System.Globalization;

namespace ScsLabs.Services.Ssm;

/// <summary>Updates the agent of an instance.</summary>
/// <param name="IsDone">Whether the agent has the version that was asked for.</param>
/// <param name="Output">What the updater says.</param>
/// <param name="Errors">The error that it tells.</param>
internal sealed record AgentUpdate(bool IsDone, string Output, string Errors)
{
    private const string Agent = "amazon-ssm-agent";

    /// <summary>The versions that there are, in order. Source: the agent's releases (amazon-ssm-agent).</summary>
    private static readonly string[] Versions = ["3.2.2303.0", "3.3.40.0", "3.3.131.0", "3.3.380.0", "3.3.987.0", "3.3.1611.0", "3.3.1957.0", SsmAgent.VersionOfImages, SsmAgent.LatestVersion];

    /// <summary>Updates the agent, unless it has the version already.</summary>
    /// <param name="place">The account and Region.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="version">The version; empty or <c>latest</c> for the latest.</param>
    /// <param name="allowDowngrade">Whether it may be an earlier version than the agent's.</param>
    /// <param name="acting">Changes the agent.</param>
    public static AgentUpdate Run(Place place, string instanceId, string version, bool allowDowngrade, IActing acting)
    {
        var wanted = version is "" or "latest" or "$LATEST" ? SsmAgent.LatestVersion : version;
        return !Versions.Contains(wanted, StringComparer.Ordinal) ? Failed($"{Agent} version {wanted} is unsupported on current platform")
            : acting.Write(draft => draft.Find<SsmAgent>(place, instanceId) is { Next: not null } agent ? Run(agent, wanted, allowDowngrade, draft) : Failed($"{Agent} is gone"));
    }

    private static AgentUpdate Run(SsmAgent agent, string wanted, bool allowDowngrade, Draft draft)
    {
        if (agent.Version == wanted)
        {
            return new(true, $"{Agent} {wanted} has already been installed, update skipped\n", "");
        }

        if (Version.Parse(wanted) < Version.Parse(agent.Version) && !allowDowngrade)
        {
            return Failed($"Updating {Agent} to an older version, please enable allow downgrade to proceed");
        }

        draft.Put(agent with { Version = wanted });
        return new(true, string.Create(CultureInfo.InvariantCulture, $"Updating {Agent} from {agent.Version} to {wanted}\n{Agent} updated successfully to {wanted}\n"), "");
    }

    private static AgentUpdate Failed(string message) => new(false, "", $"{message}\n");
}
