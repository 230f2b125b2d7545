using System.Text;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Reads a program's output line by line.</summary>
internal static class OutputLines
{
    /// <summary>The maximum length of a line in characters. Longer ones come in parts.</summary>
    private const int Longest = 256 * 1024;

    /// <summary>Tells each line, until all who write have ended.</summary>
    /// <param name="output">The output.</param>
    /// <param name="line">Is told each line.</param>
    /// <param name="together">How many characters at the end of a line aren't parted, so that a mark stays whole.</param>
    public static async Task ReadAsync(TextReader output, Action<string> line, int together = 0)
    {
        var (buffer, text) = (new char[8192], new StringBuilder());
        while (await output.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
        {
            for (var at = 0; at < count; at++)
            {
                if (buffer[at] != '\n')
                {
                    text.Append(buffer[at]);
                }

                if (buffer[at] == '\n')
                {
                    line(text.ToString());
                    text.Clear();
                }
                else if (text.Length == Longest + together)
                {
                    line(text.ToString(0, Longest));
                    text.Remove(0, Longest);
                }
            }
        }

        if (text.Length > 0)
        {
            line(text.ToString());
        }
    }
}
