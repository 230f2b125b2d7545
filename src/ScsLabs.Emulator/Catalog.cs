using System.Collections.Frozen;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Rest;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Emulator;

/// <summary>The services and operations, by the names that requests use. Everything about them stands in their declarations.</summary>
internal sealed class Catalog
{
    private readonly FrozenDictionary<string, Service> byName;
    private readonly FrozenDictionary<string, Service> byTarget;
    private readonly FrozenDictionary<string, Service> byVersion;
    private readonly FrozenDictionary<WireProtocol, Service> fallbacks;
    private readonly FrozenDictionary<(string Service, string Operation), Operation> operations;
    private readonly ILookup<string, Service> restBySigningName;

    /// <summary>Knows the given operations, and their services.</summary>
    public Catalog(IReadOnlyCollection<Operation> all)
    {
        byName = all.Select(operation => operation.Api).Distinct().ToFrozenDictionary(api => api.Name, api => new Service(api), StringComparer.Ordinal);
        byTarget = byName.Values.Where(service => service.Api.TargetPrefix is not null).ToFrozenDictionary(service => service.Api.TargetPrefix!, StringComparer.Ordinal);
        byVersion = byName.Values.Where(service => service.Api.Protocol is WireProtocol.Query or WireProtocol.Ec2Query).ToFrozenDictionary(service => service.Api.Version, StringComparer.Ordinal);
        fallbacks = byName.Values.Where(service => service.Api.IsFallback).ToFrozenDictionary(service => service.Api.Protocol);
        operations = all.ToFrozenDictionary(operation => (operation.Api.Name, operation.Name));
        restBySigningName = byName.Values.Where(service => service.Routes is not null).ToLookup(service => service.Api.SigningName, StringComparer.Ordinal);
    }

    /// <summary>The services that are emulated.</summary>
    public static Catalog All { get; } = new(Services.Operations.All);

    /// <summary>The services' names.</summary>
    public IEnumerable<string> ServiceNames => byName.Keys.Order(StringComparer.Ordinal);

    /// <summary>The service of this endpoint or signature scope, or null.</summary>
    public Service? Named(string name) => byName.GetValueOrDefault(name);

    /// <summary>The REST services whose requests are signed for this name: S3 Control's are signed for S3.</summary>
    public IEnumerable<Service> Rest(string signingName) => restBySigningName[signingName];

    /// <summary>The query service with this version, or null.</summary>
    public Service? Versioned(string? version) => version is null ? null : byVersion.GetValueOrDefault(version);

    /// <summary>The service with this prefix in X-Amz-Target, or null.</summary>
    public Service? Targeted(string prefix) => byTarget.GetValueOrDefault(prefix);

    /// <summary>The service that answers where a request of the protocol names none.</summary>
    public Service Fallback(WireProtocol protocol) => fallbacks[protocol];

    /// <summary>The service's operation, or null where it isn't emulated.</summary>
    public Operation? Find(Api api, string operation) => operations.GetValueOrDefault((api.Name, operation));
}

/// <summary>A service, with what the pipeline derives from its declaration once.</summary>
internal sealed class Service(Api api)
{
    /// <summary>The declaration.</summary>
    public Api Api { get; } = api;

    /// <summary>The codec.</summary>
    public Protocol Protocol { get; } = Protocol.Of(api);

    /// <summary>The routes of a REST service; null for any other.</summary>
    public RestRoutes? Routes => Protocol.Routes;

    /// <summary>What the service asks of signatures.</summary>
    public SigningRules SigningRules { get; } = new(api.SigningName) { OnlyRegion = api.GlobalRegion, MaxSkew = api.MaxSkew };
}
