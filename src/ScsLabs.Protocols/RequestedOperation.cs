using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols;

/// <summary>Which operation a request asks for, by the form in which it asks.</summary>
/// <remarks>The union is closed: a request is of exactly one form.</remarks>
public abstract record RequestedOperation
{
    private RequestedOperation()
    {
    }

    /// <summary>By <c>X-Amz-Target: Prefix.Name</c>.</summary>
    /// <remarks>
    /// A header without dot is all prefix: it names no operation. Whether the call is one of AWS JSON at all,
    /// <see cref="Json.AwsJsonProtocol.Accepts"/> tells.
    /// </remarks>
    /// <param name="Prefix">The service's prefix, such as <c>AmazonSSM</c>.</param>
    /// <param name="Name">The operation.</param>
    public sealed record ByTarget(string Prefix, string Name) : RequestedOperation;

    /// <summary>By the parameters <c>Action</c> and <c>Version</c>, in the query string or a form.</summary>
    /// <param name="Name">The operation.</param>
    /// <param name="Version">The API's version, null where the request doesn't say.</param>
    public sealed record ByAction(string Name, string? Version) : RequestedOperation;

    /// <summary>By method and path (REST), or not at all.</summary>
    public sealed record ByPath : RequestedOperation;

    /// <summary>Finds the form of a request that isn't signed for a REST service.</summary>
    /// <remarks>
    /// Action and Version count only at the root path, and in a body only where it is declared a form.
    /// Errors: WireFormatException (parameters that can't be decoded).
    /// </remarks>
    public static RequestedOperation Of(HttpCall call)
    {
        if (call.Headers["X-Amz-Target"] is { } target)
        {
            var dot = target.LastIndexOf('.');
            return dot < 0 ? new ByTarget(target, "") : new ByTarget(target[..dot], target[(dot + 1)..]);
        }

        if (call.RawPath is not ("/" or ""))
        {
            return new ByPath();
        }

        string? action = null, version = null;
        Look(call.Query);
        if (call.HasFormBody)
        {
            Look(FormFields.Of(call.Body.Span));
        }

        return action is null ? new ByPath() : new ByAction(action, version);

        void Look(List<KeyValuePair<string, string>> fields)
        {
            foreach (var (name, value) in fields)
            {
                if (name == "Action")
                {
                    action ??= value;
                }
                else if (name == "Version")
                {
                    version ??= value;
                }
            }
        }
    }
}
