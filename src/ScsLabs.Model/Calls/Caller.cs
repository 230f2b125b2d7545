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

    /// <summary>The services through which this caller's identity was forwarded, first to last, such as <c>ssm.amazonaws.com</c>.</summary>
    public IReadOnlyList<string> CalledVia { get; init; } = [];

    /// <summary>The regional endpoint of the service that makes this call for the caller, such as <c>ssm.us-east-1.amazonaws.com</c>.</summary>
    public string? ViaService { get; init; }
}
