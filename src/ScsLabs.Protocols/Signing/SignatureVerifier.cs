using System.Security.Cryptography;
using System.Text;

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
    /// <remarks>Errors: SignatureProblem (what <see cref="SignedRequest.Check"/> throws, HeadersNotSigned, the body's, BadSignature, Unsupported).</remarks>
    public void Verify(SignedRequest request, string secret, SigningRules rules, DateTimeOffset now)
    {
        request.Check(rules, now);
        CheckCoverage(request);

        Span<byte> payload = stackalloc byte[PayloadHash.MaxLength];
        payload = payload[..PayloadHash.Write(request, payload)];

        Span<byte> expected = stackalloc byte[2 * HMACSHA256.HashSizeInBytes];
        Sign(request, keys.Of(secret, request.Scope), payload, expected);
        Span<byte> provided = stackalloc byte[2 * HMACSHA256.HashSizeInBytes];
        // Anything but ASCII becomes question marks, which no signature has.
        if (request.Signature.Length != provided.Length
            || Encoding.ASCII.GetBytes(request.Signature, provided) != provided.Length
            || !CryptographicOperations.FixedTimeEquals(expected, provided))
        {
            throw SignatureProblem.BadSignature();
        }

        PayloadHash.CheckBody(request);
    }

    /// <summary>How the body of a request must be signed whose head was verified; null where the head's signature covers it.</summary>
    public BodySignatures? OfBody(SignedRequest request, string secret) => request.IsS3 ? new(request, keys.Of(secret, request.Scope)) : null;

    private static void Sign(SignedRequest request, byte[] key, ReadOnlySpan<byte> payload, Span<byte> hex)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var canonical = new ByteBuilder(stackalloc byte[1024]);
        CanonicalRequest.Write(ref canonical, request, payload);
        SHA256.HashData(canonical.Written, hash);
        canonical.Dispose();

        var toSign = new ByteBuilder(stackalloc byte[512]);
        var scope = request.Scope;
        toSign.Append(SignedRequest.Algorithm);
        toSign.Append((byte)'\n');
        toSign.Append(request.Timestamp);
        toSign.Append((byte)'\n');
        foreach (var part in (ReadOnlySpan<string>)[scope.Date, scope.Region, scope.Service])
        {
            toSign.Append(part);
            toSign.Append((byte)'/');
        }

        toSign.Append(CredentialScope.ValidTerminator);
        toSign.Append((byte)'\n');
        Convert.TryToHexStringLower(hash, toSign.Space(2 * hash.Length), out var length);
        toSign.Advance(length);

        HMACSHA256.HashData(key, toSign.Written, hash);
        toSign.Dispose();
        Convert.TryToHexStringLower(hash, hex, out _);
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
