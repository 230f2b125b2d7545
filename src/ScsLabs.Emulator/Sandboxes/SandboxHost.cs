using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Tells bubblewrap how to start this program itself in a sandbox, as <see cref="SandboxInit"/>: with .NET or, where this is a native executable, directly.</summary>
/// <param name="Mounts">What the sandbox must be able to read for it.</param>
/// <param name="Environment">The environment that it needs.</param>
/// <param name="Command">The command, by where the sandbox has its files.</param>
internal sealed record SandboxHost(IReadOnlyList<string> Mounts, IReadOnlyList<string> Environment, Func<SandboxFiles, IReadOnlyList<string>> Command)
{
    private const string Inside = "/run/scslabs-init";

    /// <summary>This program.</summary>
    public static SandboxHost Here { get; } = RuntimeFeature.IsDynamicCodeSupported ? OfDotNet() : OfNative(System.Environment.ProcessPath!);

    /// <summary>The settings with which .NET runs it: of this version, without ASP.NET Core.</summary>
    public static string RuntimeSettings { get; } = $$$"""{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"{{{System.Environment.Version}}}"},"configProperties":{"System.GC.Concurrent":false} } }""";

    private static SandboxHost OfNative(string executable) => new(["--ro-bind", executable, Inside], [], static _ => [Inside]);

    private static SandboxHost OfDotNet()
    {
        const string Assembly = "ScsLabs.Emulator.dll";
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return new(
            ["--ro-bind", root, root, "--ro-bind", Path.Combine(AppContext.BaseDirectory, Assembly), $"{Inside}/{Assembly}"],
            ["--setenv", "DOTNET_EnableDiagnostics", "0", "--setenv", "DOTNET_TieredPGO", "0", "--setenv", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"],
            files => [Path.Combine(root, "dotnet"), "exec", "--runtimeconfig", files.RuntimeSettings, $"{Inside}/{Assembly}"]);
    }
}
