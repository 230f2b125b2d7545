using ScsLabs.Model.Bodies;
using ScsLabs.Model.Calls;
using ScsLabs.Protocols.Signing;
using ScsLabs.Protocols.Text;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Rest;

/// <summary>The parts of a REST request or answer that contain its members.</summary>
/// <param name="Labels">The values of the path's labels.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Query">The query string's fields.</param>
/// <param name="Document">The body, where it is in memory.</param>
/// <param name="Body">The body, where it is an object or a part.</param>
/// <param name="Told">The parameters that distinguish the operation from others.</param>
internal sealed record RestMessage(
    IReadOnlyDictionary<string, string> Labels,
    HeaderLines Headers,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    ReadOnlyMemory<byte> Document,
    Body? Body,
    IReadOnlyList<string> Told)
{
    /// <summary>Headers that any request may have: of the signature, the transfer and the client.</summary>
    private static readonly string[] OfEveryRequest =
    [
        "x-amz-date", "x-amz-security-token", "x-amz-content-sha256", "x-amz-decoded-content-length", "x-amz-trailer", "x-amz-user-agent", "x-amz-sdk-checksum-algorithm", "x-amz-api-version",
    ];

    /// <summary>Headers that SDKs move to a presigned query, and that S3 ignores there or that are optional.</summary>
    private static readonly string[] OverlookedInQuery = ["x-amz-checksum-mode", "x-amz-tagging"];

    /// <summary>The fields of that name in the query string, in order; all fields where the name is empty.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> QueryFields(string name) => name.Length == 0 ? Query : [.. Query.Where(field => field.Key == name)];

    /// <summary>The names of headers that AWS interprets, and so can't be ignored.</summary>
    public IEnumerable<string> MeaningfulHeaders => Headers.Names
        .Where(static name => IsMeaningfulOfAmazon(name) || name.StartsWith("If-", StringComparison.OrdinalIgnoreCase) || name.Equals("Range", StringComparison.OrdinalIgnoreCase))
        .Select(static name => name.ToLowerInvariant());

    /// <summary>
    /// The names of parameters that AWS interprets. Clients may add any that begin with <c>x-</c>, but not with <c>x-amz-</c>: S3 accepts an ACL and the
    /// like in a presigned query too, and a URL that was signed with one must not work without it.
    /// </summary>
    /// <remarks>Sources: aws-sdk-go-v2 1017 (tags are ignored), boto3 1070 (an ACL is set), aws-sdk-ruby 1808 (metadata are kept).</remarks>
    public IEnumerable<string> MeaningfulParameters => Query
        .Select(static parameter => parameter.Key)
        .Where(name => IsOfAmazon(name) ? IsMeaningfulOfAmazon(name) && !PresignedQuery.IsOfSignature(name) && !OverlookedInQuery.Contains(name, StringComparer.OrdinalIgnoreCase)
            : !name.StartsWith("x-", StringComparison.Ordinal) && !Told.Contains(name, StringComparer.Ordinal));

    private static bool IsOfAmazon(string name) => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase);

    private static bool IsMeaningfulOfAmazon(string name) =>
        IsOfAmazon(name) && !ChecksumHeaders.HoldsChecksum(name) && !OfEveryRequest.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Splits a request into its parts.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    public static RestMessage Of(HttpCall call, RestRoutes routes, HttpBinding binding) => new(
        routes.Labels(binding, call),
        call.Headers,
        call.Query,
        call.Document,
        call.Body,
        [.. binding.Query.Select(wanted => wanted.Name)]);
}
