using ScsLabs.Emulator.Commands;
using ScsLabs.Emulator.Sandboxes;

// A sandbox has no file of this program but its own assembly, so what runs there comes before all that needs others.
return args is [SandboxInit.Command, _, _, _, ..] && OperatingSystem.IsLinux() ? SandboxInit.Run(args.AsSpan(1)) : await EmulatorCommands.RunAsync(args).ConfigureAwait(false);

/// <summary>Declared internal, because ASP.NET Core would make it public and projects that use this package have a <c>Program</c> of their own.</summary>
internal sealed partial class Program;
