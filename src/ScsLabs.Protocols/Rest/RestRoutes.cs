using ScsLabs.Model.Calls;
using ScsLabs.Protocols.Signing;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Rest;

/// <summary>Finds the operation of a request: among those with its method and path, the one that requires the most parameters and headers that the request has.</summary>
internal sealed class RestRoutes
{
    private readonly Dictionary<string, Route[]> byMethod;
    private readonly Dictionary<string, Route> byName;
    private readonly bool hasVirtualHosts;

    /// <summary>Creates the routes of a service.</summary>
    /// <param name="bindings">The HTTP bindings of the operations.</param>
    /// <param name="virtualHostLabel">The first label of the paths, where a host may name it; null for a service without virtual hosts.</param>
    public RestRoutes(IReadOnlyList<HttpBinding> bindings, string? virtualHostLabel = null)
    {
        var routes = bindings.Select(binding => new Route(binding)).ToList();
        byName = routes.ToDictionary(route => route.Binding.Name, StringComparer.Ordinal);

        // Those that require the most come first, so that the first match is the right one.
        byMethod = routes.GroupBy(route => route.Binding.Method, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(route => route.Asks).ToArray(), StringComparer.Ordinal);
        hasVirtualHosts = virtualHostLabel is not null;
        SubResources = bindings.SelectMany(binding => binding.Query).Select(wanted => wanted.Name).ToHashSet(StringComparer.Ordinal);
        TellingHeaders = bindings.SelectMany(binding => binding.Headers).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The parameters that distinguish operations from others.</summary>
    public IReadOnlySet<string> SubResources { get; }

    /// <summary>The headers that distinguish operations from others.</summary>
    public IReadOnlySet<string> TellingHeaders { get; }

    /// <summary>Whether empty and dot segments of a path are removed, as they are for signatures of all services but S3.</summary>
    public bool NormalisesPaths { get; init; }

    /// <summary>The HTTP binding of an operation.</summary>
    public HttpBinding Of(string operation) => byName[operation].Binding;

    /// <summary>Finds the operation of a request; null for none.</summary>
    /// <remarks>Errors: WireFormatException (a query that can't be decoded).</remarks>
    public HttpBinding? Match(HttpCall call)
    {
        var path = PathOf(call);
        foreach (var route in byMethod.GetValueOrDefault(call.Method) ?? [])
        {
            if (route.IsAsked(call) && route.Fits(path))
            {
                return route.Binding;
            }
        }

        return null;
    }

    /// <summary>Reads the decoded values of the operation's labels from the request's path.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    internal IReadOnlyDictionary<string, string> Labels(HttpBinding binding, HttpCall call)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        byName[binding.Name].Fits(PathOf(call), labels);
        return labels;
    }

    /// <summary>The resource that the first segment of a path, or the host, names, and whether the path names something within it.</summary>
    public (string? Name, bool HasMore) ResourceOf(HttpCall call)
    {
        var path = PathOf(call) is { Length: > 0 } whole ? whole.AsSpan(1) : [];
        var slash = path.IndexOf('/');
        var first = slash < 0 ? path : path[..slash];
        return (first.IsEmpty ? null : Uri.UnescapeDataString(first), slash >= 0 && slash < path.Length - 1);
    }

    /// <summary>The path that the signature covers, with the bucket in front where the host names it.</summary>
    private string PathOf(HttpCall call) => hasVirtualHosts && VirtualHost.BucketOf(call.Headers["Host"]) is { } bucket ? $"/{bucket}{call.RawPath}"
        : NormalisesPaths ? CanonicalPath.Normalised(call.RawPath)
        : call.RawPath;

    /// <summary>A binding with its path split into segments.</summary>
    private sealed class Route(HttpBinding binding)
    {
        private readonly (string Text, bool IsLabel, bool IsGreedy)[] parts =
        [
            .. binding.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => (part.Trim('{', '}', '+'), part[0] == '{', part.EndsWith("+}", StringComparison.Ordinal))),
        ];

        // Arrays, because each request is compared with many routes.
        private readonly (string Name, string? Value)[] query = [.. binding.Query];
        private readonly string[] headers = [.. binding.Headers];

        public HttpBinding Binding => binding;

        /// <summary>The number of parameters and headers that the operation requires.</summary>
        public int Asks => query.Length + headers.Length;

        /// <summary>Whether the request has the parameters and headers that distinguish the operation from others.</summary>
        public bool IsAsked(HttpCall call)
        {
            foreach (var (name, value) in query)
            {
                if (!Has(call.Query, name, value))
                {
                    return false;
                }
            }

            foreach (var header in headers)
            {
                if (call.Headers[header] is null)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Whether the path matches the operation's. The labels' values are added to <paramref name="labels"/>.</summary>
        public bool Fits(string path, Dictionary<string, string>? labels = null)
        {
            var rest = path.AsSpan(1);
            foreach (var (text, isLabel, isGreedy) in parts)
            {
                var slash = isGreedy ? -1 : rest.IndexOf('/');
                var value = slash < 0 ? rest : rest[..slash];
                rest = slash < 0 ? [] : rest[(slash + 1)..];
                if (isLabel ? value.IsEmpty : !value.SequenceEqual(text))
                {
                    return false;
                }

                if (isLabel)
                {
                    labels?.Add(text, Percent.Text(value));
                }
            }

            return rest.IsEmpty;
        }

        private static bool Has(List<KeyValuePair<string, string>> fields, string name, string? value)
        {
            foreach (var field in fields)
            {
                if (field.Key == name && (value is null || field.Value == value))
                {
                    return true;
                }
            }

            return false;
        }

    }
}
