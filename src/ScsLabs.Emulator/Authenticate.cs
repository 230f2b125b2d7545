using ScsLabs.Protocols.Signing;
using ScsLabs.Services.Sts;

namespace ScsLabs.Emulator;

/// <summary>Finds out who calls. Services that take no unsigned requests refuse them here.</summary>
internal static class Authenticate
{
    public static void Run(Exchange exchange)
    {
        var signed = exchange.Signed ?? throw SignatureProblem.MissingToken();
        var world = exchange.World = exchange.State.Store.Current;
        var (principal, accessKeyId) = exchange.State.Authentication.Identify(signed, exchange.Service!.SigningRules, world);
        SessionLimits.Check(accessKeyId, world, exchange.Operation!);
        exchange.Caller = new Caller(principal, accessKeyId)
        {
            SourceIp = exchange.Request.RemoteAddress,
            UserAgent = exchange.Request.Headers["User-Agent"],
            Referer = exchange.Request.Headers["Referer"],
            SecureTransport = exchange.Request.IsSecure,
        };
    }
}
