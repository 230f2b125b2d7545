using System.Security.Cryptography;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Images;

namespace ScsLabs.Testcontainers;

/// <summary>Builds a container of the emulator: <c>await using var aws = new ScsLabsBuilder().Build(); await aws.StartAsync();</c></summary>
/// <remarks>Each container that it builds gets its own random root secret and control token, unless they are set.</remarks>
public sealed class ScsLabsBuilder : ContainerBuilder<ScsLabsBuilder, ScsLabsContainer, ScsLabsConfiguration>
{
    /// <summary>The default image.</summary>
    public const string ScsLabsImage = "scslabs/scslabs:local";

    /// <summary>The emulator's port in the container. On the host it is mapped to a free port.</summary>
    public const ushort ScsLabsPort = 4566;

    /// <summary>The time limit for a running container to become healthy, which usually takes a moment.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestIdle = TimeSpan.FromDays(30);

    /// <summary>Creates a builder with the image that <c>make image</c> builds.</summary>
    public ScsLabsBuilder()
        : this(ScsLabsImage)
    {
    }

    /// <summary>Creates a builder with an image.</summary>
    /// <param name="image">The image's full name with its tag.</param>
    public ScsLabsBuilder(string image)
        : this(new DockerImage(image))
    {
    }

    /// <summary>Creates a builder with an image.</summary>
    /// <param name="image">The image.</param>
    public ScsLabsBuilder(IImage image)
        : this(new ScsLabsConfiguration()) => DockerResourceConfiguration = Init().WithImage(image).DockerResourceConfiguration;

    private ScsLabsBuilder(ScsLabsConfiguration resourceConfiguration)
        : base(resourceConfiguration) => DockerResourceConfiguration = resourceConfiguration;

    /// <inheritdoc />
    protected override ScsLabsConfiguration DockerResourceConfiguration { get; }

    /// <summary>Sets the secret access key of the root users, whose access key ids are their account ids.</summary>
    /// <param name="rootSecret">The secret.</param>
    public ScsLabsBuilder WithRootSecret(string rootSecret) =>
        Merge(DockerResourceConfiguration, new(rootSecret: rootSecret)).WithEnvironment("SCSLABS_ROOT_SECRET", rootSecret);

    /// <summary>Sets the token that the operator's endpoints require in <c>X-ScsLabs-Token</c>.</summary>
    /// <param name="controlToken">The token.</param>
    public ScsLabsBuilder WithControlToken(string controlToken) =>
        Merge(DockerResourceConfiguration, new(controlToken: controlToken)).WithEnvironment("SCSLABS_CONTROL_TOKEN", controlToken);

    /// <summary>Sets the time without requests after which the emulator exits and is removed, so that a killed test run leaves nothing behind: ten minutes by default.</summary>
    /// <param name="idle">From one second to thirty days, in whole seconds; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    public ScsLabsBuilder WithExitWhenIdle(TimeSpan idle) =>
        Merge(DockerResourceConfiguration, new(exitWhenIdle: idle));

    /// <inheritdoc />
    public override ScsLabsContainer Build()
    {
        Validate();
        var whole = WithRootSecret(DockerResourceConfiguration.RootSecret ?? Random()).WithControlToken(DockerResourceConfiguration.ControlToken ?? Random());
        if (DockerResourceConfiguration.ExitWhenIdle is { } idle && idle != Timeout.InfiniteTimeSpan)
        {
            whole = whole.WithEnvironment("SCSLABS_EXIT_WHEN_IDLE", $"{idle.TotalSeconds:F0}");
        }

        return new(whole.DockerResourceConfiguration);
    }

    /// <inheritdoc />
    protected override ScsLabsBuilder Init() => base.Init()
        .WithPortBinding(ScsLabsPort, assignRandomHostPort: true)
        // Not WithAutoRemove, because Testcontainers doesn't allow reuse with it.
        .WithCreateParameterModifier(parameters => (parameters.HostConfig ??= new()).AutoRemove = true)
        .WithExitWhenIdle(TimeSpan.FromMinutes(10))
        .WithConnectionStringProvider(new ScsLabsConnectionStringProvider())
        .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPath("/_scslabs/health").ForPort(ScsLabsPort), wait => wait.WithTimeout(Patience)));

    /// <inheritdoc />
    protected override void Validate()
    {
        base.Validate();
        Refuse(DockerResourceConfiguration.RootSecret is "", nameof(ScsLabsConfiguration.RootSecret), "The root secret must not be empty.");
        Refuse(DockerResourceConfiguration.ControlToken is "", nameof(ScsLabsConfiguration.ControlToken), "The control token must not be empty.");
        Refuse(
            DockerResourceConfiguration.ExitWhenIdle is { } idle && idle != Timeout.InfiniteTimeSpan && (idle < TimeSpan.FromSeconds(1) || idle > LongestIdle),
            nameof(ScsLabsConfiguration.ExitWhenIdle),
            "The idle time must be from a second to thirty days, or infinite.");
    }

    /// <inheritdoc />
    protected override ScsLabsBuilder Clone(IResourceConfiguration<CreateContainerParameters> resourceConfiguration) =>
        Merge(DockerResourceConfiguration, new(resourceConfiguration));

    /// <inheritdoc />
    protected override ScsLabsBuilder Clone(IContainerConfiguration resourceConfiguration) =>
        Merge(DockerResourceConfiguration, new(resourceConfiguration));

    /// <inheritdoc />
    protected override ScsLabsBuilder Merge(ScsLabsConfiguration oldValue, ScsLabsConfiguration newValue) =>
        new(new ScsLabsConfiguration(oldValue, newValue));

    private static string Random() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static void Refuse(bool bad, string name, string why)
    {
        if (bad)
        {
            throw new ArgumentException(why, name);
        }
    }
}
