using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ScsLabs.Emulator;

/// <summary>Bodies that clients hold back until they are told to go on (<c>Expect: 100-continue</c>), and that nobody asked for.</summary>
internal static class HeldBackBodies
{
    /// <summary>Closes the connection after an answer that came without the body: a client that takes the answer doesn't send it, and its next request would be read as the body.</summary>
    /// <remarks>Source: RFC 9110, 10.1.1.</remarks>
    public static Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Expect.Count > 0)
        {
            context.Response.OnStarting(CloseUnlessAskedForAsync, context);
        }

        return next(context);
    }

    private static Task CloseUnlessAskedForAsync(object state)
    {
        var context = (HttpContext)state;

        // Kestrel fixes the bound when the body begins to be read, and then says Continue.
        if (!context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().IsReadOnly)
        {
            context.Response.Headers.Connection = "close";
        }

        return Task.CompletedTask;
    }
}
