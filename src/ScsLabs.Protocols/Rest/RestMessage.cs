using ScsLabs.Model.Bodies;
using ScsLabs.Model.Calls;
using ScsLabs.Protocols.Signing;
using ScsLabs.Protocols.Text;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Rest;

/// <summary>The parts of a REST request, or of an answer, that members stand in.</summary>
/// <param name="Labels">What the path has.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Query">The query string's fields.</param>
/// <param name="Body">The body, where it is held in memory.</param>
/// <param name="Upload">The body, where it is an object's or a part's.</param>
/// <param name="Told">The parameters that told the operation from others.</param>
internal sealed record RestMessage(
    IReadOnlyDictionary<string, string> Labels,
    HeaderLines Headers,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    ReadOnlyMemory<byte> Body,
    Body? Upload,
    IReadOnlyList<string> Told)
{
    /// <summary>Headers of every request: of the signature, of the way the body is sent, of the client.</summary>
    private static readonly string[] OfEveryRequest =
    [
        "x-amz-date", "x-amz-security-token", "x-amz-content-sha256", "x-amz-decoded-content-length", "x-amz-trailer", "x-amz-user-agent", "x-amz-sdk-checksum-algorithm", "x-amz-api-version",
    ];

    /// <summary>The first field of that name in the query string.</summary>
    public string? QueryValue(string name)
    {
        foreach (var field in Query)
        {
            if (field.Key == name)
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>The names of headers and parameters that mean something to S3, and so can't be overlooked. Parameters that begin with <c>x-</c> are anybody's.</summary>
    public IEnumerable<string> MeaningfulNames
    {
        get
        {
            foreach (var name in Headers.Names)
            {
                if ((name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !ChecksumHeaders.HoldsChecksum(name) && !OfEveryRequest.Contains(name, StringComparer.OrdinalIgnoreCase))
                    || name.StartsWith("If-", StringComparison.OrdinalIgnoreCase)
                    || name.Equals("Range", StringComparison.OrdinalIgnoreCase))
                {
                    yield return name.ToLowerInvariant();
                }
            }

            foreach (var (name, _) in Query)
            {
                if (!name.StartsWith("x-", StringComparison.Ordinal) && !PresignedQuery.IsOurs(name) && !Told.Contains(name, StringComparer.Ordinal))
                {
                    yield return name;
                }
            }
        }
    }

    /// <summary>A request's parts.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    public static RestMessage Of(HttpCall call, RestRoutes routes, HttpBinding binding) => new(
        routes.Labels(binding, call),
        call.Headers,
        call.Query,
        call.Body,
        call.Upload,
        [.. binding.Query.Select(wanted => wanted.Name)]);
}
