namespace ScsLabs.Emulator.Sandboxes;

/// <summary>The ports on a sandbox's own loopback.</summary>
internal static class SandboxPorts
{
    /// <summary>AWS's endpoint: the emulator.</summary>
    public const int Endpoint = 4566;

    /// <summary>The port of the service that exists for this sandbox alone, such as Lambda's Runtime API.</summary>
    public const int Own = 9001;

    /// <summary>All, in the order in which their sockets are passed.</summary>
    public static int[] All { get; } = [Endpoint, Own];
}
