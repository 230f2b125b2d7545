using System.Diagnostics;
using System.Text;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Takes what a program writes.</summary>
internal abstract record ProgramOutput
{
    /// <summary>Adds a line that the program's host has to say.</summary>
    public abstract void Say(string line);

    /// <summary>Takes output and errors together, line by line, in the order in which they are written.</summary>
    /// <param name="Line">Is told each line; longer ones in parts. While it is told one, no more is read.</param>
    public sealed record Lines(Action<string> Line) : ProgramOutput
    {
        /// <inheritdoc />
        public override void Say(string line) => Line(line);
    }

    /// <summary>Takes output and errors apart, as bytes.</summary>
    public sealed record Streams(CapturedOutput Output, CapturedOutput Errors) : ProgramOutput
    {
        /// <inheritdoc />
        public override void Say(string line) => Errors.Add(Encoding.UTF8.GetBytes($"{line}\n"));

        /// <summary>Reads both until all who write have ended.</summary>
        public Task ReadAsync(Process process) => Task.WhenAll(Output.ReadAsync(process.StandardOutput.BaseStream), Errors.ReadAsync(process.StandardError.BaseStream));
    }
}
