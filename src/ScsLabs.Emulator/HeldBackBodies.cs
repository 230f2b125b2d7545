using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ScsLabs.Emulator;

/// <summary>Handles bodies that clients hold back until the server answers <c>Expect: 100-continue</c>, and that were never requested.</summary>
internal static class HeldBackBodies
{
    /// <summary>Closes the connection after an answer that was sent without reading the body. The client doesn't send the body then, and its next request would be read as the body.</summary>
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

        // Kestrel fixes the limit when the body begins to be read, and then sends 100 Continue.
        if (!context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().IsReadOnly)
        {
            context.Response.Headers.Connection = "close";
        }

        return Task.CompletedTask;
    }
}
