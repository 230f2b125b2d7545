using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;

namespace ScsLabs.Testcontainers;

/// <summary>How a container of the emulator is set up.</summary>
public sealed class ScsLabsConfiguration : ContainerConfiguration
{
    /// <summary>Begins one with what the emulator is told.</summary>
    /// <param name="rootSecret">The secret of the root users.</param>
    /// <param name="controlToken">What the operator's endpoints want.</param>
    /// <param name="exitWhenIdle">How long without a request until it ends by itself.</param>
    public ScsLabsConfiguration(string? rootSecret = null, string? controlToken = null, TimeSpan? exitWhenIdle = null) =>
        (RootSecret, ControlToken, ExitWhenIdle) = (rootSecret, controlToken, exitWhenIdle);

    /// <summary>Takes over what holds for every Docker resource.</summary>
    /// <param name="resourceConfiguration">What to take over.</param>
    public ScsLabsConfiguration(IResourceConfiguration<CreateContainerParameters> resourceConfiguration)
        : base(resourceConfiguration)
    {
    }

    /// <summary>Takes over what holds for every container.</summary>
    /// <param name="resourceConfiguration">What to take over.</param>
    public ScsLabsConfiguration(IContainerConfiguration resourceConfiguration)
        : base(resourceConfiguration)
    {
    }

    /// <summary>A copy.</summary>
    /// <param name="resourceConfiguration">What to copy.</param>
    public ScsLabsConfiguration(ScsLabsConfiguration resourceConfiguration)
        : this(new ScsLabsConfiguration(), resourceConfiguration)
    {
    }

    /// <summary>Puts a newer one over an older one.</summary>
    /// <param name="oldValue">What holds where the newer one says nothing.</param>
    /// <param name="newValue">The newer one.</param>
    public ScsLabsConfiguration(ScsLabsConfiguration oldValue, ScsLabsConfiguration newValue)
        : base(oldValue, newValue)
    {
        RootSecret = BuildConfiguration.Combine(oldValue.RootSecret, newValue.RootSecret);
        ControlToken = BuildConfiguration.Combine(oldValue.ControlToken, newValue.ControlToken);
        ExitWhenIdle = BuildConfiguration.Combine(oldValue.ExitWhenIdle, newValue.ExitWhenIdle);
    }

    /// <summary>The secret of the root users; null until the container is built, unless it was set.</summary>
    public string? RootSecret { get; }

    /// <summary>What the operator's endpoints want in <c>X-ScsLabs-Token</c>; null until the container is built, unless it was set.</summary>
    public string? ControlToken { get; }

    /// <summary>How long without a request until the emulator ends by itself; <see cref="Timeout.InfiniteTimeSpan"/> for never.</summary>
    public TimeSpan? ExitWhenIdle { get; }
}
