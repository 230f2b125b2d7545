using System.Runtime.InteropServices;

namespace ScsLabs.Protocols;

/// <summary>A request's header lines, in order; names compare without case, repeated names are kept apart.</summary>
/// <remarks>Searched linearly: requests have a dozen headers, and the host bounds their number.</remarks>
public sealed class HeaderLines
{
    private readonly List<KeyValuePair<string, string>> lines;

    /// <summary>Takes the lines in the order in which they were sent.</summary>
    public HeaderLines(IEnumerable<KeyValuePair<string, string>> lines) => this.lines = [.. lines];

    /// <summary>The header's value, null where absent. Repeated lines mean what one line joined by commas means (RFC 9110, 5.3).</summary>
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

    /// <summary>The names, in order, repeated where a header is.</summary>
    internal IEnumerable<string> Names => lines.Select(line => line.Key);

    internal ReadOnlySpan<KeyValuePair<string, string>> Lines => CollectionsMarshal.AsSpan(lines);
}
