using ScsLabs.Protocols;
using ScsLabs.Protocols.Rest;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Emulator;

/// <summary>The emulated services and operations, by the names that requests use. All information comes from their declarations.</summary>
internal sealed class Catalog
{
    private readonly Dictionary<string, Service> byName;
    private readonly Dictionary<string, Service> byTarget;
    private readonly Dictionary<string, Service> byVersion;
    private readonly Dictionary<WireProtocol, Service> fallbacks;
    private readonly Dictionary<(string Service, string Operation), Operation> operations;
    private readonly ILookup<string, Service> restBySigningName;

    /// <summary>Builds the catalogue of the given operations and their services.</summary>
    public Catalog(IReadOnlyCollection<Operation> all)
    {
        byName = all.Select(operation => operation.Api).Distinct().ToDictionary(api => api.Name, api => new Service(api), StringComparer.Ordinal);
        byTarget = byName.Values.SelectMany(service => PrefixesOf(service.Api), (service, prefix) => (Service: service, Prefix: prefix)).ToDictionary(one => one.Prefix, one => one.Service, StringComparer.Ordinal);
        byVersion = byName.Values.Where(service => service.Api.Protocol is WireProtocol.Query or WireProtocol.Ec2Query).ToDictionary(service => service.Api.Version, StringComparer.Ordinal);
        fallbacks = byName.Values.Where(service => service.Api.IsFallback).ToDictionary(service => service.Api.Protocol);
        operations = all.ToDictionary(operation => (operation.Api.Name, operation.Name));
        restBySigningName = byName.Values.Where(service => service.Routes is not null).ToLookup(service => service.Api.SigningName, StringComparer.Ordinal);
    }

    /// <summary>The emulated services.</summary>
    public static Catalog All { get; } = new(Services.Operations.All);

    /// <summary>The services' names.</summary>
    public IEnumerable<string> ServiceNames => byName.Keys.Order(StringComparer.Ordinal);

    /// <summary>The followers that services declare, which run after commits.</summary>
    public IEnumerable<Follower> Followers => byName.Values.Select(service => service.Api.Follow).OfType<Follower>();

    /// <summary>Finds the service of this endpoint or signature scope; null where there is none.</summary>
    public Service? Named(string name) => byName.GetValueOrDefault(name);

    /// <summary>The REST services whose requests are signed for this name; S3 Control's are signed for S3.</summary>
    public IEnumerable<Service> Rest(string signingName) => restBySigningName[signingName];

    /// <summary>All REST services.</summary>
    public IEnumerable<Service> Rest() => byName.Values.Where(service => service.Routes is not null);

    /// <summary>Finds the query service with this version; null where there is none.</summary>
    public Service? Versioned(string? version) => version is null ? null : byVersion.GetValueOrDefault(version);

    /// <summary>Finds the service with this prefix in X-Amz-Target; null where there is none.</summary>
    public Service? Targeted(string prefix) => byTarget.GetValueOrDefault(prefix);

    /// <summary>The service that answers a request of the protocol that names none.</summary>
    public Service Fallback(WireProtocol protocol) => fallbacks[protocol];

    /// <summary>Finds the service's operation; null where it isn't emulated.</summary>
    public Operation? Find(Api api, string operation) => operations.GetValueOrDefault((api.Name, operation));

    private static IEnumerable<string> PrefixesOf(Api api) => api.TargetPrefix is not { } prefix ? [] : api.TargetNamespace is { } before ? [prefix, $"{before}.{prefix}"] : [prefix];
}

/// <summary>A service, with the parts that the pipeline derives once from its declaration.</summary>
internal sealed class Service(Api api)
{
    /// <summary>The declaration.</summary>
    public Api Api { get; } = api;

    /// <summary>The codec.</summary>
    public Protocol Protocol { get; } = Protocol.Of(api);

    /// <summary>The routes of a REST service; null for any other.</summary>
    public RestRoutes? Routes => Protocol.Routes;

    /// <summary>The service's signature rules.</summary>
    public SigningRules SigningRules { get; } = new(api.SigningName) { IsGlobal = api.GlobalRegion is not null, MaxSkew = api.MaxSkew };
}
