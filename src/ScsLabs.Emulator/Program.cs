using System.CommandLine;
using System.CommandLine.Invocation;
using ScsLabs.Emulator.Commands;

var commands = new RootCommand("An AWS emulator that says no for the right reason.")
{
    ServeCommand.Create(),
    DecideCommand.Create(),
    HealthCommand.Create(),
};
var asked = commands.Parse(args);
if (asked.Action is ParseErrorAction mistake)
{
    // What is wrong stands alone, so that it is seen in a container's log; who says nothing wants to know what there is.
    mistake.ShowHelp = args.Length == 0;
}

return await asked.InvokeAsync().ConfigureAwait(false);

/// <summary>Not public, as ASP.NET Core would have it: those who use this package have a <c>Program</c> of their own.</summary>
internal sealed partial class Program;
