namespace ScsLabs.Model.Calls;

/// <summary>The HTTP binding of a REST service's operation, apart from its members: a line of the service's list of AWS's operations.</summary>
/// <remarks>
/// A line is the name, the method, the path with its labels and required query parameters, then the required headers, the status of success
/// where it isn't 200, and the root element of an answer that isn't a payload, empty for JSON:
/// <c>UploadPartCopy PUT /{Bucket}/{Key+}?partNumber&amp;uploadId x-amz-copy-source</c>, <c>ListParts GET /{Bucket}/{Key+}?uploadId &lt;ListPartsResult&gt;</c>.
/// After a minus stands a header, and after a minus and a question mark a parameter, that means something to AWS and that the emulator lacks:
/// <c>DeleteObject DELETE /{Bucket}/{Key+} 204 -If-Match</c>.
/// </remarks>
internal sealed record HttpBinding
{
    private HttpBinding(string name, string method, string target)
    {
        (Name, Method) = (name, method);
        var question = target.IndexOf('?', StringComparison.Ordinal);
        Path = question < 0 ? target : target[..question];
        Labels = [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part[0] == '{').Select(part => part.Trim('{', '}', '+'))];
        Query = question < 0 ? [] : [.. target[(question + 1)..].Split('&').Select(Pair)];
    }

    /// <summary>The operation's name.</summary>
    public string Name { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path, such as <c>/{Bucket}/{Key+}</c>; a label with a plus takes the rest, including slashes.</summary>
    public string Path { get; }

    /// <summary>The labels in the path, in order. Each is a member of the request.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The required query parameters, with their value where a certain value is required.</summary>
    public IReadOnlyList<(string Name, string? Value)> Query { get; }

    /// <summary>The required headers.</summary>
    public IReadOnlyList<string> Headers { get; private init; } = [];

    /// <summary>The headers and parameters that mean something to AWS and that the emulator lacks, other than those that would change nothing here. Parameters have a question mark in front.</summary>
    public IReadOnlyList<string> Lacks { get; private init; } = [];

    /// <summary>The number of the path's segments and of the headers that are the same in every request.</summary>
    public int Specificity => Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Length - Labels.Count + Headers.Count;

    /// <summary>The HTTP status of success.</summary>
    public int Status { get; private init; } = 200;

    /// <summary>The root element of the answer's document; empty where the document's only member is the root, and for a JSON object; null where the answer is a payload.</summary>
    public string? Root { get; private init; }

    /// <summary>Reads a line; null where the line is only a name.</summary>
    /// <exception cref="FormatException">The line is neither a binding nor a name.</exception>
    public static HttpBinding? Parse(string line)
    {
        var parts = line.Split(' ');
        if (parts.Length < 3)
        {
            return parts.Length == 1 ? null : throw new FormatException($"'{line}' is neither an operation's name nor its HTTP binding.");
        }

        var binding = new HttpBinding(parts[0], parts[1], parts[2]);
        foreach (var part in parts[3..])
        {
            binding = int.TryParse(part, out var status) ? binding with { Status = status }
                : part[0] == '-' ? binding with { Lacks = [.. binding.Lacks, part[1..]] }
                : part[0] == '<' ? binding with { Root = part[1..^1] }
                : binding with { Headers = [.. binding.Headers, part] };
        }

        return binding;
    }

    private static (string Name, string? Value) Pair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (text, null) : (text[..equals], text[(equals + 1)..]);
    }
}
