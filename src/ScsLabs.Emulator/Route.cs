using Microsoft.Extensions.Logging;
using ScsLabs.Emulator.Forms;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Emulator;

/// <summary>Finds the service and operation of a request: of a REST request by its head alone, of any other with its body, which may name the operation. A body that the signature covers is received here.</summary>
/// <remarks>Routing knows protocols but no services: everything particular to a service is in its <see cref="Api"/>.</remarks>
internal static class Route
{
    public static async ValueTask RunAsync(Exchange exchange)
    {
        if (CrossOrigin.IsPreflight(exchange.Request) && CrossOrigin.ServiceOf(exchange.Request, exchange.State.Store.Current) is { } asked)
        {
            exchange.Service = asked;
            exchange.Answer = CrossOrigin.AnswerPreflight(exchange);
            return;
        }

        Claim(exchange);
        if (IsRest(exchange))
        {
            ByPath(exchange);
            if (exchange.Operation is null)
            {
                await ByFormAsync(exchange).ConfigureAwait(false);
            }

            if (!exchange.Service!.SigningRules.CoverDeclaredHash)
            {
                await ReceiveAsync(exchange).ConfigureAwait(false);
            }

            return;
        }

        await ReceiveAsync(exchange).ConfigureAwait(false);
        switch (RequestedOperation.Of(exchange.Request))
        {
            case RequestedOperation.ByTarget target:
                var targeted = exchange.Catalog.Targeted(target.Prefix);
                exchange.Service = targeted ?? ForNone(exchange, WireProtocol.Json11, target.Name);
                Choose(exchange, targeted is not null && AwsJsonProtocol.Accepts(exchange.Request) ? target.Name : null, null);
                break;
            case RequestedOperation.ByAction action:
                exchange.Service = exchange.Catalog.Versioned(action.Version) ?? Signed(exchange) ?? ForNone(exchange, WireProtocol.Query, action.Name);
                RefuseFormerProtocol(exchange);
                Choose(exchange, action.Name, action.Version ?? exchange.Service.Api.Version);
                break;
            default:
                exchange.Service = Signed(exchange) ?? ForNone(exchange, exchange.Signed is null ? WireProtocol.Query : WireProtocol.Json11, "");
                RefuseFormerProtocol(exchange);
                throw exchange.Service.Protocol.UnknownOperation(null, null);
        }
    }

    /// <summary>Throws for a form that is sent to a service which had the query protocol before: AWS still takes it, at any path.</summary>
    /// <exception cref="AwsException">NotImplemented.</exception>
    private static void RefuseFormerProtocol(Exchange exchange)
    {
        if (exchange.Service!.Api.Protocol == WireProtocol.Json10 && (exchange.Request.HasFormBody || exchange.Request.RawQuery.Length > 0))
        {
            throw AwsException.NotEmulated($"the query protocol of {exchange.Service.Api.Name}");
        }
    }

    private static async ValueTask ReceiveAsync(Exchange exchange)
    {
        exchange.Request = await exchange.ReceiveWholeAsync().ConfigureAwait(false);
        Claim(exchange);
    }

    private static void Claim(Exchange exchange)
    {
        exchange.Signed = SignedRequest.Parse(exchange.Request);
        exchange.Start.Region = exchange.Signed?.Scope.Region ?? exchange.Start.Region;
    }

    /// <summary>The service that formats the error for a request that can't be read far enough to find its service.</summary>
    public static Service Speaker(Exchange exchange) =>
        exchange.Request.Headers["X-Amz-Target"] is { } target ? exchange.Catalog.Targeted(target[..Math.Max(0, target.LastIndexOf('.'))]) ?? exchange.Catalog.Fallback(WireProtocol.Query)
        : exchange.Catalog.Fallback(exchange.Request.RawPath is "/" or "" ? WireProtocol.Query : WireProtocol.RestXml);

    /// <summary>The service that the signature's scope names; null where there is none.</summary>
    private static Service? Signed(Exchange exchange) => exchange.Signed is { } signed ? exchange.Catalog.Named(signed.Scope.Service) : null;

    /// <summary>Whether the request is for a REST service: by the signature's scope or, without a signature, because it names no operation in any other way.</summary>
    private static bool IsRest(Exchange exchange) => exchange.Signed is { } signed
        ? exchange.Catalog.Rest(signed.Scope.Service).Any()
        : RequestedOperation.Of(exchange.Request) is RequestedOperation.ByPath && (exchange.Request is not { Method: "POST", RawPath: "/" or "" } || IsForm(exchange, exchange.Catalog.Fallback(WireProtocol.RestXml)));

    private static void ByPath(Exchange exchange)
    {
        var request = exchange.Request;
        exchange.Start.RequestLine = $"{request.Method} {request.RawPath}{(request.RawQuery.Length > 0 ? "?" : "")}{request.RawQuery} HTTP/1.1";
        var fallback = exchange.Catalog.Fallback(WireProtocol.RestXml);
        var candidates = (exchange.Signed is { } signed ? exchange.Catalog.Rest(signed.Scope.Service) : exchange.Catalog.Rest()).ToList();
        exchange.Service = candidates.Contains(fallback) ? fallback : candidates[0];
        HttpBinding? best = null;
        foreach (var service in candidates)
        {
            // Of services that share a signing name, and of all where there is no signature, choose the one with the most specific match: almost any path is one of S3's.
            if (service.Routes!.Match(exchange.Request) is { } match && (best is null || match.Specificity > best.Specificity))
            {
                (exchange.Service, best) = (service, match);
            }
        }

        if (best is not null || !IsForm(exchange, exchange.Service))
        {
            Choose(exchange, best?.Name, null);
        }
    }

    /// <summary>Whether the request is a browser's form, for a service that takes them.</summary>
    private static bool IsForm(Exchange exchange, Service service) => service.Api.FormOperation is not null && BrowserForm.Is(exchange.Request) && service.Routes!.ResourceOf(exchange.Request) is { Name: not null, HasMore: false };

    /// <summary>Reads a browser's form up to its file. From here on the request is the upload that the form stands for.</summary>
    private static async Task ByFormAsync(Exchange exchange)
    {
        var bucket = exchange.Service!.Routes!.ResourceOf(exchange.Request).Name!;
        exchange.Form = await BrowserForm.ReadAsync(exchange.Request, bucket, exchange.Incoming.Stream, exchange.Incoming.Aborted).ConfigureAwait(false);
        (exchange.Request, exchange.Signed) = (exchange.Form.Upload, exchange.Form.Signed);
        exchange.Start.Region = exchange.Signed?.Scope.Region ?? exchange.Start.Region;
        Choose(exchange, exchange.Service.Api.FormOperation, null);
    }

    /// <summary>The service that formats the error where no emulated service is addressed.</summary>
    /// <exception cref="AwsException">The signature names a service that isn't emulated.</exception>
    private static Service ForNone(Exchange exchange, WireProtocol protocol, string operation)
    {
        var speaker = exchange.Catalog.Fallback(protocol);
        if (exchange.Signed?.Scope.Service is { } service && exchange.Catalog.Named(service) is null)
        {
            (exchange.Service, exchange.ServiceName, exchange.OperationName) = (speaker, service, operation);
            throw AwsException.NotEmulated($"the service {service}");
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

        exchange.Operation = exchange.Catalog.Find(service.Api, name);
        if (exchange.Operation is null)
        {
            exchange.State.Logger.LogWarning("{Service}:{Operation} is not emulated", service.Api.Name, name);
            throw AwsException.NotEmulated($"{service.Api.Name}:{name}");
        }
    }
}
