using ScsLabs.Protocols;
using ScsLabs.Protocols.Rest;
using ScsLabs.Protocols.Signing;
using ScsLabs.Services;

namespace ScsLabs.Emulator;

/// <summary>Which services and operations there are, by the names that requests use.</summary>
internal static class Catalog
{
    private static readonly Dictionary<string, Service> ByName = Operations.All.Select(operation => operation.Api).Distinct().ToDictionary(api => api.Name, api => new Service(api), StringComparer.Ordinal);

    private static readonly Dictionary<string, Service> ByTarget = ByName.Values.Where(service => service.Api.TargetPrefix is not null).ToDictionary(service => service.Api.TargetPrefix!, StringComparer.Ordinal);

    private static readonly ILookup<string, Service> RestBySigningName = ByName.Values.Where(service => service.Rest is not null).ToLookup(service => service.Api.SigningName, StringComparer.Ordinal);

    private static readonly Dictionary<(string, string), Operation> ByOperation = Operations.All.ToDictionary(operation => (operation.Api.Name, operation.Name));

    /// <summary>The services' names.</summary>
    public static IEnumerable<string> ServiceNames => ByName.Keys.Order(StringComparer.Ordinal);

    /// <summary>The service of this endpoint or signature scope, or null.</summary>
    public static Service? Named(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The REST services whose requests are signed for this name: S3 Control's are signed for S3.</summary>
    public static IEnumerable<Service> Rest(string signingName) => RestBySigningName[signingName];

    /// <summary>The query service with this version, or null.</summary>
    public static Service? Versioned(string? version) => ByName.Values.FirstOrDefault(service => service.Api.Protocol == WireProtocol.Query && service.Api.Version == version);

    /// <summary>The service with this prefix in X-Amz-Target, or null.</summary>
    public static Service? Targeted(string prefix) => ByTarget.GetValueOrDefault(prefix);

    /// <summary>The service's operation, or null where it isn't emulated.</summary>
    public static Operation? Find(Api api, string operation) => ByOperation.GetValueOrDefault((api.Name, operation));
}

/// <summary>A service, with what the pipeline derives from its declaration once.</summary>
internal sealed class Service(Api api)
{
    /// <summary>Its declaration.</summary>
    public Api Api { get; } = api;

    /// <summary>How it speaks.</summary>
    public Protocol Protocol { get; } = Protocol.Of(api);

    /// <summary>How it speaks, where that is REST.</summary>
    public RestXmlProtocol? Rest => Protocol as RestXmlProtocol;

    /// <summary>What it asks of signatures.</summary>
    public SigningRules SigningRules { get; } = new(api.SigningName) { OnlyRegion = api.GlobalRegion, MaxSkew = api.MaxSkew };
}
