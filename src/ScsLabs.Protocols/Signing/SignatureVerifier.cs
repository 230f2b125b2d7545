using System.Security.Cryptography;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Signing;

/// <summary>Decides whether a request was signed with a secret. One a host; any number of threads.</summary>
public sealed class SignatureVerifier
{
    private readonly SigningKeys keys = new();

    /// <summary>Returns only if the request was signed with the secret, for this service, in time, and covers what it must.</summary>
    /// <param name="request">The claim.</param>
    /// <param name="secret">The secret of the access key that the claim names.</param>
    /// <param name="rules">What the service asks for.</param>
    /// <param name="now">Wall time.</param>
    /// <remarks>
    /// S3's body isn't there yet, and is not judged here: <see cref="BodyReceiver"/> verifies it as it comes.
    /// Errors: SignatureProblem (what <see cref="SignedRequest.Check"/> throws, HeadersNotSigned, BodyHashMissing, BodyHashInvalid, BadSignature, Unsupported).
    /// </remarks>
    public void Verify(SignedRequest request, string secret, SigningRules rules, DateTimeOffset now)
    {
        request.Check(rules, now);
        CheckCoverage(request);

        Span<byte> payload = stackalloc byte[PayloadHash.MaxLength];
        payload = payload[..PayloadHash.Write(request, payload)];
        CheckSignature(request, keys.Of(secret, request.Scope), payload);
        if (!request.IsS3)
        {
            PayloadHash.CheckBody(request);
        }
    }

    /// <summary>The key that signs the chunks of a request that was verified with the secret. Not to be changed.</summary>
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

    /// <summary>What changes a request's meaning must be signed: in S3 every <c>x-amz-</c> header, elsewhere the operation's name.</summary>
    private static void CheckCoverage(SignedRequest request)
    {
        foreach (var (name, _) in request.Call.Headers.Lines)
        {
            if (!name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) || request.Signs(name))
            {
                continue;
            }

            if (request.IsS3)
            {
                throw new SignatureProblem(SignatureFault.HeadersNotSigned, "There were headers present in the request which were not signed");
            }

            if (name.Equals("X-Amz-Target", StringComparison.OrdinalIgnoreCase))
            {
                throw SignedRequest.MustBeSigned("X-Amz-Target");
            }
        }
    }
}
