using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Signing;

/// <summary>The signature in a query string: <c>X-Amz-Algorithm</c>, <c>X-Amz-Credential</c> and the like.</summary>
internal sealed class PresignedQuery
{
    private static readonly string[] Required =
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"];

    private readonly Dictionary<string, string> parameters = new(StringComparer.Ordinal);

    /// <summary>Reads the signature's parameters; null where the query string has none.</summary>
    /// <remarks>Errors: SignatureException (IncompleteQuery: repeated parameters, bytes that aren't UTF-8; OldVersion).</remarks>
    public static PresignedQuery? Find(HttpCall call)
    {
        if (call.RawQuery.Length == 0)
        {
            return null;
        }

        var found = new PresignedQuery();
        var isVersion2 = false;
        foreach (var (name, value) in Fields(call))
        {
            isVersion2 |= name is "AWSAccessKeyId";
            if (IsOurs(name) && !found.parameters.TryAdd(name, value))
            {
                throw Incomplete($"AWS query-string parameter '{name}' must appear once. Re-examine the query-string parameters.");
            }
        }

        if (found.parameters.ContainsKey("X-Amz-Algorithm")
            || found.parameters.ContainsKey("X-Amz-Credential")
            || found.parameters.ContainsKey("X-Amz-Signature"))
        {
            return found;
        }

        // AWS no longer supports SigV2, but doesn't treat such a request as anonymous.
        return isVersion2 ? throw SignatureException.OldVersion() : null;
    }

    /// <summary>Whether the parameter is one of the signature's.</summary>
    public static bool IsOfSignature(string name) => Required.Contains(name, StringComparer.Ordinal) || name is "X-Amz-Expires" or "X-Amz-Security-Token";

    /// <summary>Whether the parameter may be one of the signature's; such parameters must not be repeated.</summary>
    public static bool IsOurs(string name) => name.StartsWith("X-Amz-", StringComparison.Ordinal);

    /// <summary>Parses the parameters. Errors: SignatureException (IncompleteQuery and those of <see cref="SignedRequest"/>).</summary>
    public SignedRequest Parse(HttpCall call)
    {
        var missing = "";
        foreach (var name in Required)
        {
            if (string.IsNullOrEmpty(parameters.GetValueOrDefault(name)))
            {
                missing += $"AWS query-string parameters must include '{name}'. ";
            }
        }

        if (missing.Length > 0)
        {
            throw Incomplete(missing + "Re-examine the query-string parameters.");
        }

        return new(
            call,
            isPresigned: true,
            parameters["X-Amz-Algorithm"],
            parameters["X-Amz-Credential"],
            parameters["X-Amz-Date"],
            parameters["X-Amz-SignedHeaders"],
            parameters["X-Amz-Signature"],
            parameters.GetValueOrDefault("X-Amz-Security-Token"),
            parameters.GetValueOrDefault("X-Amz-Expires"));
    }

    private static List<KeyValuePair<string, string>> Fields(HttpCall call)
    {
        try
        {
            return call.Query;
        }
        catch (WireFormatException problem)
        {
            throw Incomplete(problem.Message);
        }
    }

    private static SignatureException Incomplete(string message) => new(SignatureFault.IncompleteQuery, message);
}
