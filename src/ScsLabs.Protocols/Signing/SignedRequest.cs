using System.Buffers;
using System.Globalization;

namespace ScsLabs.Protocols.Signing;

/// <summary>A request with its signature. Nothing in it is trusted before <see cref="SignatureVerifier.Verify"/> returned.</summary>
internal sealed class SignedRequest
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";
    private const int MaxSignedHeaders = 200;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static readonly SearchValues<char> HeaderName =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.!#$%&'*+^`|~");

    internal SignedRequest(
        HttpCall call,
        bool isPresigned,
        string algorithm,
        string credential,
        string date,
        string signedHeaders,
        string signature,
        string? securityToken,
        string? expires)
    {
        Call = call;
        IsPresigned = isPresigned;
        Time = AmzDate.Read(date);
        Timestamp = AmzDate.Write(Time);
        SignedHeaders = signedHeaders;
        SignedHeaderNames = ParseHeaderNames(signedHeaders);
        if (algorithm != Algorithm)
        {
            throw UnsupportedAlgorithm(algorithm);
        }

        Scope = CredentialScope.Parse(credential);
        Signature = signature;
        SecurityToken = securityToken;
        ValidFor = expires is null ? null : ParseExpires(expires);
    }

    /// <summary>Creates the claim of a browser's form, whose signature covers the form's policy and nothing else.</summary>
    /// <remarks>Errors: SignatureException (those of a signature in a header).</remarks>
    public static SignedRequest OfPolicy(HttpCall call, string policy, string algorithm, string credential, string date, string signature, string? securityToken) =>
        new(call, isPresigned: false, algorithm, credential, date, "host", signature, securityToken, expires: null) { Policy = policy };

    /// <summary>The request as received.</summary>
    public HttpCall Call { get; }

    /// <summary>The credential scope: access key, day, Region and service.</summary>
    public CredentialScope Scope { get; }

    /// <summary>The session token; null for none. The host checks whether it belongs to the access key.</summary>
    public string? SecurityToken { get; }

    /// <summary>The time of signing, to the second.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Whether the signature is in the query string.</summary>
    public bool IsPresigned { get; }

    /// <summary>The policy of a browser's form, in base64, which is what was signed; null for all other requests. The policy says until when it is valid.</summary>
    public string? Policy { get; private init; }

    /// <summary>The time for which a presigned request is valid; null where it has none.</summary>
    public TimeSpan? ValidFor { get; }

    /// <summary>Whether the service is S3, which has its own rules for the body, the path and unsigned headers.</summary>
    internal bool IsS3 => Scope.Service == "s3";

    /// <summary>The time as text, as signed.</summary>
    internal string Timestamp { get; }

    /// <summary>The names of the signed headers as sent, separated by semicolons.</summary>
    internal string SignedHeaders { get; }

    internal string[] SignedHeaderNames { get; }

    internal string Signature { get; }

    internal bool Signs(string header)
    {
        foreach (var name in SignedHeaderNames)
        {
            if (name.Equals(header, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Parses the signature in the <c>Authorization</c> header or the query string; null for an unsigned request.</summary>
    /// <remarks>
    /// A request with any other form of authentication is never treated as unsigned.
    /// Errors: SignatureException (Incomplete, IncompleteQuery, Ambiguous, Unsupported, MissingToken, OldVersion).
    /// </remarks>
    public static SignedRequest? Parse(HttpCall call)
    {
        var header = call.Headers["Authorization"];
        var query = PresignedQuery.Find(call);
        if (header is not null && query is not null)
        {
            throw new SignatureException(
                SignatureFault.Ambiguous,
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }

        return header is not null ? AuthorizationHeader.Parse(call, header) : query?.Parse(call);
    }

    /// <summary>Checks what needs no key, in AWS's order: the time, then the scope.</summary>
    /// <remarks>
    /// The host calls this before it looks up the key, so that the errors come in AWS's order; verifying checks again.
    /// Errors: SignatureException (Expired, NotYetCurrent, PresignedExpired, WrongRegion, WrongService, WrongScope).
    /// </remarks>
    public void Check(SigningRules rules, DateTimeOffset now)
    {
        if (IsPresigned && ValidFor is null && IsS3)
        {
            throw new SignatureException(SignatureFault.IncompleteQuery, "AWS query-string parameters must include 'X-Amz-Expires'. Re-examine the query-string parameters.");
        }

        if (Policy is not null)
        {
            rules.CheckScope(Scope, Timestamp);
            return;
        }

        if (Time - now > rules.MaxSkew)
        {
            throw new SignatureException(
                SignatureFault.NotYetCurrent,
                $"Signature not yet current: {Timestamp} is still later than {AmzDate.Write(now + rules.MaxSkew)} ({AmzDate.Write(now)} + {rules.MaxSkew.TotalMinutes} min.)");
        }

        var lifetime = ValidFor ?? rules.MaxSkew;
        if (now - Time > lifetime)
        {
            throw new SignatureException(
                IsPresigned ? SignatureFault.PresignedExpired : SignatureFault.Expired,
                $"Signature expired: {Timestamp} is now earlier than {AmzDate.Write(now - lifetime)} ({AmzDate.Write(now)} - {lifetime.TotalMinutes} min.)");
        }

        rules.CheckScope(Scope, Timestamp);
    }

    private static string[] ParseHeaderNames(string signedHeaders)
    {
        var names = signedHeaders.Split(';');
        if (names.Length > MaxSignedHeaders || Array.Exists(names, name => name.AsSpan().ContainsAnyExcept(HeaderName)))
        {
            throw SignatureException.BadSignature();
        }

        if (!Array.Exists(names, name => name.Equals("host", StringComparison.OrdinalIgnoreCase)))
        {
            throw MustBeSigned("Host");
        }

        return names;
    }

    internal static SignatureException MustBeSigned(string header) =>
        new(SignatureFault.BadSignature, $"'{header}' must be a 'SignedHeader' in the AWS Authorization.");

    private static SignatureException UnsupportedAlgorithm(string algorithm) =>
        algorithm == "AWS4-ECDSA-P256-SHA256"
            ? new(SignatureFault.Unsupported, "SigV4A (AWS4-ECDSA-P256-SHA256) is not supported; sign with AWS4-HMAC-SHA256.")
            : new(SignatureFault.Incomplete, $"Unsupported AWS 'algorithm': '{algorithm}' (only AWS4-HMAC-SHA256 for now). ");

    private static TimeSpan ParseExpires(string text)
    {
        if (text.StartsWith('+') || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            throw new SignatureException(SignatureFault.IncompleteQuery, "X-Amz-Expires should be a number");
        }

        if (seconds < 1)
        {
            throw new SignatureException(SignatureFault.IncompleteQuery, "X-Amz-Expires must be non-negative");
        }

        if (seconds > Week.TotalSeconds)
        {
            throw new SignatureException(
                SignatureFault.IncompleteQuery,
                "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds");
        }

        return TimeSpan.FromSeconds(seconds);
    }
}
