namespace ScsLabs.Harness.Backends;

/// <summary>A package that brings backends which the harness doesn't know, so that whoever doesn't use them needn't have what they need.</summary>
internal interface IBackendPackage
{
    /// <summary>The backend that is our image.</summary>
    const string Container = "container";

    /// <summary>The backend that is LocalStack's image.</summary>
    const string LocalStack = "localstack";

    /// <summary>Starts one of its backends.</summary>
    /// <exception cref="BackendException">The backend can't be had.</exception>
    Task<LabBackend> StartAsync(string name, CancellationToken cancellationToken);

    /// <summary>The package with the backends in containers.</summary>
    /// <exception cref="BackendException">The project doesn't reference it.</exception>
    static IBackendPackage OfContainers(string name) =>
        Type.GetType("ScsLabs.Harness.Backends.ContainerBackends, ScsLabs.Harness.Containers") is { } found
            ? (IBackendPackage)Activator.CreateInstance(found)!
            : throw new BackendException($"The backend '{name}' is in the package ScsLabs.Harness.Containers, which this project doesn't reference: add it.");
}
