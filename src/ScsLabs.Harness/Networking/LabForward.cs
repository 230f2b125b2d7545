using ScsLabs.Emulator;

namespace ScsLabs.Harness;

/// <summary>A port of this machine's loopback that leads through the lab's network.</summary>
public sealed class LabForward : IAsyncDisposable
{
    private readonly Forward forward;

    internal LabForward(Forward forward) => this.forward = forward;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => forward.Address.Port;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => forward.DisposeAsync();
}
