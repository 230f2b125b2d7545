using System.CommandLine;
using ScsLabs.Harness;

namespace ScsLabs.Cli;

/// <summary>The command <c>doctor</c>, which tries each capability of a backend and reports the results.</summary>
internal static class Doctor
{
    public static Command Command()
    {
        var backend = new Argument<string?>("backend")
        {
            Description = "embedded, container, localstack or endpoint (at SCSLABS_ENDPOINT); else what SCSLABS_BACKEND says.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SCSLABS_BACKEND"),
        };
        var command = new Command("doctor", "Tries what a backend can do, and says what was seen.") { backend };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetValue(backend), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? name, CancellationToken cancellationToken)
    {
        try
        {
            var backend = await LabBackend.StartAsync(name, cancellationToken).ConfigureAwait(false);
            await using (backend.ConfigureAwait(false))
            {
                Console.WriteLine($"{backend.Name} at {backend.Endpoint}");
                foreach (var capability in Capability.All)
                {
                    var evidence = await backend.Capabilities.ProbeAsync(capability).ConfigureAwait(false);
                    Console.WriteLine($"  {capability,-24} {(evidence.Has ? "yes" : "no"),-4} {evidence.Because}");
                }
            }

            return 0;
        }
        catch (BackendException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return 1;
        }
    }
}
