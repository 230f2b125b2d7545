using ScsLabs.Protocols;

namespace ScsLabs.Emulator;

/// <summary>Answers web pages of other origins where a service lets its resources say which may use them, as S3's buckets do. For all others the emulator's options say it.</summary>
/// <remarks>Source: Fetch standard, "CORS protocol".</remarks>
internal static class CrossOrigin
{
    private const string RequestedMethod = "Access-Control-Request-Method";

    /// <summary>Finds the service whose resources say which pages may use them, by host and path alone: a preflight isn't signed. Null where the options do.</summary>
    public static Service? ServiceOf(HttpCall request, WorldView view)
    {
        var fallback = Catalog.All.Fallback(WireProtocol.RestXml);
        if (RequestedOperation.Of(request) is not RequestedOperation.ByPath)
        {
            return null;
        }

        // What a host alone names may be a service, unless a resource has that name.
        if (request.RawPath is "/" or "")
        {
            return fallback.Routes!.ResourceOf(request).Name is { } name && fallback.Api.HasResource?.Invoke(name, view) == true ? fallback : null;
        }

        // A preflight is for the request that would be sent.
        var sent = IsPreflight(request) && request.Headers[RequestedMethod] is { } method ? request with { Method = method } : request;
        var service = Catalog.All.Rest().Where(service => service.Routes!.Match(sent) is not null).MaxBy(service => service.Routes!.Match(sent)!.Specificity) ?? fallback;
        return service.Api.CrossOrigin is null ? null : service;
    }

    /// <summary>Whether a request is a preflight.</summary>
    public static bool IsPreflight(HttpCall request) => request.Method == "OPTIONS";

    /// <summary>Answers a preflight.</summary>
    /// <exception cref="AwsException">The resource doesn't allow what the page wants.</exception>
    public static HttpAnswer AnswerPreflight(Exchange exchange) => new(200, exchange.Service!.Api.CrossOrigin!(RequestOf(exchange), exchange.State.Store.Current), default);

    /// <summary>Adds the headers that let a page read the answer, also where that is an error.</summary>
    public static HttpAnswer Allow(Exchange exchange, HttpAnswer answer) =>
        exchange is { Service.Api.CrossOrigin: { } allowed } && exchange.Request.Headers["Origin"] is not null && !IsPreflight(exchange.Request)
            ? answer with { Headers = [.. answer.Headers, .. allowed(RequestOf(exchange), exchange.State.Store.Current)] }
            : answer;

    private static CrossOriginRequest RequestOf(Exchange exchange)
    {
        var request = exchange.Request;
        var (resource, hasMore) = exchange.Service!.Routes!.ResourceOf(request);
        return new(resource, hasMore, request.Headers["Origin"], IsPreflight(request) ? request.Headers[RequestedMethod] : exchange.Form is null ? request.Method : "POST", IsPreflight(request))
        {
            Headers = request.Headers["Access-Control-Request-Headers"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
    }
}
