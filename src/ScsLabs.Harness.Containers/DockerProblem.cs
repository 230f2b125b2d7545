using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using ScsLabs.Harness.Telling;

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
        $"{Texts.CannotStart.With(image, Advice(problem, image, isRunning))}{Tail(logs)}\n{problem.GetBaseException().Message}",
        problem);

    private static string Advice(Exception problem, string image, bool isRunning)
    {
        var text = problem.ToString();
        var isOurs = !image.StartsWith("localstack/", StringComparison.Ordinal);
        return NewestVersion(text) is { Length: > 0 } version
                ? Texts.EngineIsOld.With(version)
            : problem is DockerUnavailableException || Has("Docker is either not running") || Has("Cannot connect to the Docker daemon") || Has("Connection refused (") || Has("No such file or directory (")
                ? Texts.NoDocker.ToString()
            : Has("testcontainers/ryuk") || Has("ResourceReaper")
                ? (isOurs ? Texts.NoReaperForOurs : Texts.NoReaper).ToString()
            : Has("No such image") || Has("pull access denied") || Has("manifest unknown") || Has("not found: manifest") || Has("repository does not exist") || Has("Client.Timeout exceeded") || Has("no such host")
                ? (isOurs ? Texts.NoImageOfOurs : Texts.NoImage).ToString()
            : problem is (ContainerEndedException or ContainerNotRunningException) && !isOurs
                ? Texts.LocalStackEnded.ToString()
            : Has("No such container") || problem is ContainerEndedException or ContainerNotRunningException
                ? (isOurs ? Texts.OursEndedAtOnce : Texts.EndedAtOnce).With(image)
            : problem is (TimeoutException or OperationCanceledException) && isRunning
                ? Texts.RunsUnanswered.ToString()
            : problem is TimeoutException or OperationCanceledException
                ? Texts.NotInTime.ToString()
            : "";

        bool Has(string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    private static string Tail(string logs)
    {
        var lines = logs.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "" : $" {Texts.LastLines}\n  {string.Join("\n  ", lines.TakeLast(LinesOfLog))}";
    }

    /// <summary>The newest API version that the engine reports; empty where it reports none.</summary>
    private static string NewestVersion(string text)
    {
        const string Says = "Maximum supported API version is ";
        var at = text.IndexOf(Says, StringComparison.Ordinal);
        return at < 0 ? "" : string.Concat(text.Skip(at + Says.Length).TakeWhile(character => char.IsAsciiDigit(character) || character == '.'));
    }
}
