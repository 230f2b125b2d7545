using System.CommandLine;
using ScsLabs.Cli.Running;
using Spectre.Console;

namespace ScsLabs.Cli.Diagnosis;

/// <summary><c>scslabs doctor</c>: tells what this machine has for the labs, tries each capability of a backend, and reports what was seen.</summary>
internal sealed class DoctorCommand(Screen screen, IPrograms programs)
{
    private static readonly int Widest = Capability.All.Max(static name => name.Length);

    public static Command Command()
    {
        var backend = new Argument<string?>("backend")
        {
            Description = Texts.BackendHelp.ToString(),
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SCSLABS_BACKEND"),
        };
        var command = new Command("doctor", Texts.DoctorHelp.ToString()) { backend };
        command.SetAction((arguments, cancellationToken) => new DoctorCommand(new(AnsiConsole.Console), new Programs(TimeProvider.System)).RunAsync(arguments.GetValue(backend), cancellationToken));
        return command;
    }

    public async Task<int> RunAsync(string? name, CancellationToken cancellationToken)
    {
        screen.Line(Texts.ThisMachine.ToString(), Screen.Bold);
        foreach (var part in await new Machine(programs).LookAsync(cancellationToken).ConfigureAwait(false))
        {
            Tell(part.Name, part.Has, part.Because);
        }

        try
        {
            var backend = await LabBackend.StartAsync(name, cancellationToken).ConfigureAwait(false);
            await using (backend.ConfigureAwait(false))
            {
                screen.Heading(Texts.BackendAt.With(backend.Name, backend.Endpoint));
                foreach (var capability in Capability.All)
                {
                    var evidence = await backend.Capabilities.ProbeAsync(capability).ConfigureAwait(false);
                    Tell(capability, evidence.Has, evidence.Because);
                }
            }

            return ExitCode.Green;
        }
        catch (BackendException problem)
        {
            throw new LearnerException(problem.Message);
        }
    }

    private void Tell(string name, bool has, string because) =>
        screen.Named(name, Widest, $"{(has ? Texts.Yes : Texts.No)}: {because}", has ? Screen.Green : Screen.Yellow);
}
