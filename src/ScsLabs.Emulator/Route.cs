using Microsoft.Extensions.Logging;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Rest;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Emulator;

/// <summary>Finds the service and the operation that a request asks for. Of a REST request it takes the head alone; of any other the body too, for the operation may be named there.</summary>
internal static class Route
{
    /// <summary>Errors before any service is known are given in the words of a query service.</summary>
    private static readonly Service Unknown = Catalog.Named("sts")!;

    private static readonly Service Json = Catalog.Named("ssm")!;

    private static readonly Service S3 = Catalog.Named("s3")!;

    public static async ValueTask RunAsync(Exchange exchange)
    {
        exchange.Service = Speaker(exchange.Request);
        exchange.Signed = SignedRequest.Parse(exchange.Request);
        exchange.Start.Region = exchange.Signed?.Scope.Region ?? exchange.Start.Region;
        if (IsRest(exchange))
        {
            ByPath(exchange);
            return;
        }

        exchange.Request = await exchange.ReceiveWholeAsync().ConfigureAwait(false);
        exchange.Signed = SignedRequest.Parse(exchange.Request);
        exchange.Start.Region = exchange.Signed?.Scope.Region ?? exchange.Start.Region;
        switch (RequestedOperation.Of(exchange.Request, exchange.Signed?.Scope))
        {
            case RequestedOperation.ByTarget target:
                exchange.Service = Catalog.Targeted(target.Prefix) ?? ForNone(exchange, Json);
                Choose(exchange, exchange.Service.Api.TargetPrefix == target.Prefix && AwsJsonProtocol.Accepts(exchange.Request) ? target.Name : null, null);
                break;
            case RequestedOperation.ByAction action:
                exchange.Service = Catalog.Versioned(action.Version) ?? (exchange.Signed is { } signed ? Catalog.Named(signed.Scope.Service) : null) ?? ForNone(exchange, Unknown);
                Choose(exchange, action.Name, action.Version ?? exchange.Service.Api.Version);
                break;
            default:
                exchange.Service = (exchange.Signed is { } claim ? Catalog.Named(claim.Scope.Service) : null) ?? ForNone(exchange, exchange.Signed is null ? Unknown : Json);
                throw exchange.Service.Protocol.UnknownOperation(null, null);
        }
    }

    /// <summary>In whose words it is told if the request can't even be read that far.</summary>
    private static Service Speaker(HttpCall request) =>
        request.Headers["X-Amz-Target"]?.Split('.') is [var prefix, ..] ? Catalog.Targeted(prefix) ?? Unknown
        : request.RawPath is "/" or "" ? Unknown
        : S3;

    /// <summary>Whether S3 is meant, or a service like it: by the signature's scope or, where there is no signature, because the request names no operation in any other way.</summary>
    private static bool IsRest(Exchange exchange) => exchange.Signed is { } signed
        ? Catalog.Rest(signed.Scope.Service).Any()
        : RequestedOperation.Of(exchange.Request, null) is RequestedOperation.ByPath && exchange.Request is not { Method: "POST", RawPath: "/" or "" };

    private static void ByPath(Exchange exchange)
    {
        exchange.Service = S3;
        HttpBinding? best = null;
        foreach (var service in Catalog.Rest(exchange.Signed?.Scope.Service ?? "s3"))
        {
            // S3 Control's requests have a header that S3's haven't.
            if (service.Rest!.Routes.Match(exchange.Request) is { } match && (best is null || match.Headers.Count > best.Headers.Count))
            {
                (exchange.Service, best) = (service, match);
            }
        }

        if (best is null && NotInTheModel(exchange.Request) is { } what)
        {
            throw AwsError.NotEmulated(what);
        }

        Choose(exchange, best?.Name, null);
    }

    /// <summary>What browsers may ask of S3, and no SDK's model has: AWS answers it, so it isn't a method that isn't allowed.</summary>
    private static string? NotInTheModel(HttpCall request) => request.Method switch
    {
        "OPTIONS" => "CORS",
        "POST" when request.Headers["Content-Type"]?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true => "POST Object, the upload by a browser's form",
        _ => null,
    };

    /// <summary>Where none of our services is meant: in whose words that is told.</summary>
    /// <exception cref="AwsError">The signature names a service that isn't emulated.</exception>
    private static Service ForNone(Exchange exchange, Service speaker)
    {
        if (exchange.Signed?.Scope.Service is { } service && Catalog.Named(service) is null)
        {
            (exchange.Service, exchange.ServiceName) = (speaker, service);
            throw AwsError.NotEmulated($"the service {service}");
        }

        return speaker;
    }

    private static void Choose(Exchange exchange, string? name, string? version)
    {
        var service = exchange.Service!;
        exchange.OperationName = name ?? "";
        if (name is null || (version is not null && version != service.Api.Version) || !service.Api.AwsOperations.Contains(name))
        {
            throw service.Protocol.UnknownOperation(name, version);
        }

        exchange.Operation = Catalog.Find(service.Api, name);
        if (exchange.Operation is null)
        {
            exchange.State.Logger.LogWarning("{Service}:{Operation} is not emulated", service.Api.Name, name);
            throw AwsError.NotEmulated($"{service.Api.Name}:{name}");
        }
    }
}
