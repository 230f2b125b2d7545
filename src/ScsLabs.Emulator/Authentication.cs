using ScsLabs.Protocols.Signing;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Emulator;

/// <summary>Finds out who calls. A key is looked up only once the claim is well formed and in time, and nobody is believed before the signature is verified.</summary>
internal sealed class Authentication(EmulatorOptions options, WorldClock clock)
{
    private readonly SignatureVerifier verifier = new();

    /// <summary>The principal and the key of a signed request, and what it signs with; null where any signature does.</summary>
    /// <exception cref="SignatureProblem">The request can't be taken for its signer's.</exception>
    public (Principal Principal, string? AccessKeyId, byte[]? SigningKey) Identify(SignedRequest request, SigningRules rules, WorldView view)
    {
        request.Check(rules, clock.WallNow);
        var credential = Find(request.Scope.AccessKeyId, view);
        if (credential.Session is { } session)
        {
            if (session.SessionToken != request.SecurityToken)
            {
                // Without its token a temporary key is unknown to AWS.
                throw request.SecurityToken is null ? SignatureProblem.UnknownKey() : SignatureProblem.InvalidToken();
            }

            if (session.ExpiresAt <= clock.GetUtcNow())
            {
                throw SignatureProblem.ExpiredToken();
            }
        }
        else if (request.SecurityToken is not null && credential.Secret is not null)
        {
            throw SignatureProblem.InvalidToken();
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
            return key.Status == AccessKeyStatus.Active && view.Find<User>(Place.Of(key.Account), key.UserName) is { } user
                ? new(new(PrincipalKind.User, user.Arn, user.Account) { UniqueId = user.UniqueId }, keyId, key.SecretAccessKey, null)
                : throw SignatureProblem.UnknownKey();
        }

        if (keyId == "test" && options.RootSecret is null)
        {
            return new(Principal.RootOf(AccountId.Default), null, null, null);
        }

        return options.UnknownKeysAs is { } root ? new(Principal.RootOf(root), null, null, null) : throw SignatureProblem.UnknownKey();
    }

    /// <summary>What a key id stands for. No secret: the operator's way in, where any signature does.</summary>
    private sealed record Credential(Principal Principal, string? AccessKeyId, string? Secret, Session? Session);
}
