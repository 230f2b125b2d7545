using System.CommandLine;
using System.CommandLine.Invocation;
using ScsLabs.Emulator.Commands;

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

/// <summary>Declared internal, because ASP.NET Core would make it public and projects that use this package have a <c>Program</c> of their own.</summary>
internal sealed partial class Program;
