using System.Buffers;
using ScsLabs.Model;

namespace ScsLabs.Protocols.Signing;

/// <summary>The rules of one service for signatures. Created once per service.</summary>
/// <param name="service">The service's signing name, such as <c>iam</c>.</param>
internal sealed class SigningRules(string service)
{
    private static readonly SearchValues<char> Region = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The service's signing name.</summary>
    public string Service { get; } = service;

    /// <summary>Whether the service is global: its signatures may name any Region there is, but only one that there is.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>The maximum difference between the signature's time and now, either way: 15 minutes, 5 for SSM.</summary>
    public TimeSpan MaxSkew { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether signatures cover the hash that a header declares for the body, so that they can be verified before the body is received: S3's. All others cover the body's own hash.</summary>
    public bool CoverDeclaredHash => Service == "s3";

    /// <summary>Throws unless the scope is for this service, an accepted Region and the request's day.</summary>
    /// <remarks>AWS reports all faults at once, in this order. Errors: SignatureException (WrongRegion, WrongService, WrongScope).</remarks>
    internal void CheckScope(CredentialScope scope, string timestamp)
    {
        SignatureFault? fault = null;
        var text = "";

        if (IsGlobal ? !Regions.IsKnown(scope.Region) : !LooksLikeRegion(scope.Region))
        {
            Note(SignatureFault.WrongRegion, $"Credential should be scoped to a valid region, not '{scope.Region}'.");
        }

        if (scope.Service != Service)
        {
            Note(SignatureFault.WrongService, $"Credential should be scoped to correct service: '{Service}'.");
        }

        if (scope.Terminator != CredentialScope.ValidTerminator)
        {
            Note(SignatureFault.WrongScope, $"Credential should be scoped with a valid terminator: '{CredentialScope.ValidTerminator}', not '{scope.Terminator}'.");
        }

        if (scope.Date != timestamp[..8])
        {
            Note(SignatureFault.WrongScope, $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scope.Date}' != '{timestamp[..8]}', from '{timestamp}'.");
        }

        if (fault is { } found)
        {
            throw new SignatureException(found, text);
        }

        void Note(SignatureFault what, string sentence)
        {
            fault ??= what;
            text = text.Length == 0 ? sentence : text + " " + sentence;
        }
    }

    private static bool LooksLikeRegion(string region) =>
        region.Length <= 32 && !region.AsSpan().ContainsAnyExcept(Region);
}
