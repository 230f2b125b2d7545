using Microsoft.AspNetCore.Http;
using ScsLabs.Emulator.Forms;
using ScsLabs.Model.Bodies;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Emulator;

/// <summary>Receives the body of a request whose signature was verified without it.</summary>
internal static class Receive
{
    /// <summary>The maximum length of an object in one PUT, or of a part: 5 GiB.</summary>
    private const long MaxObject = 5L * 1024 * 1024 * 1024;

    /// <summary>The maximum length of a document in bytes: enough for 1,000 keys of 1,024 bytes, each byte escaped as five characters in XML, and to spare.</summary>
    private const long MaxDocument = 8L * 1024 * 1024;

    public static async ValueTask RunAsync(Exchange exchange)
    {
        // GET, HEAD and DELETE requests have no body; one that is sent has no meaning.
        if (!exchange.Service!.SigningRules.CoverDeclaredHash || exchange.Request.Method is "GET" or "HEAD" or "DELETE")
        {
            return;
        }

        var operation = exchange.Operation!;
        if (operation.TakesBody || operation.LateDocument is not null)
        {
            Admit(exchange);
        }

        // Without a length there is no body (RFC 9112, 6.3), which S3 doesn't take for an empty object.
        if (operation.TakesBody && exchange.Form is null && exchange.Request.Headers["Content-Length"] is null && exchange.Request.Headers["Transfer-Encoding"] is null)
        {
            throw UploadErrors.LengthMissing();
        }

        var bound = operation.TakesBody ? Math.Min(MaxObject, exchange.Form?.Policy?.MaxLength ?? MaxObject) : MaxDocument;
        try
        {
            exchange.Request = await BodyReceiver.ReceiveAsync(exchange.Request, exchange.Signed, exchange.SigningKey, exchange.Form?.File ?? exchange.Incoming.Stream, bound, exchange.Incoming.Aborted).ConfigureAwait(false);
        }
        catch (Exception problem) when (exchange.Form is not null && problem is IOException and not BadHttpRequestException)
        {
            throw FormErrors.Malformed(); // the file has no end
        }

        exchange.Form?.CheckLength(exchange.Request.Body!.Length);
        if (!operation.TakesBody && exchange.Request.Body is { Memory: null } document)
        {
            using var whole = new MemoryStream((int)document.Length);
            await document.CopyToAsync(whole, exchange.Incoming.Aborted).ConfigureAwait(false);
            exchange.Request = exchange.Request with { Document = whole.ToArray() };
        }
    }

    /// <summary>Authorises the call before the body is received, so that a refused caller needn't send it; with <c>Expect: 100-continue</c> none is sent. The call is authorised again when the body is there.</summary>
    private static void Admit(Exchange exchange)
    {
        var received = exchange.Request;
        exchange.Request = exchange.Operation!.TakesBody ? received with { Body = Body.Empty } : received;
        Pipeline.Read(exchange, exchange.Operation.LateDocument);
        exchange.State.Runner.Admit(exchange.Operation, exchange.Parameters!, exchange.Start, exchange.Violations!);
        exchange.Request = received;

        // A writing call uses the world at its turn. Keeping this world would keep rows deleted meanwhile in memory while the body is received.
        exchange.Start.World = exchange.Operation.Writes ? null : exchange.Start.World;
    }
}
