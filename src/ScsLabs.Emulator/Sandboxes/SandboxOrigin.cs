using Microsoft.AspNetCore.Http;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>The sandbox that a connection comes from.</summary>
internal sealed record SandboxOrigin
{
    /// <summary>The origin of a function's requests to the emulator.</summary>
    public static SandboxOrigin OfCalls { get; } = new();

    /// <summary>Answers requests to the port that exists for this sandbox alone; null for requests to the emulator.</summary>
    public Func<HttpContext, Task>? Own { get; init; }

    /// <summary>The id of the instance on which the program runs; null where it runs on none.</summary>
    public string? InstanceId { get; init; }
}
