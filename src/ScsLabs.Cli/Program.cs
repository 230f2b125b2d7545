using System.CommandLine;
using ScsLabs.Cli;

return await new RootCommand("What learners and instructors of the labs need beside `dotnet test`.") { Doctor.Command() }.Parse(args).InvokeAsync().ConfigureAwait(false);
