namespace ScsLabs.Model.Calls;

/// <summary>How an operation of a REST service stands in HTTP, beyond its members: a line of the service's list of AWS's operations.</summary>
/// <remarks>
/// A line is the name, the method, the path with its labels and what tells the operation from others there, then headers that do, the status of success
/// where it isn't 200, and the root of its answer where it isn't the payload's:
/// <c>UploadPartCopy PUT /{Bucket}/{Key+}?partNumber&amp;uploadId x-amz-copy-source</c>, <c>ListParts GET /{Bucket}/{Key+}?uploadId &lt;ListPartsResult&gt;</c>.
/// </remarks>
public sealed record HttpBinding
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

    /// <summary>The path, such as <c>/{Bucket}/{Key+}</c>; a plus takes all the rest, slashes too.</summary>
    public string Path { get; }

    /// <summary>The labels in the path, in order: members of the request.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The query parameters that must be there, with their value where it must be that one.</summary>
    public IReadOnlyList<(string Name, string? Value)> Query { get; }

    /// <summary>The headers that must be there.</summary>
    public IReadOnlyList<string> Headers { get; private init; } = [];

    /// <summary>The status of success.</summary>
    public int Status { get; private init; } = 200;

    /// <summary>The root element of the answer; empty where the answer's one member is the root; null where a payload is the answer.</summary>
    public string? Root { get; private init; }

    /// <summary>Reads a line; null where it is a name alone.</summary>
    /// <exception cref="FormatException">The line is neither.</exception>
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
