using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;

namespace ScsLabs.Testcontainers;

/// <summary>The configuration of a container of the emulator.</summary>
public sealed class ScsLabsConfiguration : ContainerConfiguration
{
    /// <summary>Creates a configuration from the emulator's settings.</summary>
    /// <param name="rootSecret">The secret access key of the root users.</param>
    /// <param name="controlToken">The token that the operator's endpoints require.</param>
    /// <param name="exitWhenIdle">The time without requests after which the emulator exits.</param>
    public ScsLabsConfiguration(string? rootSecret = null, string? controlToken = null, TimeSpan? exitWhenIdle = null) =>
        (RootSecret, ControlToken, ExitWhenIdle) = (rootSecret, controlToken, exitWhenIdle);

    /// <summary>Creates a configuration from that of a Docker resource.</summary>
    /// <param name="resourceConfiguration">The configuration to copy.</param>
    public ScsLabsConfiguration(IResourceConfiguration<CreateContainerParameters> resourceConfiguration)
        : base(resourceConfiguration)
    {
    }

    /// <summary>Creates a configuration from that of a container.</summary>
    /// <param name="resourceConfiguration">The configuration to copy.</param>
    public ScsLabsConfiguration(IContainerConfiguration resourceConfiguration)
        : base(resourceConfiguration)
    {
    }

    /// <summary>Copies a configuration.</summary>
    /// <param name="resourceConfiguration">The configuration to copy.</param>
    public ScsLabsConfiguration(ScsLabsConfiguration resourceConfiguration)
        : this(new ScsLabsConfiguration(), resourceConfiguration)
    {
    }

    /// <summary>Merges two configurations.</summary>
    /// <param name="oldValue">The older configuration, used where the newer one has no value.</param>
    /// <param name="newValue">The newer configuration.</param>
    public ScsLabsConfiguration(ScsLabsConfiguration oldValue, ScsLabsConfiguration newValue)
        : base(oldValue, newValue)
    {
        RootSecret = BuildConfiguration.Combine(oldValue.RootSecret, newValue.RootSecret);
        ControlToken = BuildConfiguration.Combine(oldValue.ControlToken, newValue.ControlToken);
        ExitWhenIdle = BuildConfiguration.Combine(oldValue.ExitWhenIdle, newValue.ExitWhenIdle);
    }

    /// <summary>The secret access key of the root users; null until the container is built, unless it was set.</summary>
    public string? RootSecret { get; }

    /// <summary>The token that the operator's endpoints require in <c>X-ScsLabs-Token</c>; null until the container is built, unless it was set.</summary>
    public string? ControlToken { get; }

    /// <summary>The time without requests after which the emulator exits; <see cref="Timeout.InfiniteTimeSpan"/> for never.</summary>
    public TimeSpan? ExitWhenIdle { get; }
}
