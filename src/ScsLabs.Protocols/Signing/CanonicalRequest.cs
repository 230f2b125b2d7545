using System.Buffers;
using System.Text;

namespace ScsLabs.Protocols.Signing;

/// <summary>Writes the canonical request, which doesn't depend on how the request was encoded.</summary>
/// <remarks>Source: IAM User Guide, "Create a signed AWS API request".</remarks>
internal static class CanonicalRequest
{
    private const string WhiteSpace = " \t\r\n\v\f";
    private static readonly SearchValues<char> AnyWhiteSpace = SearchValues.Create(WhiteSpace);

    /// <summary>Writes the canonical request.</summary>
    /// <param name="target">The buffer to write to.</param>
    /// <param name="request">The request with its signature.</param>
    /// <param name="payload">The body's hash in hex, or <c>UNSIGNED-PAYLOAD</c>.</param>
    public static void Write(ref ByteBuilder target, SignedRequest request, ReadOnlySpan<byte> payload)
    {
        var call = request.Call;
        target.Append(call.Method);
        target.Append((byte)'\n');
        CanonicalPath.Write(ref target, call.RawPath, isS3: request.IsS3);
        target.Append((byte)'\n');
        CanonicalQuery.Write(ref target, call.RawQuery, isPresigned: request.IsPresigned);
        target.Append((byte)'\n');
        foreach (var name in request.SignedHeaderNames)
        {
            WriteHeader(ref target, name, call.Headers);
        }

        target.Append((byte)'\n');
        WriteLower(ref target, request.SignedHeaders);
        target.Append((byte)'\n');
        target.Append(payload);
    }

    /// <summary>Writes a header. One that is signed but absent is written as a name without colon, which no signer writes, so it differs from an empty one.</summary>
    private static void WriteHeader(ref ByteBuilder target, string name, HeaderLines headers)
    {
        WriteLower(ref target, name);
        var separator = (byte)':';
        foreach (var line in headers.Lines)
        {
            if (!line.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            target.Append(separator);
            WriteCollapsed(ref target, line.Value);
            separator = (byte)',';
        }

        target.Append((byte)'\n');
    }

    private static void WriteLower(ref ByteBuilder target, string name) =>
        target.Advance(Encoding.ASCII.GetBytes(name.ToLowerInvariant(), target.Space(name.Length)));

    /// <summary>Writes a value without white space at its ends, and with one space for each run of it within.</summary>
    private static void WriteCollapsed(ref ByteBuilder target, ReadOnlySpan<char> value)
    {
        value = value.Trim(WhiteSpace);
        while (true)
        {
            var gap = value.IndexOfAny(AnyWhiteSpace);
            if (gap < 0)
            {
                break;
            }

            target.Append(value[..gap]);
            target.Append((byte)' ');
            value = value[gap..].TrimStart(WhiteSpace);
        }

        target.Append(value);
    }
}
