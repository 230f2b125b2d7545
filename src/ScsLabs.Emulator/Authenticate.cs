using ScsLabs.Protocols.Signing;
using ScsLabs.Services.Sts;

namespace ScsLabs.Emulator;

/// <summary>Authenticates the caller. Services that accept no unsigned requests refuse them here.</summary>
internal static class Authenticate
{
    private const string PayloadHash = "X-Amz-Content-SHA256";

    public static void Run(Exchange exchange)
    {
        var world = exchange.Start.World = exchange.State.Store.Current;
        var (principal, accessKeyId, key) = exchange.Signed is { } signed ? exchange.State.CallerVerifier.Verify(signed, exchange.Service!.SigningRules, world, exchange.Incoming.IsFromProgram)
            : exchange.Service!.Api.TakesAnonymous ? (Principal.Anonymous, null, null)
            : throw SignatureException.MissingToken();
        SessionLimits.Check(accessKeyId, world, exchange.Operation!);
        exchange.SigningKey = key;
        exchange.Start.Caller = new Caller(principal, accessKeyId)
        {
            SourceIp = exchange.Request.RemoteAddress,
            Path = exchange.Path,
            UserAgent = exchange.Request.Headers["User-Agent"],
            Referer = exchange.Request.Headers["Referer"],
            SecureTransport = exchange.Request.IsSecure,
            TlsVersion = exchange.Request.TlsVersion,
            Endpoint = exchange.Request.Headers["Host"] is { Length: > 0 } host ? $"{(exchange.Request.IsSecure ? "https" : "http")}://{host}" : null,
            Signature = exchange.Signed is { } claim ? new(claim.IsPresigned, exchange.State.Clock.WallNow - claim.Time, exchange.Request.Headers[PayloadHash]) { IsOfForm = exchange.Form is not null } : null,
        };
        exchange.Form?.Check(exchange.State.Clock.WallNow);
    }
}
