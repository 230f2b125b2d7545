using Microsoft.Extensions.Logging;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Emulator;

/// <summary>Finds the service and the operation that a request asks for.</summary>
internal static class Route
{
    /// <summary>Errors before any service is known are given in the words of a query service.</summary>
    private static readonly Service Unknown = Catalog.Named("sts")!;

    private static readonly Service Json = Catalog.Named("ssm")!;

    public static void Run(Exchange exchange)
    {
        exchange.Service = Unknown;
        if (exchange.Request.Headers["X-Amz-Target"]?.Split('.') is [var prefix, ..] && Catalog.Targeted(prefix) is { } targeted)
        {
            exchange.Service = targeted;
        }

        exchange.Signed = SignedRequest.Parse(exchange.Request);
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
                exchange.Service = (exchange.Signed is { } claim ? Catalog.Named(claim.Scope.Service) : null) ?? ForNone(exchange, exchange.Signed?.Scope.Service is null or "s3" ? Unknown : Json);
                throw exchange.Service.Protocol.UnknownOperation(null, null);
        }
    }

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
