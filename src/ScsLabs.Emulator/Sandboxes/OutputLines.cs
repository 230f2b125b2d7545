using System.Text;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Reads a program's output line by line.</summary>
internal static class OutputLines
{
    /// <summary>The maximum length of a line in characters. Longer ones come in parts.</summary>
    private const int Longest = 256 * 1024;

    /// <summary>Tells each line, until all who write have ended.</summary>
    public static async Task ReadAsync(TextReader output, Action<string> line)
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

                if (buffer[at] == '\n' || text.Length == Longest)
                {
                    line(text.ToString());
                    text.Clear();
                }
            }
        }

        if (text.Length > 0)
        {
            line(text.ToString());
        }
    }
}
