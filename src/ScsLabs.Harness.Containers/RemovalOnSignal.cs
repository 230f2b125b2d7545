using System.Runtime.InteropServices;

namespace ScsLabs.Harness.Backends;

/// <summary>Removes a container when the process is asked to end, because LocalStack's, unlike ours, doesn't end by itself.</summary>
internal sealed class RemovalOnSignal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IAsyncDisposable container;
    private readonly List<PosixSignalRegistration> registrations;

    /// <summary>Waits for the signals.</summary>
    public RemovalOnSignal(IAsyncDisposable container)
    {
        this.container = container;
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, Remove), PosixSignalRegistration.Create(PosixSignal.SIGINT, Remove)];
    }

    /// <inheritdoc />
    public void Dispose() => registrations.ForEach(static registration => registration.Dispose());

    /// <summary>Removes the container. The process ends when this returns, so it has to wait; a removal that fails must not keep the process from ending.</summary>
    internal void Remove(PosixSignalContext signal) =>
        Task.WaitAny([container.DisposeAsync().AsTask()], Patience);
}
