using System.Runtime.InteropServices;

namespace ScsLabs.Protocols;

/// <summary>The header lines of a request, in order. Names ignore case; repeated names are kept apart.</summary>
/// <remarks>Searched linearly: requests have a dozen headers, and the host bounds their number.</remarks>
internal sealed class HeaderLines
{
    private readonly List<KeyValuePair<string, string>> lines;

    /// <summary>Creates the header lines from the lines in the order in which they were sent.</summary>
    public HeaderLines(IEnumerable<KeyValuePair<string, string>> lines) => this.lines = [.. lines];

    /// <summary>The value of a header; null where absent. Repeated lines are joined by commas (RFC 9110, 5.3).</summary>
    public string? this[string name]
    {
        get
        {
            string? found = null;
            foreach (var line in Lines)
            {
                if (line.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    found = found is null ? line.Value : found + "," + line.Value;
                }
            }

            return found;
        }
    }

    /// <summary>The names of the headers in order, with repetitions.</summary>
    internal IEnumerable<string> Names => lines.Select(line => line.Key);

    internal ReadOnlySpan<KeyValuePair<string, string>> Lines => CollectionsMarshal.AsSpan(lines);
}
