using Microsoft.AspNetCore.Http;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>The sandbox that a connection comes from.</summary>
/// <param name="Own">Answers requests to the port that exists for this sandbox alone; null for requests to the emulator.</param>
internal sealed record SandboxOrigin(Func<HttpContext, Task>? Own)
{
    /// <summary>The origin of requests to the emulator.</summary>
    public static SandboxOrigin OfCalls { get; } = new((Func<HttpContext, Task>?)null);
}
