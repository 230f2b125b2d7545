using System.Collections.Immutable;
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
    /// <summary>The parameter that a presigned URL has.</summary>
    private const string Signature = "X-Amz-Signature";

    /// <summary>Headers that SDKs move to a presigned query, and that S3 ignores there or that are optional.</summary>
    private static readonly string[] OverlookedInQuery = ["x-amz-checksum-mode", "x-amz-sdk-checksum-algorithm", "x-amz-tagging"];

    /// <summary>The headers and parameters that AWS has for the operation and the emulator lacks; parameters have a question mark in front.</summary>
    public IReadOnlyList<string> Lacks { get; private init; } = [];

    /// <summary>The parameters that distinguish any operation of the service from others.</summary>
    public IReadOnlySet<string> SubResources { get; private init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The headers that distinguish any operation of the service from others.</summary>
    public IReadOnlySet<string> TellingHeaders { get; private init; } = ImmutableHashSet<string>.Empty;

    /// <summary>An answer's HTTP status code; null for a request.</summary>
    public int? Status { get; init; }

    /// <summary>Whether the method may change something.</summary>
    public bool Writes { get; private init; }

    /// <summary>The fields of that name in the query string, in order; all fields where the name is empty.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> QueryFields(string name) => name.Length == 0 ? Query : [.. Query.Where(field => field.Key == name)];

    /// <summary>
    /// The names of headers that can't be ignored although the operation has no such member: those that it lacks, and conditions of a write. AWS ignores all others.
    /// </summary>
    /// <param name="isMember">Whether the operation has a header.</param>
    public IEnumerable<string> UnknownHeaders(Func<string, bool> isMember) => Headers.Names
        .Where(name => IsLacked(name) || (Writes && name.StartsWith("If-", StringComparison.OrdinalIgnoreCase)))
        .Where(name => !isMember(name))
        .Select(static name => name.ToLowerInvariant());

    /// <summary>
    /// The names of parameters that can't be ignored although the operation has no such member: those that name another operation, as a header would, and headers that stand
    /// in a query that isn't a presigned URL's. AWS ignores all others.
    /// </summary>
    /// <param name="isHeader">Whether the operation has a header.</param>
    public IEnumerable<string> UnknownParameters(Func<string, bool> isHeader) => Query
        .Select(static parameter => parameter.Key)
        .Where(name => SubResources.Contains(name)
            ? !Told.Contains(name, StringComparer.Ordinal)
            : TellingHeaders.Contains(name) || ((isHeader(name) || IsLacked(name) || IsLacked("?" + name)) && !IsOverlooked(name) && !(IsPresigned(Query) && IsMoved(name))));

    private bool IsLacked(string name) => Lacks.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Splits a request into its parts.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    public static RestMessage Of(HttpCall call, RestRoutes routes, HttpBinding binding) => new(
        routes.Labels(binding, call),
        HeadersOf(call),
        call.Query,
        call.Document,
        call.Body,
        [.. binding.Query.Select(wanted => wanted.Name)])
    {
        Lacks = binding.Lacks,
        SubResources = routes.SubResources,
        TellingHeaders = routes.TellingHeaders,
        Writes = call.Method is not ("GET" or "HEAD"),
    };

    /// <summary>The headers, and those that a presigned URL has in its query: an ACL, metadata or a storage class counts there as in a header, which it gives way to.</summary>
    /// <remarks>Sources: aws-sdk-go-v2 1017 (tags are ignored), boto3 1070 (an ACL is set), aws-sdk-ruby 1808 (metadata are kept).</remarks>
    private static HeaderLines HeadersOf(HttpCall call) =>
        IsPresigned(call.Query) && call.Query.Where(field => IsMoved(field.Key) && call.Headers[field.Key] is null).ToList() is { Count: > 0 } moved ? new([.. call.Headers.Lines, .. moved]) : call.Headers;

    private static bool IsPresigned(IReadOnlyList<KeyValuePair<string, string>> query) => query.Any(static field => field.Key == Signature);

    private static bool IsMoved(string name) => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !IsOverlooked(name);

    /// <summary>Whether a header means nothing in a query, or is the signature's.</summary>
    private static bool IsOverlooked(string name) => PresignedQuery.IsOfSignature(name) || ChecksumHeaders.HoldsChecksum(name) || OverlookedInQuery.Contains(name, StringComparer.OrdinalIgnoreCase);
}
