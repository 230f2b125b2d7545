using System.Text;
using ScsLabs.Model.Calls;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Rest;

/// <summary>Finds which of a service's operations a request means: the one of its method and path that asks for most of what the request has.</summary>
public sealed class RestRoutes(IReadOnlyList<HttpBinding> bindings)
{
    private readonly ILookup<string, HttpBinding> byMethod = bindings.ToLookup(binding => binding.Method, StringComparer.Ordinal);
    private readonly bool hasBuckets = bindings.Any(binding => binding.Labels is ["Bucket", ..]);
    private readonly Dictionary<string, HttpBinding> byName = bindings.ToDictionary(binding => binding.Name, StringComparer.Ordinal);

    /// <summary>The binding of an operation.</summary>
    public HttpBinding Of(string operation) => byName[operation];

    /// <summary>The operation that the request means; null for none.</summary>
    /// <remarks>Errors: WireFormatException (a path or query that can't be decoded).</remarks>
    public HttpBinding? Match(HttpCall call)
    {
        var query = FormFields.Of(call.RawQuery);
        HttpBinding? best = null;
        var most = -1;
        foreach (var binding in byMethod[call.Method])
        {
            var asked = binding.Query.Count + binding.Headers.Count;
            if (asked > most && Labels(binding, call) is not null && binding.Query.All(Asked) && binding.Headers.All(header => call.Headers[header] is not null))
            {
                (best, most) = (binding, asked);
            }
        }

        return best;

        bool Asked((string Name, string? Value) wanted) => query.Exists(field => field.Key == wanted.Name && (wanted.Value is null || field.Value == wanted.Value));
    }

    /// <summary>What the path has in place of the binding's labels, decoded; null where the path is another.</summary>
    internal Dictionary<string, string>? Labels(HttpBinding binding, HttpCall call)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = PathOf(call).AsSpan(1);
        foreach (var part in binding.Path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var slash = part.EndsWith("+}", StringComparison.Ordinal) ? -1 : rest.IndexOf('/');
            var value = slash < 0 ? rest : rest[..slash];
            rest = slash < 0 ? [] : rest[(slash + 1)..];
            if (part[0] == '{' ? value.IsEmpty : !value.SequenceEqual(part))
            {
                return null;
            }

            if (part[0] == '{')
            {
                labels[part.Trim('{', '}', '+').ToString()] = Decoded(value);
            }
        }

        return rest.IsEmpty ? labels : null;
    }

    /// <summary>The path, with the bucket in front where the service has buckets and the host names one: S3 Control's hosts begin with an account.</summary>
    private string PathOf(HttpCall call) => hasBuckets && VirtualHost.BucketOf(call.Headers["Host"]) is { } bucket ? $"/{bucket}{call.RawPath}" : call.RawPath;

    private static string Decoded(ReadOnlySpan<char> encoded)
    {
        var bytes = Encoding.UTF8.GetBytes(encoded.ToString());
        return Utf8.Text(bytes.AsSpan(0, Percent.Decode(bytes, bytes, plusIsSpace: false)));
    }
}
