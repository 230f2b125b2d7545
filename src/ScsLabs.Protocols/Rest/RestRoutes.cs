using System.Text;
using ScsLabs.Model.Calls;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Rest;

/// <summary>Finds which of a service's operations a request means: the one of its method and path that asks for most of what the request has.</summary>
public sealed class RestRoutes
{
    private readonly Dictionary<string, Route[]> byMethod;
    private readonly Dictionary<string, Route> byName;
    private readonly bool hasVirtualHosts;

    /// <summary>Knows a service's operations.</summary>
    /// <param name="bindings">Their places in HTTP.</param>
    /// <param name="virtualHostLabel">The first label of their paths, where a host may name it; null where hosts mean nothing.</param>
    public RestRoutes(IReadOnlyList<HttpBinding> bindings, string? virtualHostLabel = null)
    {
        var routes = bindings.Select(binding => new Route(binding)).ToList();
        byName = routes.ToDictionary(route => route.Binding.Name, StringComparer.Ordinal);

        // Those that ask for most come first, so that the first which fits is the one.
        byMethod = routes.GroupBy(route => route.Binding.Method, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(route => route.Asks).ToArray(), StringComparer.Ordinal);
        hasVirtualHosts = virtualHostLabel is not null;
    }

    /// <summary>The binding of an operation.</summary>
    public HttpBinding Of(string operation) => byName[operation].Binding;

    /// <summary>The operation that the request means; null for none.</summary>
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

    /// <summary>What the path of a request has in place of its operation's labels, decoded.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    internal IReadOnlyDictionary<string, string> Labels(HttpBinding binding, HttpCall call)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        byName[binding.Name].Fits(PathOf(call), labels);
        return labels;
    }

    /// <summary>The path, with the label in front that the host names.</summary>
    private string PathOf(HttpCall call) => hasVirtualHosts && VirtualHost.BucketOf(call.Headers["Host"]) is { } bucket ? $"/{bucket}{call.RawPath}" : call.RawPath;

    /// <summary>A binding, its path taken apart.</summary>
    private sealed class Route(HttpBinding binding)
    {
        private readonly (string Text, bool IsLabel, bool IsGreedy)[] parts =
        [
            .. binding.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => (part.Trim('{', '}', '+'), part[0] == '{', part.EndsWith("+}", StringComparison.Ordinal))),
        ];

        // Arrays, for each request passes many routes on its way to its own.
        private readonly (string Name, string? Value)[] query = [.. binding.Query];
        private readonly string[] headers = [.. binding.Headers];

        public HttpBinding Binding => binding;

        /// <summary>How much it asks for beyond the path.</summary>
        public int Asks => query.Length + headers.Length;

        /// <summary>Whether the request has the parameters and headers that tell the operation from others.</summary>
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

        /// <summary>Whether the path is the operation's. What stands in place of the labels goes to <paramref name="labels"/>.</summary>
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
                    labels?.Add(text, Decoded(value));
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

        private static string Decoded(ReadOnlySpan<char> encoded)
        {
            var bytes = Encoding.UTF8.GetBytes(encoded.ToString());
            return Utf8.Text(bytes.AsSpan(0, Percent.Decode(bytes, bytes, plusIsSpace: false)));
        }
    }
}
