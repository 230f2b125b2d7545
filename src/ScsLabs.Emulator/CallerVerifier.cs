using ScsLabs.Protocols.Signing;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Emulator;

/// <summary>Authenticates the caller. A key is looked up only if the claim is well formed and in time, and no principal is accepted before the signature is verified.</summary>
internal sealed class CallerVerifier(EmulatorOptions options, WorldClock clock)
{
    private readonly SignatureVerifier verifier = new();

    /// <summary>Returns the principal and the key of a signed request, and the secret that it must be signed with; null where any signature is accepted.</summary>
    /// <param name="request">The claim.</param>
    /// <param name="rules">The service's rules.</param>
    /// <param name="view">The world.</param>
    /// <param name="isFromProgram">Whether it comes from a program that the emulator runs, which has keys of its own and is never root without a secret.</param>
    /// <exception cref="SignatureException">The request can't be authenticated.</exception>
    public (Principal Principal, string? AccessKeyId, byte[]? SigningKey) Verify(SignedRequest request, SigningRules rules, WorldView view, bool isFromProgram)
    {
        request.Check(rules, clock.WallNow);
        var credential = Find(request.Scope.AccessKeyId, view);
        if (credential.Session is { } session)
        {
            if (session.SessionToken != request.SecurityToken)
            {
                // AWS doesn't recognise a temporary key without its session token.
                throw request.SecurityToken is null ? SignatureException.UnknownKey() : SignatureException.InvalidToken();
            }

            if (session.ExpiresAt <= clock.GetUtcNow())
            {
                throw SignatureException.ExpiredToken();
            }
        }
        else if (request.SecurityToken is not null && credential.Secret is not null)
        {
            throw SignatureException.InvalidToken();
        }

        if (isFromProgram && credential.Secret is null)
        {
            throw SignatureException.UnknownKey();
        }

        var secret = options.EnforcesNothing ? null : credential.Secret;
        if (secret is not null)
        {
            verifier.Verify(request, secret, rules, clock.WallNow);
        }

        return (credential.Principal, credential.AccessKeyId, secret is null ? null : verifier.SigningKey(request, secret));
    }

    private Credential Find(string keyId, WorldView view)
    {
        if (AccountId.TryParse(keyId, out var account))
        {
            return new(Principal.RootOf(account), null, options.RootSecret, null);
        }

        if (view.Find<Session>(Place.Global, keyId) is { } session)
        {
            return new(session.Principal, keyId, session.SecretAccessKey, session);
        }

        if (view.Find<AccessKey>(Place.Global, keyId) is { } key)
        {
            return key.PrincipalIn(view) is { } principal ? new(principal, keyId, key.SecretAccessKey, null) : throw SignatureException.UnknownKey();
        }

        if (keyId == "test" && options.RootSecret is null)
        {
            return new(Principal.RootOf(AccountId.Default), null, null, null);
        }

        return options.UnknownKeysAs is { } root ? new(Principal.RootOf(root), null, null, null) : throw SignatureException.UnknownKey();
    }

    /// <summary>The principal that an access key id stands for. The secret is null for root access by the operator, for which any signature is accepted.</summary>
    private sealed record Credential(Principal Principal, string? AccessKeyId, string? Secret, Session? Session);
}
