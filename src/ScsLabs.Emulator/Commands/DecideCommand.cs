using System.CommandLine;
using System.Text;
using ScsLabs.Policy;

namespace ScsLabs.Emulator.Commands;

/// <summary><c>scslabs decide</c>: reads policy questions from standard input and writes the decisions to standard output.</summary>
internal static class DecideCommand
{
    public static Command Create()
    {
        var command = new Command("decide", "Reads policy cases from standard input, one JSON object a line, and answers each on a line of its own.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await using (output.ConfigureAwait(false))
        {
            while (await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    await output.WriteLineAsync(Decide.Answer(line).AsMemory(), cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return 0;
    }
}
