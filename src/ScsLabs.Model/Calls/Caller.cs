using System.Net;

namespace ScsLabs.Model.Calls;

/// <summary>Who calls, and how the call came: known once the signature is verified.</summary>
/// <param name="Principal">Who.</param>
/// <param name="AccessKeyId">The verified key; null for anonymous and service callers and for root by account id.</param>
public sealed record Caller(Principal Principal, string? AccessKeyId)
{
    /// <summary>The address that the connection came from.</summary>
    public IPAddress? SourceIp { get; init; }

    /// <summary>The User-Agent header, which anyone can forge.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The Referer header, which anyone can forge.</summary>
    public string? Referer { get; init; }

    /// <summary>Whether the connection was encrypted.</summary>
    public bool SecureTransport { get; init; }

    /// <summary>The version of TLS, such as <c>1.3</c>; null without.</summary>
    public string? TlsVersion { get; init; }

    /// <summary>How the request was signed; null for an unsigned one, and for one that came over no wire.</summary>
    public CallSignature? Signature { get; init; }

    /// <summary>The services through which this caller's identity was forwarded, first to last, such as <c>ssm.amazonaws.com</c>.</summary>
    public IReadOnlyList<string> CalledVia { get; init; } = [];

    /// <summary>The resource on whose behalf a service calls: <c>aws:SourceArn</c>.</summary>
    public string? SourceArn { get; init; }

    /// <summary>The account of the resource on whose behalf a service calls: <c>aws:SourceAccount</c>.</summary>
    public AccountId? SourceAccount { get; init; }

    /// <summary>The regional endpoint of the service that makes this call for the caller, such as <c>ssm.us-east-1.amazonaws.com</c>.</summary>
    public string? ViaService { get; init; }
}

/// <summary>How a request was signed.</summary>
/// <param name="IsPresigned">Whether the signature stands in the query string.</param>
/// <param name="Age">How long ago it was signed, by wall time.</param>
/// <param name="PayloadHash">What was signed in place of the body: its SHA-256 in hex, or a word such as <c>UNSIGNED-PAYLOAD</c>; null where the request doesn't say.</param>
public sealed record CallSignature(bool IsPresigned, TimeSpan Age, string? PayloadHash);
