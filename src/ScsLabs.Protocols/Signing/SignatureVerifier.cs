using System.Security.Cryptography;
using System.Text;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Signing;

/// <summary>Verifies the signatures of requests. One per host; thread-safe.</summary>
internal sealed class SignatureVerifier
{
    private readonly SigningKeys keys = new();

    /// <summary>Throws unless the request was signed with the secret, for this service and in time, and the signature covers all that it must.</summary>
    /// <param name="request">The request with its signature.</param>
    /// <param name="secret">The secret access key of the access key in the signature.</param>
    /// <param name="rules">The service's rules.</param>
    /// <param name="now">The wall-clock time.</param>
    /// <remarks>
    /// S3's body isn't received yet, and isn't checked here: <see cref="BodyReceiver"/> verifies it as it is received.
    /// Errors: SignatureException (those of <see cref="SignedRequest.Check"/>, HeadersNotSigned, BodyHashMissing, BodyHashInvalid, BadSignature, Unsupported).
    /// </remarks>
    public void Verify(SignedRequest request, string secret, SigningRules rules, DateTimeOffset now)
    {
        request.Check(rules, now);
        if (request.Policy is { } policy)
        {
            StringToSign.Check(keys.Of(secret, request.Scope), Encoding.UTF8.GetBytes(policy), request.Signature);
            return;
        }

        CheckCoverage(request);

        Span<byte> payload = stackalloc byte[PayloadHash.MaxLength];
        payload = payload[..PayloadHash.Write(request, payload)];
        CheckSignature(request, keys.Of(secret, request.Scope), payload);
        if (!request.IsS3)
        {
            PayloadHash.CheckBody(request, payload);
        }
    }

    /// <summary>The key for the signatures of the chunks of a request that was verified with the secret. Must not be modified.</summary>
    public byte[] SigningKey(SignedRequest request, string secret) => keys.Of(secret, request.Scope);

    private static void CheckSignature(SignedRequest request, byte[] key, ReadOnlySpan<byte> payload)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var canonical = new ByteBuilder(stackalloc byte[1024]);
        CanonicalRequest.Write(ref canonical, request, payload);
        SHA256.HashData(canonical.Written, hash);
        canonical.Dispose();

        var toSign = new ByteBuilder(stackalloc byte[512]);
        StringToSign.WriteHead(ref toSign, SignedRequest.Algorithm, request);
        StringToSign.WriteHex(ref toSign, hash);
        StringToSign.Check(key, toSign.Written, request.Signature);
        toSign.Dispose();
    }

    /// <summary>Throws unless the signature covers what changes a request's meaning: in S3 every <c>x-amz-</c> header, elsewhere the operation's name.</summary>
    private static void CheckCoverage(SignedRequest request)
    {
        var unsigned = request.Call.Headers.Names.Where(name => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !request.Signs(name)).ToList();
        if (request.IsS3 && unsigned.Count > 0)
        {
            throw new SignatureException(SignatureFault.HeadersNotSigned, "There were headers present in the request which were not signed")
            {
                Details = [new("HeadersNotSigned", string.Join(", ", unsigned.Select(static name => name.ToLowerInvariant()).Distinct(StringComparer.Ordinal)))],
            };
        }

        if (unsigned.Contains("X-Amz-Target", StringComparer.OrdinalIgnoreCase))
        {
            throw SignedRequest.MustBeSigned("X-Amz-Target");
        }
    }
}
