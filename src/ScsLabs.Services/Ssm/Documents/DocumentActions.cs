using System.Collections.Frozen;

namespace ScsLabs.Services.Ssm;

/// <summary>The actions of steps of Command documents, with the operating systems on which each runs; on others such a step is skipped.</summary>
/// <remarks>Source: Systems Manager User Guide, documents-command-ssm-plugin-reference; amazon-ssm-agent, the plugins of each platform.</remarks>
internal static class DocumentActions
{
    /// <summary>Runs a shell script.</summary>
    public const string RunShellScript = "aws:runShellScript";

    /// <summary>Updates the agent.</summary>
    public const string UpdateSsmAgent = "aws:updateSsmAgent";

    /// <summary>Patches by a baseline. AWS has no such action: its AWS-RunPatchBaseline is scripts, which the emulator replaces by this one.</summary>
    public const string RunPatchBaseline = "scslabs:runPatchBaseline";

    private static readonly ImmutableArray<PlatformType> Windows = [PlatformType.Windows];
    private static readonly ImmutableArray<PlatformType> Unix = [PlatformType.Linux, PlatformType.MacOS];
    private static readonly ImmutableArray<PlatformType> Any = [PlatformType.Windows, PlatformType.Linux, PlatformType.MacOS];

    private static readonly FrozenDictionary<string, ImmutableArray<PlatformType>> Platforms = new Dictionary<string, ImmutableArray<PlatformType>>(StringComparer.Ordinal)
    {
        [RunShellScript] = Unix,
        [UpdateSsmAgent] = Any,
        [RunPatchBaseline] = Any,
        ["aws:applications"] = Windows,
        ["aws:cloudWatch"] = Windows,
        ["aws:configureDocker"] = Windows,
        ["aws:configurePackage"] = Any,
        ["aws:domainJoin"] = [PlatformType.Windows, PlatformType.Linux],
        ["aws:downloadContent"] = Any,
        ["aws:psModule"] = Windows,
        ["aws:refreshAssociation"] = Any,
        ["aws:runDockerAction"] = [PlatformType.Windows, PlatformType.Linux],
        ["aws:runDocument"] = Any,
        ["aws:runPowerShellScript"] = Any,
        ["aws:softwareInventory"] = Any,
        ["aws:updateAgent"] = Windows,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether an account's own documents can have it: whether AWS has it.</summary>
    public static bool IsKnown(string action) => action != RunPatchBaseline && Platforms.ContainsKey(action);

    /// <summary>Whether the emulator runs it.</summary>
    public static bool IsRun(string action) => action is RunShellScript or UpdateSsmAgent or RunPatchBaseline;

    /// <summary>Whether it runs on an operating system.</summary>
    public static bool RunsOn(string action, PlatformType platform) => Platforms[action].Contains(platform);
}
