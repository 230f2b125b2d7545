namespace ScsLabs.Services.S3;

/// <summary>Answers web pages of other origins as a bucket's CORS configuration says: the browser keeps from a page what it doesn't allow.</summary>
/// <remarks>Sources: S3 User Guide, cors and "How does Amazon S3 evaluate the CORS configuration on a bucket?"; Fetch standard, "CORS protocol"; what users recorded of AWS's answers.</remarks>
internal static class BucketCors
{
    /// <summary>The headers of the answer; none where no rule allows what was asked.</summary>
    /// <exception cref="AwsException">BadRequest or AccessForbidden, for a preflight that isn't complete or that no rule allows.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> HeadersFor(CrossOriginRequest request, WorldView view) =>
        request.IsPreflight ? OfPreflight(request, view)
        : request is { Origin: { } origin, Method: { } method } && Configuration(request, view)?.CORSRules.FirstOrDefault(rule => rule.Allows(origin, method)) is { } rule ? Headers(rule, origin, null)
        : [];

    private static IReadOnlyList<KeyValuePair<string, string>> OfPreflight(CrossOriginRequest request, WorldView view)
    {
        if (request.Origin is not { } origin)
        {
            throw new AwsException("BadRequest", 400, "Insufficient information. Origin request header needed.");
        }

        if (request.Method is not ("GET" or "PUT" or "HEAD" or "POST" or "DELETE"))
        {
            throw new AwsException("BadRequest", 400, $"Invalid Access-Control-Request-Method: {request.Method ?? "null"}");
        }

        if (request.Resource is null || view.Find(Bucket.ByName, request.Resource) is null)
        {
            throw Forbidden(request, "Bucket not found");
        }

        var configuration = Configuration(request, view) ?? throw Forbidden(request, "CORS is not enabled for this bucket.");
        var rule = configuration.CORSRules.FirstOrDefault(rule => rule.Allows(origin, request.Method) && request.Headers.All(rule.AllowsHeader))
            ?? throw Forbidden(request, "This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.");
        return Headers(rule, origin, request.Headers);
    }

    private static CORSConfiguration? Configuration(CrossOriginRequest request, WorldView view) => request.Resource is { } name ? view.Find(Bucket.ByName, name)?.Cors : null;

    /// <summary>The headers that allow a page what a rule does. A rule for all origins allows no credentials.</summary>
    private static List<KeyValuePair<string, string>> Headers(CORSRule rule, string origin, IReadOnlyList<string>? requested)
    {
        var isForAll = rule.AllowedOrigins!.Contains("*", StringComparer.Ordinal);
        List<KeyValuePair<string, string>> headers =
        [
            new("Access-Control-Allow-Origin", isForAll ? "*" : origin),
            new("Access-Control-Allow-Methods", string.Join(", ", rule.AllowedMethods!)),
        ];
        if (requested is { Count: > 0 })
        {
            headers.Add(new("Access-Control-Allow-Headers", string.Join(", ", requested)));
        }

        if (rule.ExposeHeaders is { Count: > 0 } exposed)
        {
            headers.Add(new("Access-Control-Expose-Headers", string.Join(", ", exposed)));
        }

        if (rule.MaxAgeSeconds is { } seconds)
        {
            headers.Add(new("Access-Control-Max-Age", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        if (!isForAll)
        {
            headers.Add(new("Access-Control-Allow-Credentials", "true"));
        }

        headers.Add(new("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method"));
        return headers;
    }

    private static AwsException Forbidden(CrossOriginRequest request, string why) =>
        new("AccessForbidden", 403, $"CORSResponse: {why}") { Details = [new("Method", request.Method!), new("ResourceType", request.IsOfPart ? "OBJECT" : "BUCKET")] };
}
