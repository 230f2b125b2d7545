using System.Net;

namespace ScsLabs.Model.Calls;

/// <summary>The caller and the properties of its connection, known once the signature is verified.</summary>
/// <param name="Principal">The principal.</param>
/// <param name="AccessKeyId">The verified access key; null for anonymous and service callers and for root by account id.</param>
public sealed record Caller(Principal Principal, string? AccessKeyId)
{
    /// <summary>The connection's source address.</summary>
    public IPAddress? SourceIp { get; init; }

    /// <summary>The User-Agent header, which anyone can forge.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The Referer header, which anyone can forge.</summary>
    public string? Referer { get; init; }

    /// <summary>Whether the connection uses TLS.</summary>
    public bool SecureTransport { get; init; }

    /// <summary>The TLS version, such as <c>1.3</c>; null without TLS.</summary>
    public string? TlsVersion { get; init; }

    /// <summary>The scheme, host and port under which the client reached the service, as it names them; null for a call made in the process.</summary>
    internal string? Endpoint { get; init; }

    /// <summary>The request's signature; null for an unsigned request and for one made in the process.</summary>
    internal CallSignature? Signature { get; init; }

    /// <summary>The services through which this caller's identity was forwarded, first to last, such as <c>ssm.amazonaws.com</c>.</summary>
    public IReadOnlyList<string> CalledVia { get; init; } = [];

    /// <summary>The resource on whose behalf a service calls: <c>aws:SourceArn</c>.</summary>
    public string? SourceArn { get; init; }

    /// <summary>The account of the resource on whose behalf a service calls: <c>aws:SourceAccount</c>.</summary>
    public AccountId? SourceAccount { get; init; }

    /// <summary>The way from an instance on which the call comes; null where it doesn't come from one.</summary>
    internal CallPath? Path { get; init; }

    /// <summary>The regional endpoint of the service that makes this call for the caller, such as <c>ssm.us-east-1.amazonaws.com</c>.</summary>
    public string? ViaService { get; init; }
}

/// <summary>The way of a call from an instance to the service.</summary>
/// <param name="VpcEndpointId">The id of the VPC endpoint through which it comes, whose policy decides too; null where it comes over the Internet.</param>
/// <param name="Source">The address from which it comes: the instance's own where it comes through an endpoint, else a public one.</param>
internal sealed record CallPath(string? VpcEndpointId, IPAddress? Source);

/// <summary>The properties of a request's signature.</summary>
/// <param name="IsPresigned">Whether the signature is in the query string.</param>
/// <param name="Age">The signature's age, by wall time.</param>
/// <param name="PayloadHash">The signed payload hash: the body's SHA-256 in hex, or a value such as <c>UNSIGNED-PAYLOAD</c>; null where the request has none.</param>
internal sealed record CallSignature(bool IsPresigned, TimeSpan Age, string? PayloadHash)
{
    /// <summary>Whether the signature is that of a browser's form.</summary>
    public bool IsOfForm { get; init; }
}
