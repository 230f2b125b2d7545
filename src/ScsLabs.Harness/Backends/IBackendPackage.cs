using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Backends;

/// <summary>A package with further backends, kept out of the harness so that projects without them don't need their dependencies.</summary>
internal interface IBackendPackage
{
    /// <summary>The name of the backend that runs ScsLabs' image.</summary>
    const string Container = "container";

    /// <summary>The name of the backend that runs LocalStack's image.</summary>
    const string LocalStack = "localstack";

    /// <summary>Starts one of the package's backends.</summary>
    /// <exception cref="BackendException">The backend can't be started.</exception>
    Task<LabBackend> StartAsync(string name, CancellationToken cancellationToken);

    /// <summary>Loads the package with the backends in containers.</summary>
    /// <exception cref="BackendException">The project doesn't reference it.</exception>
    static IBackendPackage OfContainers(string name) =>
        Type.GetType("ScsLabs.Harness.Backends.ContainerBackends, ScsLabs.Harness.Containers") is { } found
            ? (IBackendPackage)Activator.CreateInstance(found)!
            : throw new BackendException(Texts.BackendInPackage.With(name));
}
