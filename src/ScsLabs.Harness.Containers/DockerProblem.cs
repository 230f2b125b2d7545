using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace ScsLabs.Harness.Backends;

/// <summary>Explains failures of Docker with the next step; the engine and its client library give the cause at best.</summary>
internal static class DockerProblem
{
    private const int LinesOfLog = 20;

    /// <summary>Creates the exception that explains the problem and the next step.</summary>
    /// <remarks>The engine distinguishes its errors only by their text.</remarks>
    /// <param name="problem">The exception from starting the container.</param>
    /// <param name="image">The container's image.</param>
    /// <param name="logs">The container's logs, if it was started.</param>
    /// <param name="isRunning">Whether the container runs, but didn't get healthy.</param>
    public static BackendException Explain(Exception problem, string image, string logs, bool isRunning = false) => new(
        $"{image} can't be started. {Advice(problem, image, isRunning)}{Tail(logs)}\n{problem.GetBaseException().Message}",
        problem);

    private static string Advice(Exception problem, string image, bool isRunning)
    {
        var text = problem.ToString();
        var isOurs = !image.StartsWith("localstack/", StringComparison.Ordinal);
        return NewestVersion(text) is { Length: > 0 } version
                ? $"The Docker engine is older than its client: set DOCKER_API_VERSION={version}."
            : problem is DockerUnavailableException || Has("Docker is either not running") || Has("Cannot connect to the Docker daemon") || Has("Connection refused (") || Has("No such file or directory (")
                ? "Docker can't be reached: start it, or let DOCKER_HOST say where it listens. Without Docker there is SCSLABS_BACKEND=embedded."
            : Has("testcontainers/ryuk") || Has("ResourceReaper")
                ? $"Testcontainers' reaper can't be pulled or started: set TESTCONTAINERS_RYUK_DISABLED=true. {(isOurs ? "Our containers end by themselves when nobody uses them." : "A run that is killed then leaves its container: docker rm takes it away.")}"
            : Has("No such image") || Has("pull access denied") || Has("manifest unknown") || Has("not found: manifest") || Has("repository does not exist") || Has("Client.Timeout exceeded") || Has("no such host")
                ? isOurs ? "The image is not on this machine and could not be pulled: build it with `make image`, or name another in SCSLABS_IMAGE." : "The image is not on this machine and could not be pulled: pull it where there is a network."
            : problem is (ContainerEndedException or ContainerNotRunningException) && !isOurs
                ? "It ended by itself, as LocalStack does without a token that it accepts: check LOCALSTACK_AUTH_TOKEN, or leave it out for the last version that needs none."
            : Has("No such container") || problem is ContainerEndedException or ContainerNotRunningException
                ? $"It ended as soon as it was started: `docker run --rm {image}` shows why. An image for another processor does so too{(isOurs ? "; `make image` builds one for this machine" : "")}."
            : problem is (TimeoutException or OperationCanceledException) && isRunning
                ? "The container runs, but it doesn't answer here in time. Where this process is in a container itself, or the engine is on another machine, set TESTCONTAINERS_HOST_OVERRIDE to the address of the engine's machine, such as host.docker.internal or the gateway of Docker's network."
            : problem is TimeoutException or OperationCanceledException
                ? "It was not there, pulled, started and healthy, in time."
            : "";

        bool Has(string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    private static string Tail(string logs)
    {
        var lines = logs.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "" : $" Its last lines:\n  {string.Join("\n  ", lines.TakeLast(LinesOfLog))}";
    }

    /// <summary>The newest API version that the engine reports; empty where it reports none.</summary>
    private static string NewestVersion(string text)
    {
        const string Says = "Maximum supported API version is ";
        var at = text.IndexOf(Says, StringComparison.Ordinal);
        return at < 0 ? "" : string.Concat(text.Skip(at + Says.Length).TakeWhile(character => char.IsAsciiDigit(character) || character == '.'));
    }
}
