using System.CommandLine;
using System.CommandLine.Invocation;

namespace ScsLabs.Emulator.Commands;

/// <summary>The executable's commands.</summary>
internal static class EmulatorCommands
{
    /// <summary>Does what the command line asks for.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var commands = new RootCommand("An AWS emulator that says no for the right reason.")
        {
            ServeCommand.Create(),
            ForwardCommand.Create(),
            DecideCommand.Create(),
            HealthCommand.Create(),
        };
        var asked = commands.Parse(args);
        if (asked.Action is ParseErrorAction mistake)
        {
            // A parse error is printed without the help, so that it stands out in a container's log; without arguments the help is printed.
            mistake.ShowHelp = args.Length == 0;
        }

        return await asked.InvokeAsync().ConfigureAwait(false);
    }
}
