using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols;

/// <summary>The operation that a request asks for, in one of three forms.</summary>
/// <remarks>The union is closed: a request has exactly one form.</remarks>
internal abstract record RequestedOperation
{
    private RequestedOperation()
    {
    }

    /// <summary>An operation in the header <c>X-Amz-Target: Prefix.Name</c>.</summary>
    /// <remarks>
    /// A header without a dot is only a prefix and names no operation. Whether the call is an AWS JSON request at all,
    /// <see cref="Json.AwsJsonProtocol.Accepts"/> decides.
    /// </remarks>
    /// <param name="Prefix">The service's prefix, such as <c>AmazonSSM</c>.</param>
    /// <param name="Name">The operation's name.</param>
    public sealed record ByTarget(string Prefix, string Name) : RequestedOperation;

    /// <summary>An operation in the parameters <c>Action</c> and <c>Version</c>, of the query string or a form.</summary>
    /// <param name="Name">The operation's name.</param>
    /// <param name="Version">The API's version; null where the request has none.</param>
    public sealed record ByAction(string Name, string? Version) : RequestedOperation;

    /// <summary>An operation in method and path (REST), or no operation.</summary>
    public sealed record ByPath : RequestedOperation;

    /// <summary>Determines the form of a request that isn't signed for a REST service.</summary>
    /// <remarks>
    /// Action and Version are read only at the root path, and from a body only where its media type is a form's.
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
            Look(FormFields.Of(call.Document.Span));
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
