using Xunit;

namespace ScsLabs.Harness;

/// <summary>The checks of a lab. Each begins in the world as the answer left it, whatever the others did.</summary>
/// <typeparam name="TLab">The lab's fixture.</typeparam>
public abstract class LabOutcome<TLab>(TLab lab) : IClassFixture<TLab>, IAsyncLifetime
    where TLab : LabFixture
{
    /// <summary>The lab.</summary>
    protected TLab Lab { get; } = lab;

    /// <summary>The accounts and their clients.</summary>
    protected LabContext Aws => Lab.Aws;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        Capability.Require(Aws.Backend, Lab.Manifest.Needs);
        await Lab.RewindAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
