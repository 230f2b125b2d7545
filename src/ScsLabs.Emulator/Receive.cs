using ScsLabs.Model.Bodies;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Emulator;

/// <summary>Takes in the body of a REST request, whose signature was verified without it.</summary>
internal static class Receive
{
    /// <summary>The most bytes of an object that is written at once, or of a part: 5 GiB.</summary>
    private const long MaxObject = 5L * 1024 * 1024 * 1024;

    /// <summary>The most bytes of a document: 1,000 keys of 1,024 bytes, each of them five characters long in XML, with room to spare.</summary>
    private const long MaxDocument = 8L * 1024 * 1024;

    public static async ValueTask RunAsync(Exchange exchange)
    {
        // What only asks has no body, and none that it has would mean anything.
        if (exchange.Service!.Routes is null || exchange.Request.Method is "GET" or "HEAD" or "DELETE")
        {
            return;
        }

        var operation = exchange.Operation!;
        if (operation.TakesBody || operation.LateDocument is not null)
        {
            Admit(exchange);
        }

        var bound = operation.TakesBody ? MaxObject : MaxDocument;
        exchange.Request = await BodyReceiver.ReceiveAsync(exchange.Request, exchange.Signed, exchange.SigningKey, exchange.Body.Stream, bound, exchange.Body.Aborted).ConfigureAwait(false);
        if (!operation.TakesBody && exchange.Request.Upload is { Memory: null } document)
        {
            using var whole = new MemoryStream((int)document.Length);
            await document.CopyToAsync(whole, exchange.Body.Aborted).ConfigureAwait(false);
            exchange.Request = exchange.Request with { Body = whole.ToArray() };
        }
    }

    /// <summary>Whoever is refused needn't send the body, nor has it to be received: with <c>Expect: 100-continue</c> none is sent. What is decided here is decided again when the body is there.</summary>
    private static void Admit(Exchange exchange)
    {
        var received = exchange.Request;
        exchange.Request = exchange.Operation!.TakesBody ? received with { Upload = Body.Empty } : received;
        Pipeline.Read(exchange, exchange.Operation.LateDocument);
        exchange.State.Runner.Admit(exchange.Operation, exchange.Parameters!, exchange.Start, exchange.Violations!);
        exchange.Request = received;

        // A call that writes is made in the world of its turn. This one would keep what is deleted meanwhile, for as long as the body takes.
        exchange.Start.World = exchange.Operation.Writes ? null : exchange.Start.World;
    }
}
